"""另定参数: the organ sets its own length for a deadline that no text sets, from a day on."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from sunlit.catalogue.models import ParameterRow
from sunlit.catalogue.organ import current_house
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.citations import practice
from sunlit.rules.deadlines import deadline, with_parameter
from sunlit.rules.effective import Version
from sunlit.rules.house.model import House
from sunlit.rules.periods import Period
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused

GREATEST_LIMIT = 3650


@dataclass(frozen=True)
class ParameterEntry:
    """A deadline's new length, in the unit of the deadline, from `since` on."""

    code: str
    since: date
    limit: int
    reason: str


@transaction.atomic
def enter_parameter(entry: ParameterEntry, *, actor: Person, now: datetime) -> ParameterRow:
    """Write the row and return it; what began before `since` keeps its length.

    :raises UnknownDeadline: for a code that the table does not have.
    :raises PermissionDenied: for a person who is no system administrator.
    :raises Refused: when a text sets the number, for a day in the past or already taken, for an
        impossible length and a missing reason.
    """
    today = timezone.localdate(now)
    if Role.SYSADMIN not in actor.roles_on(today):
        raise PermissionDenied("参数由系统管理员录入。")
    period = _checked(entry, current_house(), today)
    try:
        with transaction.atomic():
            row = ParameterRow.objects.create(
                code=entry.code,
                since=entry.since,
                limit=period.limit,
                unit=period.unit,
                reason=entry.reason.strip(),
                entered_by=actor,
                recorded_at=now,
            )
    except IntegrityError as error:
        raise Refused(_day_is_taken(entry.since)) from error
    record(
        log=Log.RECORD,
        event="catalogue.parameter_entered",
        subject=str(row.uuid),
        facts={"code": row.code, "since": row.since.isoformat(), "limit": row.limit},
        rows=[row],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return row


def _checked(entry: ParameterEntry, house: House, today: date) -> Period:
    rule = deadline(entry.code)
    period = replace(rule.period, limit=max(entry.limit, 0))
    own = house.parameters.get(entry.code)
    if own and any(version.since == entry.since for version in own.versions):
        raise Refused(_day_is_taken(entry.since))
    with_parameter(
        house, entry.code, Version(entry.since, period, practice(entry.reason), checked_on=today)
    )
    if entry.limit > GREATEST_LIMIT:
        raise Refused(Refusal(f"长度不能超过 {GREATEST_LIMIT}，请核对。", field="limit"))
    if entry.since < today:
        raise Refused(
            Refusal(
                f"施行日期不能早于今天（{today}）：已经开始计算的期限不因新的参数改变。",
                field="since",
            )
        )
    if not entry.reason.strip():
        raise Refused(Refusal("请写明理由，例如由哪一次会议、哪一份文件确定。", field="reason"))
    return period


def _day_is_taken(since: date) -> Refusal:
    return Refusal(f"自 {since} 起的值已经录入，不能改写；请另定一个施行日期。", field="since")
