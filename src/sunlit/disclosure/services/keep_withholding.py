"""继续不予公开: the ground was examined again and still stands (公示制度第七条)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.disclosure.models import ExemptionReview
from sunlit.disclosure.queries import standing_exemption
from sunlit.rules.refusal import Refused
from sunlit.rules.withholding import check_review_day


@transaction.atomic
def keep_withholding(act: Act) -> ExemptionReview:
    """Record that the ground still stands, and when it is examined next; return the review.

    :raises Refused: when that day does not lie ahead.
    """
    step, facts = begin(act, "keep_withholding")
    exemption = standing_exemption(facts.decision)
    if exemption is None:
        raise AssertionError("the table lets nothing be kept that is not withheld")
    review_on = date.fromisoformat(act.content["review_on"])
    past = check_review_day(review_on, timezone.localdate(act.now))
    if past:
        raise Refused(past)
    review = ExemptionReview.objects.create(
        exemption=exemption,
        step=step,
        ends=False,
        finding=act.content["finding"],
        review_on=review_on,
        reviewed_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [review])
    return review
