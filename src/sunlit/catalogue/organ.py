"""The organ's own parameters and the work calendar as they stand now.

Both are made of what comes with the product and of the rows an administrator entered. What is
made is kept under the identities of those rows, read anew at each call: a row that another thread
or process entered counts from its commit on, and a row that was rolled back never counts. A page
that is only read is made of one state: inside `read_once` the identities are read one time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet, UUIDField, Value

from sunlit.catalogue.models import HolidayNotice, ParameterRow
from sunlit.ledger.prepared_query import PreparedQuery
from sunlit.rules.calendar import WorkCalendar, load_packaged_calendar
from sunlit.rules.house.load import parse_house
from sunlit.rules.house.model import House

_KEPT = 4
_PARAMETER, _NOTICE = "parameter", "notice"
_uuid = UUIDField().to_python


@dataclass(frozen=True)
class _Entered:
    """The identities of the rows that administrators entered, in their order."""

    parameters: tuple[UUID, ...]
    notices: tuple[UUID, ...]


_reading: ContextVar[list[_Entered] | None] = ContextVar("reading", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Let everything inside see one state of the rows; nothing may be entered meanwhile."""
    token = _reading.set([])
    try:
        yield
    finally:
        _reading.reset(token)


def current_house() -> House:
    """Return the parameters of this organ: its file, and the dated rows entered since.

    :raises FileNotFoundError: when the file named in the settings does not exist.
    """
    return _house(settings.HOUSE, _entered().parameters)


def organ_name() -> str:
    """Return the full name of this organ from its file alone: it is told when no row can be read.

    :raises FileNotFoundError: as `current_house`.
    """
    return _house_of_file(settings.HOUSE).name


def current_calendar() -> WorkCalendar:
    """Return the calendar with every year whose notice is known."""
    return _calendar(_entered().notices)


def house_file(name: str) -> bytes:
    """Return the bytes of an organ's file: a packaged one, or the path of its own.

    :raises FileNotFoundError: when there is no such file.
    """
    if name.endswith(".toml"):
        return Path(name).read_bytes()
    return files("sunlit.rules.house").joinpath(f"{name}.toml").read_bytes()


def _entered() -> _Entered:
    seen = _reading.get()
    if seen:
        return seen[0]
    rows = sorted(_IDENTITIES.rows())
    found = _Entered(
        parameters=tuple(_uuid(uuid) for kind, _, uuid in rows if kind == _PARAMETER),
        notices=tuple(_uuid(uuid) for kind, _, uuid in rows if kind == _NOTICE),
    )
    if seen is not None:
        seen.append(found)
    return found


def _identities() -> QuerySet[Any, Any]:
    parameters, notices = (
        model.objects.order_by().values_list(Value(kind), "id", "uuid")
        for model, kind in ((ParameterRow, _PARAMETER), (HolidayNotice, _NOTICE))
    )
    return parameters.union(notices, all=True)


_IDENTITIES = PreparedQuery(_identities)


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
