"""交后台重新计算: the due days that a change concerns are derived again behind the pages."""

from uuid import UUID

from django.db import transaction

from sunlit.cases.jobs import payload_of, recompute
from sunlit.cases.services.recompute_duties import DaysChanged, PeriodChanged
from sunlit.jobs.models import Job, State
from sunlit.people.models import Person


@transaction.atomic
def order_recomputation(
    change: DaysChanged | PeriodChanged, *, subject: UUID, reason: str, actor: Person
) -> None:
    """Ask for the recomputation, in the transaction of the change where there is one.

    While one of the same cause waits for its turn, no second is asked for.

    :param subject: the row that is the cause.
    """
    asked = Job.objects.filter(kind=recompute.code, subject=subject)
    if asked.filter(state=State.QUEUED).exists():
        return
    recompute.enqueue(
        f"{subject}:{asked.count() + 1}",
        payload_of(change, subject=subject, reason=reason, actor=actor),
        subject=subject,
        requested_by=actor.pk,
    )
