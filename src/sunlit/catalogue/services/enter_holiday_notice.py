"""录入放假安排: the State Council's notice for a year makes that year's working days certain."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from sunlit.catalogue.models import HolidayNotice
from sunlit.catalogue.notice_entry import NoticeEntry, check_holiday_notice
from sunlit.catalogue.organ import current_calendar
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def enter_holiday_notice(
    entry: NoticeEntry, *, seen: int, actor: Person, now: datetime
) -> HolidayNotice:
    """Write the notice and return it. Duties follow by `cases.services.recompute_duties`.

    :param seen: how many editions of the year there were when the person checked the entry.
    :raises PermissionDenied: for a person who is no system administrator.
    :raises Refused: as `check_holiday_notice`, and when somebody entered the year meanwhile.
    """
    if Role.SYSADMIN not in actor.roles_on(timezone.localdate(now)):
        raise PermissionDenied("放假安排由系统管理员录入。")
    earlier = HolidayNotice.objects.filter(year=entry.year).order_by("edition").last()
    if seen != (earlier.edition if earlier else 0):
        raise Refused(_entered_meanwhile(entry.year))
    table = check_holiday_notice(entry, current_calendar(), timezone.localdate(now))
    try:
        with transaction.atomic():
            notice = HolidayNotice.objects.create(
                year=table.year,
                edition=seen + 1,
                notice=table.notice,
                holidays=_stored(table.holidays),
                working_weekends=_stored(table.working_weekends),
                reason=entry.reason.strip(),
                entered_by=actor,
                recorded_at=now,
            )
    except IntegrityError as error:
        raise Refused(_entered_meanwhile(entry.year)) from error
    record(
        log=Log.RECORD,
        event="catalogue.holiday_notice_entered",
        subject=str(notice.uuid),
        facts={"year": notice.year, "edition": notice.edition},
        rows=[notice],
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return notice


def _entered_meanwhile(year: int) -> Refusal:
    return Refusal(f"{year} 年的放假安排在您核对期间已由他人录入，请看过之后再办。", field="year")


def _stored(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in sorted(days.items())}
