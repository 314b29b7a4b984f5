"""不予立案: with the ground and its reason; a lead of another organ is passed on (处罚法54、76)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.cases.papers import issue_papers_of
from sunlit.procedures.penalty.forms.intake import OUTSIDE_JURISDICTION
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def decline_to_file(act: Act) -> Step:
    """Decide not to file the case, which ends it.

    :raises Refused: when another organ has jurisdiction and is not named.
    """
    step, facts = begin(act, "decline_to_file")
    is_passed_on = act.content["ground"] == OUTSIDE_JURISDICTION
    if is_passed_on and not (act.content.get("onward") or "").strip():
        raise Refused(
            Refusal("不属于本机关管辖的，请写明线索移送到哪个机关。", cite("处罚法22"), "onward")
        )
    return complete(step, issue_papers_of(step, facts))
