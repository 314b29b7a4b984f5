"""Names of generations, and whether the database still knows what was published."""

from datetime import UTC, datetime

from django.conf import settings

from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.notes import Checkpoint
from sunlit.ledger.queries import frontier_at, size_of


def origin_name(log: Log, generation: int, opened_at: datetime) -> str:
    """Return the name of a generation: address/log/<log>, then address/log/<log>/2.<moment> …

    The moment keeps two restorations of the same backup from ever sharing a name.
    """
    base = settings.LOG_ORIGIN or settings.PUBLIC_URL.partition("://")[2]
    name = f"{base}/log/{log.value}"
    if generation == 1:
        return name
    return f"{name}/{generation}.{opened_at.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}"


def generation_of(name: str) -> int:
    """Return the number that `origin_name` put into the name."""
    number = name.rpartition("/")[2].partition(".")[0]
    return int(number) if number.isdecimal() else 1


def knows(origin: LogOrigin, checkpoint: Checkpoint) -> bool:
    """Tell whether the database's tree begins with the tree of `checkpoint`."""
    if checkpoint.origin != origin.name or checkpoint.size > size_of(origin):
        return False
    return frontier_at(origin, checkpoint.size).root == checkpoint.root
