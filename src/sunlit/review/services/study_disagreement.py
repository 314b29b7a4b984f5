"""集体研究: the heads of the organ study what a recheck has not settled (审核制度第九条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.deliberation.deliberating import why_not_carried, why_not_ended
from sunlit.parts.deliberation.forms import OFFICE
from sunlit.review.papers import issue_study_paper
from sunlit.review.queries import review_state
from sunlit.review.steps.codes import AGAINST_OFFICE, STUDIED
from sunlit.rules.deliberation import STUDY
from sunlit.rules.refusal import Refused
from sunlit.rules.review_gate import check_collective_study


@transaction.atomic
def study_disagreement(act: Act) -> Step:
    """Record the study: it sends the draft to a further round, or back to the office.

    It opens no gate: only the agreement of the legal section does (审核制度五). The views are those
    that each who was present gave and signed (`give_study_view`); who takes the step is the host.

    :raises Refused: before a recheck, when nobody was called, somebody has not spoken, it is not
        the host who records, the end does not fit, or nobody supports the office where that is
        recorded.
    """
    early = check_collective_study(review_state(CaseFacts(act.case).of(act.of_party)))
    if early:
        raise Refused(early)
    sides_with_office = act.content.get("sides_with") == OFFICE
    step, facts = begin(act, STUDIED if sides_with_office else AGAINST_OFFICE)
    wrong = why_not_ended(STUDY, facts, act.content["ended_at"], act.now) or why_not_carried(
        step.code, STUDY, facts
    )
    if wrong:
        raise Refused(wrong)
    return complete(step, issue_study_paper(step, facts).rows)
