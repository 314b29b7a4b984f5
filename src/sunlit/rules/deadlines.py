"""Every deadline the product watches: `data/deadlines.json`, what it lacks, and their words."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from types import MappingProxyType

from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.citations import Citation, cite_all
from sunlit.rules.effective import Version
from sunlit.rules.house.model import House
from sunlit.rules.periods import Due, Period, Roll, Unit, day_of, due
from sunlit.rules.refusal import Refusal, Refused

_REPORT_DAY = (1, 31)


@dataclass(frozen=True)
class Deadline:
    """One row.

    `counted_from` names the day that is asked for: the trigger, or the event before which the act
    is due. `is_parameter` means that no text sets the number: the organ may set another.
    """

    code: str
    name: str
    domain: str
    trigger: str
    counted_from: str
    period: Period
    actor: str
    basis: str
    citations: tuple[Citation, ...]
    is_parameter: bool
    on_expiry: str
    consequence: str
    roll: Roll
    extension: str
    note: str

    @property
    def basis_text(self) -> str:
        """The citations in full, joined."""
        return "、".join(str(citation) for citation in self.citations)

    def period_for(self, house: House | None, day: date) -> Period:
        """Return the period that holds on `day`: for a parameter the organ's own comes first."""
        if not self.is_parameter or house is None:
            return self.period
        return house.parameter(self.code, day) or self.period


class UnknownDeadline(KeyError):
    """No row of the table has the code."""

    def __str__(self) -> str:
        return f"没有代码为 {self.args[0]} 的期限。"


def deadline(code: str) -> Deadline:
    """Return the row of a code.

    :raises UnknownDeadline: when there is none.
    """
    try:
        return DEADLINES[code]
    except KeyError:
        raise UnknownDeadline(code) from None


def due_of(code: str, start: date, calendar: WorkCalendar, house: House | None) -> Due:
    """Return when the deadline `code` ends that starts on `start`.

    :param start: the day of the trigger; its moment with offset where the unit is HOUR; the day of
        the event where the period counts back; any day where the date is fixed by law.
    :raises UnknownDeadline: when no row has the code.
    """
    row = deadline(code)
    first = day_of(start)
    if row.period.unit is Unit.FIXED_DATE:
        start = _next_report_day(first)
    return due(row.period_for(house, first), start, calendar, row.roll, row.basis_text)


def statement_due(
    served_on: date, calendar: WorkCalendar, house: House | None, *, hearing_right: bool
) -> Due:
    """Return until when the party may state and defend (陈述、申辩).

    Where a hearing right was notified it never ends before the period to ask for the hearing.
    """
    own = due_of("CF-STATEMENT", served_on, calendar, house)
    if not hearing_right:
        return own
    hearing = due_of("CF-HEAR-REQ", served_on, calendar, house)
    return hearing if hearing.due > own.due else own


def with_parameter(house: House, code: str, version: Version[Period]) -> House:
    """Return the organ with its own period for `code` from a day on.

    :raises Refused: when a text sets the number, or the unit or a length of zero makes no sense.
    """
    row = deadline(code)
    if not row.is_parameter:
        raise Refused(
            Refusal(
                f"“{row.name}”的期限由法律规定，本机关不能另行规定。", row.citations[0], "limit"
            )
        )
    if version.value.unit is not row.period.unit or version.value.limit < 1:
        raise Refused(
            Refusal(
                f"“{row.name}”的期限应当以“{row.period.unit.label}”计算，至少为 1。", field="limit"
            )
        )
    return house.with_parameter(code, version)


def _next_report_day(day: date) -> date:
    this_year = date(day.year, *_REPORT_DAY)
    return this_year if day <= this_year else date(day.year + 1, *_REPORT_DAY)


def _load() -> Iterator[Deadline]:
    folder = files("sunlit.rules").joinpath("data")
    rows = [
        row
        for name in ("deadlines.json", "deadlines-own.json")
        for row in json.loads(folder.joinpath(name).read_text(encoding="utf-8"))["rules"]
    ]
    words = tomllib.loads(folder.joinpath("deadlines-zh.toml").read_text(encoding="utf-8"))
    for row in rows:
        code = row["code"]
        yield Deadline(
            code=code,
            name=words["names"][code],
            domain=row["domain"],
            trigger=row["trigger"],
            counted_from=words["events"].get(code, row["trigger"]),
            period=Period(row["limit"], Unit(row["unit"]), clear=code in words["clear"]),
            actor=row["actor"],
            basis=row["basis"],
            citations=cite_all(row["basis"]),
            is_parameter=row["source"] == "parameter",
            on_expiry=row["on_expiry"],
            consequence=words["expiry"][row["on_expiry"]],
            roll=Roll(row["roll"]),
            extension=words["extension"].get(code, ""),
            note=words["notes"].get(code, ""),
        )


DEADLINES: Mapping[str, Deadline] = MappingProxyType({row.code: row for row in _load()})
"""Every row by its code, in the order of the table."""
