"""调查终结: what was found, and the penalty that is proposed (处罚法57)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import frame_of
from sunlit.rules.disposition import check_disposition
from sunlit.rules.proposed_penalty import check_discretion, check_one_fine
from sunlit.rules.refusal import Refused


@transaction.atomic
def conclude_investigation(act: Act) -> Step:
    """Conclude the investigation with a proposal; the notice tells the party exactly that.

    :raises Refused: when it proposes nothing, or not what the law and the organ's own table of
        discretion allow (CF-G10 to CF-G13).
    """
    step, facts = begin(act, "conclude_investigation")
    wrong = (
        check_disposition(act.content, facts.matter.fine_max_fen)
        or check_discretion(act.content, frame_of(facts))
        or check_one_fine(act.content)
    )
    if wrong:
        raise Refused(wrong)
    return complete(step, issue_papers_of(step, facts))
