"""提请不予公开: the handling office says on which ground, why and until when (公示制度第七条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.rules.refusal import Refused
from sunlit.rules.withholding import WithholdingGround, check_review_day, check_withholding


@transaction.atomic
def propose_withholding(act: Act) -> Step:
    """Propose to withhold the decision; the proposal is the step's content.

    :raises Refused: when the ground lacks what it asks for, or the day of the next examination
        does not lie ahead.
    """
    step, _ = begin(act, "propose_withholding")
    review_on = date.fromisoformat(act.content["review_on"])
    refusal = check_withholding(
        WithholdingGround(act.content["ground"]),
        reason=act.content["reason"],
        redaction_fails=act.content.get("redaction_fails") or "",
        basis=act.content.get("basis") or "",
        review_on=review_on,
    ) or check_review_day(review_on, timezone.localdate(act.now))
    if refusal:
        raise Refused(refusal)
    return complete(step)
