"""Periods and how they are counted (民法典第二百零一条至第二百零三条; field guide J).

The first day does not count. A period in days or months that ends on a rest day runs to the next
working day. Hours run as moments. A period *before* an event counts back from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from sunlit.rules.calendar import ONE_DAY, WorkCalendar
from sunlit.rules.citations import cite

BEIJING = timezone(timedelta(hours=8))
_MONTHS_A_YEAR = 12


class Unit(StrEnum):
    """The unit of a period. A bare number is never a period."""

    WD = "WD"
    CD = "CD"
    HOUR = "HOUR"
    MONTH = "MONTH"
    WD_BEFORE = "WD_before"
    CD_BEFORE = "CD_before"
    FIXED_DATE = "FIXED_DATE"

    @property
    def label(self) -> str:
        """The unit in Chinese, as it follows a number."""
        return _UNIT_WORDS[self]

    @property
    def counts_back(self) -> bool:
        return self in {Unit.WD_BEFORE, Unit.CD_BEFORE}


_UNIT_WORDS = {
    Unit.WD: "个工作日",
    Unit.CD: "日",
    Unit.HOUR: "小时",
    Unit.MONTH: "个月",
    Unit.WD_BEFORE: "个工作日前",
    Unit.CD_BEFORE: "日前",
    Unit.FIXED_DATE: "固定日期",
}


class Roll(StrEnum):
    """What happens when the last day is a rest day."""

    FORWARD = "forward"
    NONE = "none"


@dataclass(frozen=True)
class Period:
    """A length with its unit.

    `clear` (counting back in working days only): that many whole working days must lie between,
    the day of service and the day of the event both excluded, as for 举行听证的七个工作日前.
    """

    limit: int
    unit: Unit
    clear: bool = False

    def __post_init__(self) -> None:
        """Refuse a negative length."""
        if self.limit < 0:
            raise ValueError("期限不能是负数。")

    def __str__(self) -> str:
        if self.unit is Unit.FIXED_DATE:
            return self.unit.label
        return f"{self.limit}{self.unit.label}"


@dataclass(frozen=True)
class CountedDay:
    """One calendar day of the way: whether it counts, and why, in Chinese."""

    date: date
    counts: bool
    why: str


@dataclass(frozen=True)
class Due:
    """A due date with its reasons.

    `raw` is the last day before rolling, `due` the last day in law, `target` the last working day
    not after `raw`. All three are days, and moments with the offset +08:00 for hours.
    """

    period: Period
    start: date
    raw: date
    due: date
    target: date
    provisional: bool
    basis: str
    days: tuple[CountedDay, ...]

    @property
    def last_day(self) -> date:
        """The calendar day in China on which the period ends, also where it ends at a moment."""
        return day_of(self.due)


def day_of(moment: date) -> date:
    """Return the calendar day in China of a day or a moment."""
    if isinstance(moment, datetime):
        return moment.astimezone(BEIJING).date() if moment.tzinfo else moment.date()
    return moment


def due(
    period: Period,
    start: date,
    calendar: WorkCalendar,
    roll: Roll = Roll.FORWARD,
    basis: str = "",
) -> Due:
    """Return when a period ends that starts on `start`, or must have been met before it.

    :param start: the day of the triggering event; for hours its moment, with an offset.
    :param roll: ignored for hours, for fixed dates and for periods that count back.
    :raises ValueError: when hours are to run from a day or from a moment without offset.
    """
    if period.unit is Unit.HOUR:
        return _hours(period, start, basis)
    day = day_of(start)
    if period.unit.counts_back:
        raw = _count_back(period, day, calendar)
        last = raw
        days = tuple(_days_before(period, day, raw, calendar))
    else:
        raw = _count_on(period, day, calendar)
        rolls = roll is Roll.FORWARD and period.unit is not Unit.FIXED_DATE
        last = calendar.next_working_day(raw) if rolls else raw
        days = tuple(_days_after(period, day, raw, last, calendar))
    return Due(
        period=period,
        start=day,
        raw=raw,
        due=last,
        target=calendar.last_working_day(raw),
        provisional=_touches_provisional_year(calendar, day, raw, last),
        basis=basis or _counting_basis(period),
        days=days,
    )


def _touches_provisional_year(calendar: WorkCalendar, *days: date) -> bool:
    years = [day.year for day in days]
    return any(year not in calendar.years for year in range(min(years), max(years) + 1))


def add_months(day: date, months: int) -> date:
    """Return the corresponding day of a later month, or the month's end (民法典202)."""
    index = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(index, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _length(year: int, month: int) -> int:
    following = date(year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1, 1)
    return (following - ONE_DAY).day


def _hours(period: Period, start: date, basis: str) -> Due:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise ValueError(
            "按小时计算的期限，应当写明起算的时刻和时区，例如 2026-11-24T09:30+08:00。"
        )
    begun = start.astimezone(BEIJING)
    end = begun + timedelta(hours=period.limit)
    span = (end.date() - begun.date()).days
    days = tuple(
        CountedDay(begun.date() + timedelta(offset), counts=True, why="按小时连续计算，不分工作日")
        for offset in range(span + 1)
    )
    return Due(
        period=period,
        start=begun,
        raw=end,
        due=end,
        target=end,
        provisional=False,
        basis=basis or _counting_basis(period),
        days=days,
    )


def _count_on(period: Period, start: date, calendar: WorkCalendar) -> date:
    if period.unit is Unit.FIXED_DATE:
        return start
    if period.unit is Unit.MONTH:
        return add_months(start, period.limit)
    if period.unit is Unit.CD:
        return start + timedelta(days=period.limit)
    day = start
    for _ in range(period.limit):
        day = calendar.next_working_day(day + ONE_DAY)
    return day


def _count_back(period: Period, event: date, calendar: WorkCalendar) -> date:
    if period.unit is Unit.CD_BEFORE:
        return event - timedelta(days=period.limit)
    day = event
    for _ in range(period.limit):
        day = calendar.last_working_day(day - ONE_DAY)
    return day - ONE_DAY if period.clear else day


def _days_after(
    period: Period, start: date, raw: date, last: date, calendar: WorkCalendar
) -> Iterator[CountedDay]:
    yield CountedDay(start, counts=False, why=_first_day(period))
    counted = 0
    for offset in range(1, (last - start).days + 1):
        day = start + timedelta(offset)
        described = calendar.describe(day)
        if day > raw:
            end = "顺延至本日" if day == last else "期满日为休息日，顺延"
            yield CountedDay(day, counts=False, why=f"{described.why}，{end}")
        elif period.unit is Unit.WD and not described.is_working:
            yield CountedDay(day, counts=False, why=f"{described.why}，不计入")
        else:
            counted += 1
            yield CountedDay(day, counts=True, why=f"{described.why}，{_ordinal(period, counted)}")


def _days_before(
    period: Period, event: date, raw: date, calendar: WorkCalendar
) -> Iterator[CountedDay]:
    total = (event - raw).days
    first_counted = 1 if period.clear else 0
    if period.clear:
        yield CountedDay(raw, counts=False, why="最迟应当在本日办理，办理当日不计入")
    left = period.limit
    for offset in range(first_counted, total):
        day = raw + timedelta(offset)
        described = calendar.describe(day)
        if period.unit is Unit.WD_BEFORE and not described.is_working:
            yield CountedDay(day, counts=False, why=f"{described.why}，不计入")
        else:
            yield CountedDay(day, counts=True, why=f"{described.why}，前{_ordinal(period, left)}")
            left -= 1
    yield CountedDay(event, counts=False, why="期限届满或者事项举行的当日，不计入")


def _first_day(period: Period) -> str:
    if period.unit is Unit.FIXED_DATE:
        return "法定的固定日期"
    if period.limit == 0:
        return "即日办理"
    return "起算当日，不计入"


def _ordinal(period: Period, number: int) -> str:
    if period.unit in {Unit.WD, Unit.WD_BEFORE}:
        return f"第{number}个工作日"
    return f"第{number}日"


def _counting_basis(period: Period) -> str:
    articles = {Unit.HOUR: ("民法典201",), Unit.MONTH: ("民法典201", "民法典202", "民法典203")}
    named = articles.get(period.unit, ("民法典201", "民法典203"))
    return "、".join(str(cite(one)) for one in named)
