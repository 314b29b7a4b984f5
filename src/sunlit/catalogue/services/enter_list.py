"""录入科室和执法事项: what the organ's own list says, entered as far as it is new."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.catalogue.organ_list import OrganList
from sunlit.catalogue.services.enter_matter import enter_matter
from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Office
from sunlit.rules.refusal import Refusal, Refused

_EMPTY: Mapping[str, Any] = {"fine_min_fen": None, "fine_max_fen": None, "tiers": []}
_TOLD = ("name", "violated", "basis", "consequence", *_EMPTY, "office")


@dataclass
class Entered:
    """How many rows were entered; what stood already is not counted."""

    offices: int = 0
    changed_offices: int = 0
    matters: int = 0
    versions: int = 0


@transaction.atomic
def enter_list(given: OrganList, now: datetime) -> Entered:
    """Enter the offices and matters that are new; the same list twice changes nothing.

    An office may be renamed. A version of a matter is never changed: another content begins later.

    :raises Refused: with the row, when it contradicts what was entered; then nothing is entered.
    """
    take_advisory_lock("catalogue.list")
    entered = Entered()
    for row in given.offices:
        _enter_office(row, entered, now)
    for row in given.matters:
        _enter_version(row, entered, now)
    return entered


def _enter_office(row: Mapping[str, Any], entered: Entered, now: datetime) -> None:
    office = Office.objects.filter(code=row["code"]).first()
    if office is None:
        office = Office.objects.create(**row)
        entered.offices += 1
        _record("people.office_entered", office, [office], now)
        return
    changed = {name: value for name, value in row.items() if getattr(office, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(office, name, value)
        office.save(update_fields=[*changed])
        entered.changed_offices += 1
        _record("people.office_changed", office, [office], now)


def _enter_version(row: Mapping[str, Any], entered: Entered, now: datetime) -> None:
    version = {**_EMPTY, **row, "office": _office(row)}
    code = version.pop("code")
    matter = Matter.objects.filter(code=code).first()
    if matter is None:
        enter_matter(code, "penalty", version, now=now)
        entered.matters += 1
        return
    last = matter.versions.latest("since")
    if all(getattr(last, name) == version[name] for name in _TOLD):
        return
    if version["since"] <= last.since:
        raise Refused(
            Refusal(
                f"事项 {code}：自 {last.since} 起的内容已经录入，与文件不同。已经录入的不改："
                f"有变动的，since 写变动的那一天，晚于 {last.since}。",
                field="since",
            )
        )
    added = MatterVersion.objects.create(matter=matter, **version)
    entered.versions += 1
    _record("catalogue.matter_changed", matter, [added], now)


def _office(row: Mapping[str, Any]) -> Office:
    office = Office.objects.filter(code=row["office"]).first()
    if office is None or not office.is_handling:
        raise Refused(
            Refusal(
                f"事项 {row['code']}：“{row['office']}”不是承办行政执法的科室，"
                "请先写这个科室，并写 is_handling = true。",
                field="office",
            )
        )
    return office


def _record(event: str, about: Office | Matter, rows: list[Any], now: datetime) -> None:
    record(
        log=Log.RECORD,
        event=event,
        subject=subject_of(about._meta.db_table, about.pk),
        facts={"code": about.code},
        rows=rows,
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
