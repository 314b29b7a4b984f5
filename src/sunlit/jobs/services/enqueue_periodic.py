"""Work that comes by itself: once in each span of time, however many workers there are."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction

from sunlit.jobs.registry import Kind

_BEGIN = datetime(2000, 1, 1, tzinfo=UTC)


@transaction.atomic
def enqueue_periodic(kinds: Iterable[Kind], *, now: datetime) -> None:
    """Queue each kind that comes by itself for the span that `now` lies in.

    The span is part of the key, so whoever comes second adds nothing. Spans that passed while
    nobody was at work are not made up for.
    """
    for kind in kinds:
        if kind.every is not None:
            run_at = now + kind.after if kind.after else None
            kind.enqueue(f"@{_slot(now, kind.every)}", run_at=run_at)


def _slot(now: datetime, every: timedelta) -> int:
    return (now - _BEGIN) // every
