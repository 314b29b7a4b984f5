"""A holiday notice as an administrator copied it, and whether it can be what was printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sunlit.rules.calendar import BadYearTable, WorkCalendar, YearTable
from sunlit.rules.citations import cite
from sunlit.rules.festivals import BASIS, festivals
from sunlit.rules.refusal import Refusal, Refused

FIRST_YEAR = 2008
"""Since then the seven holidays are those of today."""

_NAMED = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
_DECEMBER = 12


@dataclass(frozen=True)
class NoticeEntry:
    """What the administrator copied from a notice; `reason` only where the year is known already.

    `notice` is title and number as printed; the days map to the holiday they serve.
    """

    year: int
    notice: str
    holidays: Mapping[date, str]
    working_weekends: Mapping[date, str]
    reason: str = ""


def check_holiday_notice(entry: NoticeEntry, calendar: WorkCalendar, today: date) -> YearTable:
    """Return the entry as a year table of the calendar.

    :raises Refused: where the entry is incomplete, contradicts itself or 放假办法, or would replace
        a known year without a reason.
    """
    if not FIRST_YEAR <= entry.year <= today.year + 1:
        raise Refused(Refusal(f"年份应当在 {FIRST_YEAR} 和 {today.year + 1} 之间。", field="year"))
    known = calendar.years.get(entry.year)
    if known and not entry.reason.strip():
        raise Refused(
            Refusal(
                f"{entry.year} 年的放假安排已经有了（{known.notice}）。"
                "国务院另有调整，或者原来录错的，请写明更正理由。",
                field="reason",
            )
        )
    if "通知" not in entry.notice or str(entry.year) not in entry.notice:
        raise Refused(
            Refusal(f"请照录通知的标题和文号，其中应当有“通知”和“{entry.year}”。", field="notice")
        )
    wrong = next(_wrong_days(entry), None)
    if wrong:
        raise Refused(wrong)
    try:
        return YearTable(
            entry.year, entry.notice.strip(), entry.holidays, entry.working_weekends, today
        )
    except BadYearTable as error:
        raise Refused(Refusal(str(error), field="days")) from error


def _wrong_days(entry: NoticeEntry) -> Iterator[Refusal]:
    year = entry.year
    for day in sorted((*entry.holidays, *entry.working_weekends)):
        if day.year > year:
            yield _about_days(f"{day} 属于 {day.year} 年，请在录入那一年的通知时录入。")
        elif day < date(year - 1, _DECEMBER, 1):
            yield _about_days(f"{day} 不属于 {year} 年的放假安排。")
    names = "".join(entry.holidays.values())
    missing = [name for name in _NAMED if name not in names]
    if missing:
        yield _by_regulation(f"没有写{'、'.join(missing)}的放假日期。")
    for day, name in festivals(year).items():
        if day not in entry.holidays:
            yield Refusal(f"{day} 是法定节假日（{name}），应当列为放假。", BASIS, "days")


def _about_days(sentence: str) -> Refusal:
    return Refusal(sentence, field="days")


def _by_regulation(sentence: str) -> Refusal:
    return Refusal(sentence, cite("放假办法6"), "days")
