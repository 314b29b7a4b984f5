"""The one clock that views and commands read.

`SUNLIT_CLOCK` shifts it, in demonstration and tests only: the shifted clock keeps running.
The log and the leases keep real time.
"""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_STARTED = timezone.now()


def now() -> datetime:
    """Return this moment, with its offset."""
    return timezone.now() + _shift()


def today() -> date:
    """Return this day in China."""
    return timezone.localtime(now()).date()


def _shift() -> timedelta:
    if not settings.CLOCK:
        return timedelta(0)
    return datetime.fromisoformat(settings.CLOCK) - _STARTED
