"""作废: an administrator says that a job that stopped is no longer wanted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sunlit.jobs.models import Job, State
from sunlit.jobs.services.retry import JobMovedOn
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record


@transaction.atomic
def discard(job: UUID, *, actor: int, now: datetime) -> None:
    """Put the job away; it is removed with the finished ones later.

    :raises JobMovedOn: when it no longer stands still.
    """
    away = Job.objects.filter(uuid=job, state=State.DEAD).update(state=State.DISCARDED)
    if not away:
        raise JobMovedOn
    record(
        log=Log.RECORD,
        event="jobs.discarded",
        subject=str(job),
        facts={"key": Job.objects.values_list("key", flat=True).get(uuid=job)},
        rows=[],
        actor=actor,
        happened_at=now,
        recorded_at=now,
    )
