"""集体研究: the heads of the organ study what a recheck has not settled (审核制度第九条)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.forms.disagreement import OFFICE
from sunlit.cases.models import Draft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.review.papers import issue_study_paper
from sunlit.review.queries import review_state
from sunlit.rules.citations import cite
from sunlit.rules.deliberation import View, check_views
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.review_gate import check_collective_study


@transaction.atomic
def study_disagreement(act: Act) -> Step:
    """Record the study: it sends the draft to a further round, or back to the office.

    It opens no gate: only the agreement of the legal section does (审核制度五). Who takes the step
    is the host.

    :raises Refused: before a recheck, when fewer than two heads spoke, somebody else did, the host
        did not speak last, or the times do not fit.
    """
    early = check_collective_study(review_state(CaseFacts(act.case)))
    if early:
        raise Refused(early)
    sides_with_office = act.content.get("sides_with") == OFFICE
    step, facts = begin(act, "study_disagreement" if sides_with_office else "study_against_office")
    started = datetime.fromisoformat(act.content["started_at"])
    _check_times(act, facts, started)
    leaders = leaders_on(timezone.localdate(started)).values_list("name", flat=True)
    wrong = check_views(
        [
            View(*(str(row[name]).strip() for name in ("name", "post", "view")))
            for row in act.content["views"]
        ],
        host=act.actor.name,
        leaders=frozenset(leaders),
        citation=cite("审核制度9"),
    )
    if wrong:
        raise Refused(wrong)
    Draft.objects.filter(case=facts.case, step="study_disagreement", author=act.actor).delete()
    return complete(step, issue_study_paper(step, facts).rows)


def _check_times(act: Act, facts: CaseFacts, started: datetime) -> None:
    ended = datetime.fromisoformat(act.content["ended_at"])
    if not started < ended <= act.now:
        raise Refused(Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at"))
    maintained = facts.last("recheck_maintains")
    if maintained and started < maintained.happened_at.replace(second=0, microsecond=0):
        raise Refused(
            Refusal(
                "法规科出具复核意见以后，才能集体研究这一版书稿。",
                cite("审核制度9"),
                "started_at",
            )
        )
