"""The organ's own parameters and the work calendar as they stand now."""

from functools import cache
from pathlib import Path

from django.conf import settings

from sunlit.rules.calendar import WorkCalendar, load_packaged_calendar
from sunlit.rules.house.load import packaged_house, parse_house
from sunlit.rules.house.model import House


@cache
def current_house() -> House:
    """Return the parameters of this organ.

    :raises FileNotFoundError: when the file named in the settings does not exist.
    """
    if settings.HOUSE.endswith(".toml"):
        return parse_house(Path(settings.HOUSE).read_text(encoding="utf-8"))
    return packaged_house(settings.HOUSE)


@cache
def current_calendar() -> WorkCalendar:
    """Return the calendar with every year whose notice is known."""
    return load_packaged_calendar()
