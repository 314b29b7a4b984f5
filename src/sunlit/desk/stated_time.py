"""The moment that a person states in a form."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


def stated_moment(minute: datetime, acts: Iterable[datetime]) -> datetime:
    """Return when an act happened that was stated to the minute.

    A form knows minutes, the record of earlier `acts` knows seconds: within the stated minute
    the act follows those that are already there.
    """
    return max([minute, *(act for act in acts if minute <= act < minute + _MINUTE)])
