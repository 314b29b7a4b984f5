"""Working days (工作日): the year tables of the State Council's notices, or what holds without.

A year without its notice is provisional: weekends and the days off of 放假办法 are known, those of
the moon's calendar by calculation; the exchanged days (调休) are not known before the notice.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import accumulate

from sunlit.rules.festivals import festivals

ONE_DAY = timedelta(days=1)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_SATURDAY = 5


class DayKind(StrEnum):
    """What a day is for the counting of working days."""

    WORKING_DAY = "工作日"
    WEEKEND = "周末"
    HOLIDAY = "法定节假日"
    MAKE_UP = "调休上班"


@dataclass(frozen=True)
class DayDescription:
    """A day's kind with the words for it, as 法定节假日（国庆节）."""

    kind: DayKind
    why: str
    provisional: bool

    @property
    def is_working(self) -> bool:
        return self.kind in {DayKind.WORKING_DAY, DayKind.MAKE_UP}


class BadYearTable(ValueError):
    """The table contradicts itself; the sentence says where."""


@dataclass(frozen=True)
class YearTable:
    """One notice: days off with their holiday, weekend days worked with the holiday they serve.

    A notice may reach into the neighboring year (the days around 元旦).
    """

    year: int
    notice: str
    holidays: Mapping[date, str]
    working_weekends: Mapping[date, str]
    checked_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a working weekend that is no weekend, and a day both worked and off."""
        for day in self.working_weekends:
            if day.weekday() < _SATURDAY:
                raise BadYearTable(f"{day}是{WEEKDAYS[day.weekday()]}，不能列为调休上班的周末。")
            if day in self.holidays:
                raise BadYearTable(f"{day}不能既放假又上班。")
        for day in (*self.holidays, *self.working_weekends):
            if abs(day.year - self.year) > 1:
                raise BadYearTable(f"{day}不属于{self.year}年的放假安排。")


@dataclass(frozen=True)
class WorkCalendar:
    """All year tables together. Immutable: a new notice makes a new calendar."""

    years: Mapping[int, YearTable]
    _off: Mapping[date, str] = field(init=False, repr=False, compare=False)
    _on: Mapping[date, str] = field(init=False, repr=False, compare=False)
    _counted: dict[int, tuple[int, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Merge the tables by date; where two speak of a day, the later notice decides."""
        off: dict[date, str] = {}
        on: dict[date, str] = {}
        for _, table in sorted(self.years.items()):
            for day, name in table.holidays.items():
                off[day] = name
                on.pop(day, None)
            for day, name in table.working_weekends.items():
                on[day] = name
                off.pop(day, None)
        object.__setattr__(self, "_off", off)
        object.__setattr__(self, "_on", on)

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts where a period is in 工作日."""
        if day in self._on:
            return True
        if day in self._off or day.weekday() >= _SATURDAY:
            return False
        return self._festival(day) is None

    def is_provisional(self, day: date) -> bool:
        """Whether no notice for the day's year has been entered."""
        return day.year not in self.years

    def describe(self, day: date) -> DayDescription:
        """Return what the day is, in words."""
        provisional = self.is_provisional(day)
        caveat = "；该年放假安排未公布，暂按此计算" if provisional else ""
        if day in self._on:
            why = f"{DayKind.MAKE_UP}（{self._on[day]}调休）"
            return DayDescription(DayKind.MAKE_UP, why, provisional)
        name = self._off.get(day) or self._festival(day)
        if name is not None:
            return DayDescription(
                DayKind.HOLIDAY, f"{DayKind.HOLIDAY}（{name}）{caveat}", provisional
            )
        kind = DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKING_DAY
        return DayDescription(kind, f"{kind}（{WEEKDAYS[day.weekday()]}）{caveat}", provisional)

    def next_working_day(self, day: date) -> date:
        """Return the day itself when it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def last_working_day(self, day: date) -> date:
        """Return the day itself when it is a working day, else the one before."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Count the working days after `after` up to and including `until`."""
        if until <= after:
            return 0
        whole_years = sum(self._counts(year)[-1] for year in range(after.year, until.year))
        return whole_years + self._count(until) - self._count(after)

    def _count(self, day: date) -> int:
        """Return how many days of its year up to and including `day` are working days."""
        return self._counts(day.year)[day.timetuple().tm_yday]

    def _counts(self, year: int) -> tuple[int, ...]:
        """Return the running count of a year's working days, kept: every list asks for it."""
        if year not in self._counted:
            days = _span(date(year, 1, 1), date(year, 12, 31))
            self._counted[year] = (0, *accumulate(self.is_working_day(day) for day in days))
        return self._counted[year]

    def with_year(self, table: YearTable) -> "WorkCalendar":
        """Return a calendar in which `table` is the notice for its year."""
        return WorkCalendar({**self.years, table.year: table})

    def _festival(self, day: date) -> str | None:
        return festivals(day.year).get(day) if self.is_provisional(day) else None


def parse_year_table(text: str) -> YearTable:
    """Read the TOML form of a year table, as `holidays/2026.toml` has it.

    :raises BadYearTable: when an entry is missing, or the table contradicts itself.
    """
    try:
        data = tomllib.loads(text)
        days_off = {
            day: row["name"]
            for row in data.get("holiday", [])
            for day in _span(row["first"], row["last"])
        }
        working = {row["day"]: row["for"] for row in data.get("working_weekend", [])}
        return YearTable(data["year"], data["notice"], days_off, working, data.get("checked_on"))
    except tomllib.TOMLDecodeError as error:
        raise BadYearTable(f"放假安排的文件不能识别：{error}。") from error
    except KeyError as error:
        raise BadYearTable(f"放假安排缺少“{error.args[0]}”一项。") from error


@cache
def load_packaged_calendar() -> WorkCalendar:
    """Return the calendar of the year tables that come with the product."""
    folder = files("sunlit.rules").joinpath("holidays")
    tables = [
        parse_year_table(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return WorkCalendar({table.year: table for table in tables})


def _span(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(offset) for offset in range((last - first).days + 1))
