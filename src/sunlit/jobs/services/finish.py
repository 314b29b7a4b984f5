"""End an attempt, if the job is still this worker's."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from sunlit.jobs.models import Job, State

FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
SENTENCE_LENGTH = 300


@dataclass(frozen=True)
class Done:
    """The work is done; `words` are its result, for whoever asked."""

    words: str = ""


@dataclass(frozen=True)
class Failed:
    """The attempt failed; `for_good` when another would fail as well."""

    error: str
    for_good: bool = False


@dataclass(frozen=True)
class Postponed:
    """The attempt does not count, and the next begins after `wait`; `why` is shown meanwhile."""

    why: str
    wait: timedelta


@transaction.atomic
def finish(job: Job, outcome: Done | Failed | Postponed, *, now: datetime) -> bool:
    """Write the outcome; False, and nothing is written, when another worker has the job."""
    mine = Job.objects.filter(pk=job.pk, state=State.RUNNING, owner=job.owner, attempt=job.attempt)
    left = {"owner": "", "lease_until": None}
    match outcome:
        case Done(words):
            return _write(
                mine,
                **left,
                state=State.DONE,
                words=words[:SENTENCE_LENGTH],
                error="",
                finished_at=now,
            )
        case Failed(error, for_good) if for_good or job.attempt >= job.max_attempts:
            return _write(
                mine, **left, state=State.DEAD, error=error[:SENTENCE_LENGTH], finished_at=now
            )
        case Failed(error):
            return _write(
                mine,
                **left,
                state=State.QUEUED,
                error=error[:SENTENCE_LENGTH],
                run_at=now + _wait_after(job.attempt),
            )
        case Postponed(why, wait):
            return _write(
                mine,
                **left,
                state=State.QUEUED,
                attempt=job.attempt - 1,
                error=why[:SENTENCE_LENGTH],
                run_at=now + wait,
            )


def _write(mine: QuerySet[Job], **fields: Any) -> bool:
    return bool(mine.update(**fields))


def _wait_after(attempt: int) -> timedelta:
    """Return how long to wait after that many failed attempts: 10 s, 40 s, 160 s … one hour."""
    times: int = 4 ** (attempt - 1)
    return min(FIRST_WAIT * times, LONGEST_WAIT)
