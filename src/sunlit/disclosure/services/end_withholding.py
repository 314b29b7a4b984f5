"""终止不予公开: the ground has ended, so the decision is checked and published (公示制度第七条)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.disclosure.models import ExemptionReview
from sunlit.disclosure.queries import standing_exemption


@transaction.atomic
def end_withholding(act: Act) -> ExemptionReview:
    """Record that the ground has ended and return the review: the exemption stands no longer."""
    step, facts = begin(act, "end_withholding")
    exemption = standing_exemption(facts.decision)
    if exemption is None:
        raise AssertionError("the table lets nothing be ended that is not withheld")
    review = ExemptionReview.objects.create(
        exemption=exemption,
        step=step,
        ends=True,
        finding=act.content["finding"],
        reviewed_by=act.actor,
        recorded_at=act.now,
    )
    complete(step, [review])
    return review
