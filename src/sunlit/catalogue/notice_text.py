"""The days of a holiday notice as a person types them, or as the notice itself writes them.

A line is `2027-01-01 至 2027-01-03 元旦`, `上班 2027-01-04`, or what the notice itself writes:
`春节：2月5日（周五）至11日（周四）放假，共7天。2月13日（周六）、14日（周日）上班。`
A day without its month is one of the month before it. Days worked without a holiday of their own
serve the one named last. A written weekday or total is held against the days, and nothing that
looks like a day, a weekday or a span may be left over: what cannot be read refuses the notice.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sunlit.rules.calendar import ONE_DAY, WEEKDAYS, YearTable

LONGEST_HOLIDAY = 15

_TO = r"\s*起?\s*(?:[至到~—–-]|——)\s*"
_REMARK = r"(?:\s*\((?P<{0}>[^()]*)\)|\s*(?P<{0}_bare>(?:周|星期)[一二三四五六日天]))?"
_MONTH = r"(?:(?P<{0}year>\d{{4}})\s*[-/年]\s*)?(?P<{0}month>\d{{1,2}})\s*[-/月]\s*"
_SPAN = re.compile(
    r"(?<!\d)(?:" + _MONTH.format("") + r"(?P<day>\d{1,2})(?!\d)\s*[日号]?"
    r"|(?P<day_alone>\d{1,2})\s*[日号])"
    + _REMARK.format("remark")
    + rf"(?:{_TO}(?:{_MONTH.format('last_')})?(?P<last_day>\d{{1,2}})(?!\d)\s*[日号]?"
    + _REMARK.format("last_remark")
    + r")?"
)
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_TOTAL = re.compile(r"(?:共|放假|休息|连休)\s*([\d一二两三四五六七八九十]+)\s*天")
_UNREAD = re.compile(
    r"[^\s,:、]*(?:\d(?!\d*周年)|[一二三四五六七八九十廿卅]\s*[日号月]|(?:周|星期)[一二三四五六日天]|[至~—–])"
    r"[^\s,:、]*"
)
_SENTENCES = re.compile(r"[。;](?![^()]*\))")
_CLAUSES = re.compile(r",(?![^()]*\))")
_WORK = "上班"
_REST = re.compile(r"放假|休息|休假|共")
_ORDINAL = re.compile(r"^\s*(?:\(?[一二三四五六七八九十]+[、.)]|\d+(?:[、)]|\.(?!\d)))")
_NOT_A_NAME = re.compile(r"放假|调休|补休|上班|与周末连休|休息|[和及与自从]")
_FESTIVAL = re.compile(r"\w*(?:节|元旦|清明|端午|中秋|国庆|纪念日)")
_NUMERALS = "零一二三四五六七八九十"


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
    before: date | None = None

    def take_line(self, number: int, line: str) -> None:
        """Read one line, sentence by sentence; its faults name its number."""
        if _SPAN.search(line) is None:
            self.faults.append(f"第 {number} 行没有日期，请改正或者删去。")
            return
        self.before = None
        for sentence in _SENTENCES.split(line):
            try:
                self._take_sentence(sentence)
            except ValueError as error:
                self.faults.append(f"第 {number} 行：{error}")

    def _take_sentence(self, sentence: str) -> None:
        off: list[date] = []
        waiting: list[date] = []
        for clause in _CLAUSES.split(sentence):
            days = self._days_in(clause)
            rest = _TOTAL.sub(" ", _SPAN.sub(" ", clause))
            _refuse_unread(rest)
            self._name(rest, days)
            works, rests = _WORK in clause, _REST.search(clause)
            if works and rests:
                raise ValueError(f"“{clause.strip()}”又写放假又写上班，请分成两句。")
            if works and days and clause.strip().startswith(_WORK):
                off, waiting = [*off, *waiting], []
            waiting += days
            if works:
                self._add(self.on, waiting)
                waiting = []
            elif rests:
                off, waiting = [*off, *waiting], []
        off += waiting
        _hold_total(sentence, off)
        if off and not self.name:
            raise ValueError("没有写是哪个节日。")
        self._add(self.off, off)

    def _name(self, rest: str, days: list[date]) -> None:
        """Keep the holiday that the words name beside the days."""
        festival = _FESTIVAL.search(_NOT_A_NAME.sub(" ", rest))
        if festival:
            self.name = festival[0] if _WORK in rest else _name_in(rest)
        elif days and _WORK not in rest:
            self.name = _name_in(rest) or self.name

    def _add(self, into: dict[date, str], days: list[date]) -> None:
        for day in days:
            if day in self.off or day in self.on:
                raise ValueError(f"{day} 前面已经写过。")
            into[day] = self.name

    def _days_in(self, clause: str) -> list[date]:
        """Return the days of the clause; a remark of several weekdays is one for each day."""
        days: list[date] = []
        for span in _SPAN.finditer(clause):
            first = last = self._day(span, "")
            _hold_weekdays([*days, first], span["remark"] or span["remark_bare"])
            if span["last_day"]:
                last = self._day(span, "last_")
                _hold_weekdays([first, last], span["last_remark"] or span["last_remark_bare"])
            length = (last - first).days + 1
            if not 1 <= length <= LONGEST_HOLIDAY:
                raise ValueError(f"{first} 至 {last} 先后颠倒，或者超过 {LONGEST_HOLIDAY} 天。")
            days += (first + timedelta(offset) for offset in range(length))
        return days

    def _day(self, span: re.Match[str], which: str) -> date:
        """Return one end of a span; what it leaves out is that of the day before it."""
        day = span[f"{which}day"] or span["day_alone"]
        before = self.before
        if span[f"{which}month"]:
            near = before.year if which and before else self.year
            year, month = int(span[f"{which}year"] or near), int(span[f"{which}month"])
        elif before:
            year, month = before.year, before.month
        else:
            raise ValueError(f"“{span[0].strip()}”没有写月份。")
        try:
            self.before = date(year, month, int(day))
        except ValueError:
            raise ValueError(f"没有 {year}年{month}月{int(day)}日 这一天。") from None
        return self.before


def _hold_weekdays(days: list[date], remark: str | None) -> None:
    """Hold the weekdays written behind a day against the days before them, the last by the last."""
    written = [f"周{day}".replace("天", "日") for day in _WEEKDAY.findall(remark or "")]
    if len(written) > len(days):
        raise ValueError(f"“（{remark}）”里的星期比前面的日期多。")
    for day, weekday in zip(reversed(days), reversed(written), strict=False):
        if weekday != WEEKDAYS[day.weekday()]:
            raise ValueError(f"{day} 是{WEEKDAYS[day.weekday()]}，不是{weekday}。")
    _refuse_unread(_WEEKDAY.sub(" ", re.sub(r"农历\w*", " ", remark or "")))


def _hold_total(sentence: str, off: list[date]) -> None:
    total = _TOTAL.search(sentence)
    if total is None:
        return
    written = int(total[1]) if total[1].isdecimal() else _of_numeral(total[1])
    if written != len(off):
        raise ValueError(f"写的是共 {total[1]} 天，日期却有 {len(off)} 天。")


def _of_numeral(text: str) -> int:
    """Return 1 to 15 as written in Chinese."""
    tens, _, ones = text.replace("两", "二").rpartition("十")
    ten = 10 * (_NUMERALS.find(tens) if tens else 1) if "十" in text else 0
    return ten + max(_NUMERALS.find(ones) if ones else 0, 0)


def _refuse_unread(rest: str) -> None:
    """Refuse what looks like a day and was not read as one."""
    unread = _UNREAD.search(rest)
    if unread:
        raise ValueError(f"“{unread[0]}”没有读懂，请改写成“2月13日”或者“2027-02-13”的样子。")


def _name_in(rest: str) -> str:
    """Return the holiday named in a clause from which the days were taken out."""
    for part in re.split(r"[:,\s]+", rest):
        name = _NOT_A_NAME.sub("", part).strip("、-")
        if name:
            return name
    return ""
