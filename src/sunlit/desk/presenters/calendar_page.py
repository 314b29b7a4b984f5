"""The work calendar in words: its years, their sources, their days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.utils import timezone

from sunlit.cases.services.recompute_duties import DaysChanged
from sunlit.catalogue.models import HolidayNotice
from sunlit.catalogue.notice_text import spans
from sunlit.duties.models import Duty
from sunlit.rules.calendar import WEEKDAYS, WorkCalendar, YearTable
from sunlit.web.parts import Fact


@dataclass(frozen=True)
class KnownYear:
    """A year with its notice, and where the notice came from."""

    year: int
    url: str
    notice: str
    origin: str
    total_line: str


@dataclass(frozen=True)
class UnknownYear:
    """A year whose holidays are not announced, and how many open duties count on its days."""

    year: int
    duties: int


@dataclass(frozen=True)
class HolidayRow:
    """One holiday: its days off, how many they are, and the weekend days worked for it."""

    name: str
    off: tuple[str, ...]
    length: str
    working: tuple[str, ...]


def known_years(calendar: WorkCalendar, url: str) -> list[KnownYear]:
    """Return the known years, newest first."""
    entered = {
        notice.year: notice
        for notice in HolidayNotice.objects.select_related("entered_by").order_by("edition")
    }
    return [
        KnownYear(
            year,
            f"{url}{year}/",
            table.notice,
            _origin(table, entered.get(year)),
            total_line(table),
        )
        for year, table in sorted(calendar.years.items(), reverse=True)
    ]


def unknown_years(calendar: WorkCalendar, this_year: int) -> list[UnknownYear]:
    """Return the years without a notice: the next one, and each that an open duty reaches."""
    last_due = Duty.objects.open().aggregate(last=Max("due_on"))["last"]
    last = max(this_year + 1, last_due.year if last_due else 0)
    return [
        UnknownYear(year, duties_in(year))
        for year in range(this_year, last + 1)
        if year not in calendar.years
    ]


def duties_in(year: int) -> int:
    """Return how many open duties count on a day of the year."""
    concerned = DaysChanged(date(year, 1, 1), date(year, 12, 31)).duties()
    return Duty.objects.open().filter(concerned).count()


def year_facts(table: YearTable, editions: Iterable[HolidayNotice]) -> list[Fact]:
    """Return where a year's days come from, with every edition entered at the desk."""
    own = list(editions)
    facts = [Fact("来源", table.notice)]
    if not own and table.checked_on:
        facts.append(Fact("核对日期", table.checked_on.isoformat()))
    for edition in own:
        why = f"，更正理由：{edition.reason}" if edition.reason else ""
        facts.append(Fact(f"第 {edition.edition} 次录入", f"{_entered(edition)}{why}"))
    return facts


def holiday_rows(table: YearTable) -> list[HolidayRow]:
    """Return the holidays in order, each with the weekend days that are worked for it."""
    off: dict[str, list[str]] = {}
    lengths: dict[str, int] = {}
    working: dict[str, list[str]] = {}
    for span in spans(table.holidays):
        words = day_words(span.first)
        if span.last != span.first:
            words = f"{words}至 {day_words(span.last)}"
        off.setdefault(span.name, []).append(words)
        lengths[span.name] = lengths.get(span.name, 0) + span.length
    for day, name in sorted(table.working_weekends.items()):
        working.setdefault(name, []).append(day_words(day))
    return [
        HolidayRow(
            name or "未写明",
            tuple(off.get(name, ())),
            f"{lengths[name]} 天" if name in lengths else "",
            tuple(working.get(name, ())),
        )
        for name in (*off, *(name for name in working if name not in off))
    ]


def total_line(table: YearTable) -> str:
    """Return how many days are off and how many weekend days are worked."""
    return f"放假 {len(table.holidays)} 天，调休上班 {len(table.working_weekends)} 天"


def day_words(day: date) -> str:
    """Return 2027-01-01（周五）."""
    return f"{day}（{WEEKDAYS[day.weekday()]}）"


def _origin(table: YearTable, notice: HolidayNotice | None) -> str:
    if notice is not None:
        return _entered(notice)
    return f"随软件提供，{table.checked_on} 核对" if table.checked_on else "随软件提供"


def _entered(notice: HolidayNotice) -> str:
    return (
        f"{notice.entered_by.name}于 {timezone.localtime(notice.recorded_at):%Y-%m-%d %H:%M} 录入"
    )
