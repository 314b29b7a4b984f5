"""Who must wait now before a password is looked at: for the security administrator, who may lift.

The counters hold keyed hashes. Names are found by hashing those of the persons, addresses by
hashing those from which a known person's password was tried; an address that tried only names
nobody has stays unnamed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Max, QuerySet

from sunlit.people.attempt import (
    Purpose,
    address_key,
    name_key,
    network_of,
    pair_key,
    slowing_of_address,
    slowing_of_source,
    slowing_of_strangers,
)
from sunlit.people.models import FailedAttempt, Person, SignIn
from sunlit.rules.slowing import Slowing

_PLACES = {
    Purpose.SIGN: "签署",
    Purpose.OWN: "修改自己的密码",
    Purpose.WITNESS: "在场作证",
}


class Kind(StrEnum):
    """Which counter makes somebody wait; the value is the column of the counter's key."""

    SOURCE = "source_key"
    ADDRESS = "address_key"
    STRANGERS = "name_key"


@dataclass(frozen=True)
class Wait:
    """One counter that has run over: whom it concerns, from where, until when, how often.

    `person` is None for an address, `place` is empty where it is not known by name.
    """

    kind: Kind
    key: str
    person: Person | None
    place: str
    until: datetime
    failures: int

    @property
    def counted(self) -> QuerySet[FailedAttempt]:
        """The failures that count for it."""
        rows = FailedAttempt.objects.filter(**{self.kind.value: self.key}, is_lifted=False)
        return rows.filter(is_strange=True) if self.kind is Kind.STRANGERS else rows


def waits(now: datetime) -> list[Wait]:
    """Return the waits that stand at that moment, the longest first."""
    found = [*_of_sources(now), *_of_addresses(now), *_of_strangers(now)]
    return sorted(found, key=lambda wait: (wait.until, wait.key), reverse=True)


def _of_sources(now: datetime) -> Iterator[Wait]:
    persons = _persons()
    for row, until in _over(slowing_of_source(), now, "source_key", "name_key"):
        purpose, person = persons.get(row["name_key"], (Purpose.SIGN_IN, None))
        if person is None:
            continue
        place = _PLACES.get(purpose) or _place(person, row["source_key"], now)
        yield Wait(Kind.SOURCE, row["source_key"], person, place, until, row["number"])


def _of_addresses(now: datetime) -> Iterator[Wait]:
    named = {address_key(one): network_of(one) for one in _addresses(now)}
    rows = FailedAttempt.objects.exclude(address_key="")
    for row, until in _over(slowing_of_address(), now, "address_key", rows=rows):
        place = named.get(row["address_key"], "")
        yield Wait(Kind.ADDRESS, row["address_key"], None, place, until, row["number"])


def _of_strangers(now: datetime) -> Iterator[Wait]:
    persons = _persons()
    rows = FailedAttempt.objects.filter(is_strange=True)
    for row, until in _over(slowing_of_strangers(), now, "name_key", rows=rows):
        _, person = persons.get(row["name_key"], (Purpose.SIGN_IN, None))
        if person is not None:
            yield Wait(Kind.STRANGERS, row["name_key"], person, "", until, row["number"])


def _over(
    slowing: Slowing, now: datetime, *by: str, rows: QuerySet[FailedAttempt] | None = None
) -> Iterator[tuple[dict[str, Any], datetime]]:
    """Yield each counter that makes somebody wait, and until when."""
    counted = FailedAttempt.objects.all() if rows is None else rows
    counters = (
        counted.filter(is_lifted=False, attempted_at__gt=now - slowing.forgotten)
        .exclude(source_key="")
        .values(*by)
        .annotate(number=Count("pk"), last=Max("attempted_at"))
        .filter(number__gte=slowing.after)
    )
    for row in counters:
        until = slowing.until(row["number"], row["last"])
        if until and until > now:
            yield row, until


def _persons() -> dict[str, tuple[Purpose, Person]]:
    """Return whom a key of a name means, and for what the password was entered."""
    persons = list(Person.objects.all())
    return {
        name_key(purpose, person.username): (purpose, person)
        for person in persons
        for purpose in Purpose
    }


def _place(person: Person, key: str, now: datetime) -> str:
    """Return the address of the pair, or that it is a device the person has signed in on."""
    for address in _addresses(now, person):
        if pair_key(person.username, address) == key:
            return network_of(address)
    return "本人登录过的一台设备"


def _addresses(now: datetime, person: Person | None = None) -> list[str]:
    since = now - slowing_of_address().forgotten
    tried = SignIn.objects.filter(recorded_at__gt=since)
    if person is not None:
        tried = tried.filter(person=person)
    return list(tried.values_list("address", flat=True).distinct())
