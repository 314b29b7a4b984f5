"""Passwords that somebody else has set, and whose owner has not taken them over yet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from sunlit.people.devices import Device, device_of, own_device
from sunlit.people.models import GivenPassword, Person

NEW_FOR = timedelta(days=30)
"""How long the auditor is told of what is over."""


def unconfirmed(person: Person) -> GivenPassword | None:
    """Return the newest password that others set and the owner has not confirmed, or None."""
    return _open().filter(person=person).first()


def device_from_before(cookie: str, given: GivenPassword) -> Device | None:
    """Return the owner's device if it was known before the password was set, or None.

    None for a recovery on the machine and for a new account as well: there is nothing before.
    """
    device = own_device(cookie, given.person)
    is_reset = given.given_by_id is not None and not given.is_first
    return device if device and is_reset and device.since < given.recorded_at else None


def told_on(cookie: str) -> list[str]:
    """Return what the owner of this browser is told before signing in: each reset, by whom."""
    rows = _open().filter(is_first=False).select_related("person", "given_by")
    return [
        f"{row.person.name}的密码于 {_when(row.recorded_at)} 由{_by(row)}重置。"
        for row in rows
        if (device := device_of(cookie, row.person.username)) and device.since < row.recorded_at
    ]


def standing(now: datetime) -> Iterator[str]:
    """Yield what the auditor is told unasked: recoveries, and resets that nobody has confirmed."""
    rows = GivenPassword.objects.filter(is_first=False, recorded_at__gt=now - NEW_FOR)
    waiting = set(_open().values_list("pk", flat=True))
    for row in rows.select_related("person", "given_by"):
        waits = "；本人还没有确认，确认以前不能签署" if row.pk in waiting else ""
        if row.given_by is None:
            yield (
                f"{_when(row.recorded_at)} 在服务器上用命令恢复了{row.person.name}"
                f"（{row.person.username}）的账号，理由：{row.reason}{waits}。"
            )
        elif waits:
            yield (
                f"{row.person.name}（{row.person.username}）的密码于 {_when(row.recorded_at)}"
                f" 由{_by(row)}重置{waits}。"
            )


def _open() -> QuerySet[GivenPassword]:
    """Return the newest of each person that is not confirmed."""
    later = GivenPassword.objects.filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return GivenPassword.objects.filter(~Exists(later), confirmation=None)


def _by(row: GivenPassword) -> str:
    return f"{row.given_by.name}（{row.given_by.username}）" if row.given_by else "服务器上的命令"


def _when(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"
