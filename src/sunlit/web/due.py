"""A due day in words: how late, or how long yet; and the day-by-day explanation as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sunlit.rules.calendar import WEEKDAYS, WorkCalendar
from sunlit.rules.periods import BEIJING, CountedDay, Due, Unit, day_of

DueTone = Literal["overdue", "today", "soon", "later"]

SOON_WORKING_DAYS = 3
_HOUR_SECONDS = 3600
_COUNTED_IN_DAYS = frozenset({Unit.CD, Unit.CD_BEFORE, Unit.MONTH})


@dataclass(frozen=True)
class DueWords:
    """The state (超期 2 天), its tone, the day as 11月24日 and as 2026-11-24, and the caveats."""

    state: str
    tone: DueTone
    day: str
    iso: str
    provisional: str = ""
    explain_url: str = ""


@dataclass(frozen=True)
class DayRow:
    """One calendar day of the explanation; `number` is its place in the count, if any."""

    iso: str
    weekday: str
    number: str
    why: str
    counts: bool
    is_last: bool


@dataclass(frozen=True)
class DueExplanation:
    """Why the due day is the due day: sentences, then every calendar day of the way."""

    title: str
    due: DueWords
    sentences: tuple[str, ...]
    basis: str
    start: str
    days: tuple[DayRow, ...]
    target: str


def words_of_day(
    due_on: date,
    today: date,
    calendar: WorkCalendar,
    *,
    unit: Unit = Unit.WD,
    provisional: bool = False,
    explain_url: str = "",
) -> DueWords:
    """Return the words for a due day as seen from `today`.

    What is late is counted in calendar days; what is left in the unit of the period.
    """
    return DueWords(
        state=_state(due_on, today, calendar, unit),
        tone=_tone(due_on, today, calendar),
        day=prose_day(due_on, today),
        iso=due_on.isoformat(),
        provisional=provisional_mark(due_on) if provisional else "",
        explain_url=explain_url,
    )


def words_of_moment(due_at: datetime, now: datetime, *, explain_url: str = "") -> DueWords:
    """Return the words for a period in hours, which ends at a moment."""
    local = due_at.astimezone(BEIJING)
    hours = (due_at - now).total_seconds() / _HOUR_SECONDS
    if hours < 0:
        state = f"超期 {max(1, int(-hours))} 小时"
        tone: DueTone = "overdue"
    else:
        state = f"还剩 {int(hours)} 小时" if hours >= 1 else "不到 1 小时"
        tone = "today" if day_of(due_at) <= day_of(now) else "soon"
    return DueWords(
        state=state,
        tone=tone,
        day=f"{prose_day(local.date(), day_of(now))} {local:%H:%M}",
        iso=f"{local:%Y-%m-%d %H:%M}",
        explain_url=explain_url,
    )


def words_of_due(
    due: Due, now: datetime, calendar: WorkCalendar, explain_url: str = ""
) -> DueWords:
    """Return the words for a counted period as seen from `now`."""
    if isinstance(due.due, datetime):
        return words_of_moment(due.due, now, explain_url=explain_url)
    return words_of_day(
        due.due,
        day_of(now),
        calendar,
        unit=due.period.unit,
        provisional=due.provisional,
        explain_url=explain_url,
    )


def explain_due(
    title: str, due: Due, sentences: Sequence[str], now: datetime, calendar: WorkCalendar
) -> DueExplanation:
    """Return the printable explanation of a due day."""
    words = words_of_due(due, now, calendar)
    return DueExplanation(
        title=title,
        due=words,
        sentences=tuple(sentences),
        basis=due.basis,
        start=due.start.isoformat()[:10],
        days=tuple(_rows(due.days, words.iso[:10])),
        target=day_of(due.target).isoformat(),
    )


def prose_day(day: date, today: date) -> str:
    """Return 11月24日, with the year when it is not the present one."""
    short = f"{day.month}月{day.day}日"
    return short if day.year == today.year else f"{day.year}年{short}"


def provisional_mark(day: date) -> str:
    """Return the caveat for a day in a year whose holidays are not announced yet."""
    return f"（{day.year} 年放假通知未公布，暂算）"


def _state(due_on: date, today: date, calendar: WorkCalendar, unit: Unit) -> str:
    if due_on < today:
        return f"超期 {(today - due_on).days} 天"
    if due_on == today:
        return "今天"
    working_days = calendar.working_days_between(today, due_on)
    if unit in _COUNTED_IN_DAYS or not working_days:
        return f"还剩 {(due_on - today).days} 天"
    return f"还剩 {working_days} 个工作日"


def _tone(due_on: date, today: date, calendar: WorkCalendar) -> DueTone:
    if due_on < today:
        return "overdue"
    if due_on == today:
        return "today"
    near = calendar.working_days_between(today, due_on) <= SOON_WORKING_DAYS
    return "soon" if near else "later"


def _rows(days: Sequence[CountedDay], last: str) -> list[DayRow]:
    rows = []
    counted = 0
    for day in days:
        counted += day.counts
        rows.append(
            DayRow(
                iso=day.date.isoformat(),
                weekday=WEEKDAYS[day.date.weekday()],
                number=str(counted) if day.counts else "",
                why=day.why,
                counts=day.counts,
                is_last=day.date.isoformat() == last,
            )
        )
    return rows
