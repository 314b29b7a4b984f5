"""The days of a holiday notice as a person types them, or as the notice itself writes them.

A line is `2027-01-01 至 2027-01-03 元旦`, `上班 2027-01-04`, or the notice's own sentence
`元旦：1月1日（周五）至3日（周日）放假，共3天。1月4日（周一）上班。`. Days worked without a holiday
of their own serve the one named last. A written weekday or total is held against the days.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sunlit.rules.calendar import ONE_DAY, WEEKDAYS, YearTable

LONGEST_HOLIDAY = 15

_REMARK = r"(?:\s*\((?P<{0}>[^()]*)\))?"
_SPAN = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/年]\s*)?(?P<month>\d{1,2})\s*[-/月]\s*(?P<day>\d{1,2})日?"
    + _REMARK.format("remark")
    + r"(?:\s*[至到~—]\s*"
    r"(?:(?:(?P<last_year>\d{4})\s*[-/年]\s*)?(?P<last_month>\d{1,2})\s*[-/月]\s*)?"
    r"(?P<last_day>\d{1,2})日?" + _REMARK.format("last_remark") + r")?"
)
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_TOTAL = re.compile(r"共\s*(\d+)\s*天")
_WORK = "上班"
_ORDINAL = re.compile(r"^\s*[一二三四五六七八九十\d]+[、.]")
_NOT_A_NAME = re.compile(r"共\s*\d+\s*天|放假|调休|补休|上班|与周末连休|休息")


class UnreadableDays(ValueError):
    """The text cannot be read; each sentence says where and why."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        """Carry one sentence a fault."""
        super().__init__("".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class NoticeDays:
    """Days off and weekend days worked, each with the name of the holiday it serves."""

    holidays: Mapping[date, str]
    working_weekends: Mapping[date, str]


@dataclass(frozen=True)
class HolidaySpan:
    """Consecutive days off of one name."""

    name: str
    first: date
    last: date

    @property
    def length(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def read_days(year: int, text: str) -> NoticeDays:
    """Read the lines; a day without a year is one of `year`.

    :raises UnreadableDays: with a sentence for each fault.
    """
    reading = _Reading(year)
    for number, line in enumerate(unicodedata.normalize("NFKC", text).splitlines(), 1):
        if line.strip():
            reading.take_line(number, _ORDINAL.sub("", line))
    if reading.faults:
        raise UnreadableDays(tuple(reading.faults))
    return NoticeDays(reading.off, reading.on)


def written_days(table: YearTable) -> str:
    """Return the lines that `read_days` reads back to the table's days."""
    lines = [f"{span.first} 至 {span.last} {span.name}" for span in spans(table.holidays)]
    lines += [f"上班 {day} {name}" for day, name in sorted(table.working_weekends.items())]
    return "\n".join(lines)


def spans(holidays: Mapping[date, str]) -> list[HolidaySpan]:
    """Return the days off as spans of one name, in order."""
    found: list[HolidaySpan] = []
    for day, name in sorted(holidays.items()):
        if found and found[-1].name == name and found[-1].last + ONE_DAY == day:
            found[-1] = HolidaySpan(name, found[-1].first, day)
        else:
            found.append(HolidaySpan(name, day, day))
    return found


@dataclass
class _Reading:
    """What was read so far: days, the holiday named last, and the faults found."""

    year: int
    off: dict[date, str] = field(default_factory=dict)
    on: dict[date, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    name: str = ""

    def take_line(self, number: int, line: str) -> None:
        """Read one line, sentence by sentence; its faults name its number."""
        if _SPAN.search(line) is None:
            self.faults.append(f"第 {number} 行没有日期，请改正或者删去。")
            return
        for sentence in re.split("[。;]", line):
            try:
                self._take_sentence(sentence)
            except ValueError as error:
                self.faults.append(f"第 {number} 行：{error}")

    def _take_sentence(self, sentence: str) -> None:
        self.name = _name_in(_SPAN.sub(" ", sentence)) or self.name
        days = [day for span in _SPAN.finditer(sentence) for day in self._days_of(span)]
        if _WORK in sentence:
            self._add(self.on, days, self.name)
            return
        if days and not self.name:
            raise ValueError("没有写是哪个节日。")
        total = _TOTAL.search(sentence)
        if total and int(total[1]) != len(days):
            raise ValueError(f"写的是共 {total[1]} 天，日期却有 {len(days)} 天。")
        self._add(self.off, days, self.name)

    def _add(self, into: dict[date, str], days: list[date], name: str) -> None:
        for day in days:
            if day in self.off or day in self.on:
                raise ValueError(f"{day} 前面已经写过。")
            into[day] = name

    def _days_of(self, span: re.Match[str]) -> Iterator[date]:
        first = _day(span["year"] or self.year, span["month"], span["day"], span["remark"])
        last = first
        if span["last_day"]:
            last = _day(
                span["last_year"] or first.year,
                span["last_month"] or first.month,
                span["last_day"],
                span["last_remark"],
            )
        length = (last - first).days + 1
        if not 1 <= length <= LONGEST_HOLIDAY:
            raise ValueError(f"{first} 至 {last} 先后颠倒，或者超过 {LONGEST_HOLIDAY} 天。")
        return (first + timedelta(offset) for offset in range(length))


def _day(year: str | int, month: str | int, day: str, remark: str | None) -> date:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(f"没有 {year}年{int(month)}月{int(day)}日 这一天。") from None
    weekday = _WEEKDAY.search(remark or "")
    written = f"周{weekday[1]}".replace("天", "日") if weekday else ""
    if written and written != WEEKDAYS[found.weekday()]:
        raise ValueError(f"{found} 是{WEEKDAYS[found.weekday()]}，不是{written}。")
    return found


def _name_in(rest: str) -> str:
    """Return the holiday named in a sentence from which the days were taken out."""
    for part in re.split(r"[:,\s]+", rest):
        name = _NOT_A_NAME.sub("", part).strip("、-")
        if name:
            return name
    return ""
