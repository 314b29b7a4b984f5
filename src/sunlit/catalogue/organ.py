"""The organ's own parameters and the work calendar as they stand now.

Both are made of what comes with the product and of the rows an administrator entered. What is
made is kept under the identities of those rows, read anew at each call: a row that another thread
or process entered counts from its commit on, and a row that was rolled back never counts.
"""

from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sunlit.catalogue.models import HolidayNotice, ParameterRow
from sunlit.rules.calendar import WorkCalendar, load_packaged_calendar
from sunlit.rules.house.load import parse_house
from sunlit.rules.house.model import House

_KEPT = 4


def current_house() -> House:
    """Return the parameters of this organ: its file, and the dated rows entered since.

    :raises FileNotFoundError: when the file named in the settings does not exist.
    """
    entered = ParameterRow.objects.order_by("id").values_list("uuid", flat=True)
    return _house(settings.HOUSE, tuple(entered))


def current_calendar() -> WorkCalendar:
    """Return the calendar with every year whose notice is known."""
    entered = HolidayNotice.objects.order_by("id").values_list("uuid", flat=True)
    return _calendar(tuple(entered))


def house_file(name: str) -> bytes:
    """Return the bytes of an organ's file: a packaged one, or the path of its own.

    :raises FileNotFoundError: when there is no such file.
    """
    if name.endswith(".toml"):
        return Path(name).read_bytes()
    return files("sunlit.rules.house").joinpath(f"{name}.toml").read_bytes()


@lru_cache(maxsize=_KEPT)
def _calendar(entered: tuple[UUID, ...]) -> WorkCalendar:
    calendar = load_packaged_calendar()
    for notice in HolidayNotice.objects.filter(uuid__in=entered).order_by("year", "edition"):
        calendar = calendar.with_year(notice.table())
    return calendar


@lru_cache(maxsize=_KEPT)
def _house(name: str, entered: tuple[UUID, ...]) -> House:
    house = _house_of_file(name)
    for row in ParameterRow.objects.filter(uuid__in=entered).order_by("id"):
        house = house.with_parameter(row.code, row.version())
    return house


@cache
def _house_of_file(name: str) -> House:
    return parse_house(house_file(name).decode())
