"""Write how far a job has come, if it is still this worker's."""

from typing import Any

from django.db import transaction

from sunlit.jobs.models import Job, State


class LeaseLost(Exception):
    """Another worker has the job: whatever this one was about to write must not stand."""


@transaction.atomic
def advance(job: Job, done: int, total: int, cursor: dict[str, Any]) -> None:
    """Store progress and cursor.

    :raises LeaseLost: when (owner, attempt) no longer hold the job.
    """
    held = Job.objects.filter(
        pk=job.pk, state=State.RUNNING, owner=job.owner, attempt=job.attempt
    ).update(done=done, total=total, cursor=cursor)
    if not held:
        raise LeaseLost
