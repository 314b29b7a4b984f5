"""Take the next job: one short transaction, no two workers the same job."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from sunlit.jobs.models import Job, State

LEASE_ENDED = "执行的进程中断了。"


def claim(owner: str, kinds: Collection[str], *, now: datetime, lease: timedelta) -> Job | None:
    """Return the job that is now `owner`'s until `now + lease`, or None.

    A job whose lease has ended is taken like one that waits; one that has used its last attempt
    is dead instead.
    """
    if not _ready(kinds, now).exists():
        return None
    with transaction.atomic():
        for job in _locked(_ready(kinds, now).order_by("run_at", "id"))[:1]:
            if job.state == State.RUNNING and job.attempt >= job.max_attempts:
                _bury(job, now)
                return None
            job.state = State.RUNNING
            job.owner = owner
            job.attempt += 1
            job.lease_until = now + lease
            Job.objects.filter(pk=job.pk).update(
                state=job.state,
                owner=job.owner,
                attempt=job.attempt,
                lease_until=job.lease_until,
            )
            return job
    return None


def _ready(kinds: Collection[str], now: datetime) -> QuerySet[Job]:
    waiting = Q(state=State.QUEUED, run_at__lte=now)
    abandoned = Q(state=State.RUNNING, lease_until__lte=now)
    return Job.objects.filter(waiting | abandoned, kind__in=kinds)


def _locked(jobs: QuerySet[Job]) -> QuerySet[Job]:
    """Lock what is taken. On SQLite the write transaction itself keeps everybody else out."""
    if connection.features.has_select_for_update_skip_locked:
        return jobs.select_for_update(skip_locked=True)
    return jobs


def _bury(job: Job, now: datetime) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=State.DEAD, owner="", lease_until=None, finished_at=now, error=LEASE_ENDED
    )
