"""Deadlines in words: the period in force, where it comes from, since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sunlit.catalogue.models import ParameterRow
from sunlit.rules.deadlines import DEADLINES, Deadline
from sunlit.rules.effective import Version
from sunlit.rules.house.model import House
from sunlit.rules.periods import Period
from sunlit.web.parts import Fact, Tag

_LAW = Tag("法定", "info")
_OWN = Tag("参数", "plain")


@dataclass(frozen=True)
class DeadlineRow:
    """One deadline of the list.

    `since` is the day from which its text is in force, or from which the organ set the value;
    `note` says what changes later, or that the deadline does not apply here.
    """

    code: str
    url: str
    name: str
    domain: str
    period: str
    source: Tag
    is_parameter: bool
    basis: str
    since: str
    note: str


@dataclass(frozen=True)
class VersionRow:
    """One version of a parameter: from which day, how long, why, and who entered it."""

    since: str
    period: str
    reason: str
    entered: str


def deadline_rows(house: House, today: date, url: str) -> list[DeadlineRow]:
    """Return every deadline in the order of the table, as it holds on `today`."""
    return [
        DeadlineRow(
            code=rule.code,
            url=f"{url}{rule.code}/",
            name=rule.name,
            domain=rule.domain,
            period=str(rule.period_for(house, today)),
            source=_OWN if rule.is_parameter else _LAW,
            is_parameter=rule.is_parameter,
            basis=rule.basis_text,
            since=_since(rule, house, today),
            note=_note(rule, house, today),
        )
        for rule in DEADLINES.values()
    ]


def deadline_facts(rule: Deadline, house: House, today: date) -> list[Fact]:
    """Return what the table says of one deadline."""
    facts = [
        Fact("现行期限", str(rule.period_for(house, today))),
        Fact("来源", _OWN.text if rule.is_parameter else _LAW.text),
        Fact("依据", rule.basis_text),
        Fact("自何时起算", rule.counted_from),
        Fact("由谁办理", rule.actor),
        Fact("逾期的后果", rule.consequence),
        Fact("可否延长", rule.extension),
        Fact("说明", rule.note),
        Fact("本机关", "" if house.applies(rule.code) else "不适用"),
    ]
    return [fact for fact in facts if fact.value]


def version_rows(rule: Deadline, house: House, entered: Iterable[ParameterRow]) -> list[VersionRow]:
    """Return the versions of a parameter, newest first; the first is the table's own default."""
    if not rule.is_parameter:
        return []
    rows = {row.since: row for row in entered}
    default = VersionRow("", str(rule.period), "期限表的默认值", "随软件提供")
    own = [_version(version, rows.get(version.since)) for version in _versions(rule, house)]
    return [*reversed(own), default]


def _version(version: Version[Period], row: ParameterRow | None) -> VersionRow:
    since, period = version.since.isoformat(), str(version.value)
    if row is None:
        reason = version.citation.remark or str(version.citation)
        return VersionRow(since, period, reason, "本机关的参数文件")
    when = timezone.localtime(row.recorded_at)
    return VersionRow(
        since, period, row.reason, f"{row.entered_by.name}于 {when:%Y-%m-%d %H:%M} 录入"
    )


def _versions(rule: Deadline, house: House) -> tuple[Version[Period], ...]:
    own = house.parameters.get(rule.code)
    return own.versions if own else ()


def _since(rule: Deadline, house: House, today: date) -> str:
    """Return since when the value holds: the instrument is in force, or the organ set it."""
    if not rule.is_parameter:
        in_force = rule.citations[0].instrument.in_force_since
        return in_force.isoformat() if in_force else ""
    begun = [one.since for one in _versions(rule, house) if one.since <= today]
    return begun[-1].isoformat() if begun else ""


def _note(rule: Deadline, house: House, today: date) -> str:
    if not house.applies(rule.code):
        return "本机关不适用"
    later = [one for one in _versions(rule, house) if one.since > today]
    return "；".join(f"自 {one.since} 起 {one.value}" for one in later)
