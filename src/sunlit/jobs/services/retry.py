"""重试: an administrator lets a job that stopped be tried again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sunlit.jobs.models import Job, State
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record

FURTHER_ATTEMPTS = 3


class JobMovedOn(Exception):
    """The job no longer stands still: somebody else has seen to it."""


@transaction.atomic
def retry(job: UUID, *, actor: int, now: datetime) -> None:
    """Queue the job again with three more attempts, before what was asked for later.

    :raises JobMovedOn: when it no longer stands still.
    """
    queued = Job.objects.filter(uuid=job, state=State.DEAD).update(
        state=State.QUEUED,
        run_at=F("created_at"),
        max_attempts=F("attempt") + FURTHER_ATTEMPTS,
        finished_at=None,
    )
    if not queued:
        raise JobMovedOn
    record(
        log=Log.RECORD,
        event="jobs.retried",
        subject=str(job),
        facts={"key": Job.objects.values_list("key", flat=True).get(uuid=job)},
        rows=[],
        actor=actor,
        happened_at=now,
        recorded_at=now,
    )
