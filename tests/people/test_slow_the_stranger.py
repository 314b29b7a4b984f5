"""A stranger's wrong passwords slow the stranger, not the owner; the administrator lifts a wait."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django.fixtures import Settings

from factories import ON_SQLITE, at, make_person
from sunlit.ledger.models import PendingEvent
from sunlit.people.attempt import Attempt, TooManyFailures, WrongPassword, network_of
from sunlit.people.devices import KNOWN_FOR, cookie_with, device_of, own_device
from sunlit.people.models import FailedAttempt, Person
from sunlit.people.services.check_password import check_password
from sunlit.people.services.end_sessions import end_sessions
from sunlit.people.services.lift_wait import lift_wait
from sunlit.people.waits import Kind, waits
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

PASSWORD = "tea-in-the-harbour"
NINE = at("2026-11-24 09:00")
HALF_A_MINUTE = timedelta(seconds=30)
STRANGER, OWNER, NEW_PLACE = "203.0.113.9", "10.0.0.8", "198.51.100.7"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    """One round of hashing for each password: what is counted here is attempts."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def owner(persons: Mapping[str, Person]) -> Person:
    """A person with a password, who signed in at the office yesterday."""
    person = persons["leader"]
    person.set_password(PASSWORD)
    person.save()
    assert tries(person, OWNER, NINE - timedelta(days=1))
    return person


@pytest.fixture
def secadmin(persons: Mapping[str, Person]) -> Person:
    """Who may lift."""
    return make_person("secadmin", "管理员乙", persons["leader"].office, [Role.SECADMIN])


def tries(
    person: Person, address: str, now: datetime, password: str = PASSWORD, cookie: str = ""
) -> bool:
    """Whether the person is let in; False while they must wait."""
    try:
        check_password(Attempt(person.username, password, address, now, cookie=cookie))
    except TooManyFailures:
        return False
    return True


def wrong(person: Person, address: str, now: datetime) -> bool:
    """Try a wrong password; whether it was looked at at all."""
    try:
        check_password(Attempt(person.username, "wrong", address, now))
    except WrongPassword:
        return True
    except TooManyFailures:
        return False
    raise AssertionError("let in")


def guess(person: Person, addresses: int, now: datetime = NINE) -> int:
    """Guess four times from each of so many addresses; return how many were looked at."""
    return sum(
        wrong(person, f"203.0.{number // 200}.{number % 200}", now)
        for number in range(addresses)
        for _ in range(4)
    )


@ON_SQLITE
def test_a_stranger_with_a_wrong_password_every_half_minute_keeps_nobody_out(
    owner: Person,
) -> None:
    cookie = cookie_with("", owner, NINE - timedelta(days=1))
    looked_at = 0
    for number in range(240):
        now = NINE + number * HALF_A_MINUTE
        looked_at += wrong(owner, STRANGER, now)
        if number % 40 == 39:
            assert tries(owner, NEW_PLACE, now)
            assert tries(owner, STRANGER, now, cookie=cookie), "even from the stranger's address"
    assert looked_at <= 11, "five, then after 1, 2, 4, 8, 16, 32 minutes"


def test_an_address_the_stranger_uses_waits_for_who_has_no_device(owner: Person) -> None:
    for _ in range(5):
        wrong(owner, STRANGER, NINE)
    assert not tries(owner, STRANGER, NINE)
    assert tries(owner, OWNER, NINE)


@ON_SQLITE
def test_guesses_from_many_addresses_are_bounded_and_the_owner_is_let_in(
    owner: Person, settings: Settings
) -> None:
    settings.SIGN_IN_FAILURES_OF_STRANGERS = 20
    cookie = cookie_with("", owner, NINE - timedelta(days=1))
    assert guess(owner, 10) == 20
    assert not tries(owner, NEW_PLACE, NINE), "a new device in a new place waits"
    assert tries(owner, OWNER, NINE), "the address of the office is known"
    assert tries(owner, NEW_PLACE, NINE, cookie=cookie), "the device is known"
    assert not tries(owner, "198.51.100.8", NINE), "the owner's success forgives no stranger"


def test_a_known_device_has_its_own_counter(owner: Person) -> None:
    cookie = cookie_with("", owner, NINE)
    for _ in range(5):
        with pytest.raises(WrongPassword):
            check_password(Attempt(owner.username, "wrong", OWNER, NINE, cookie=cookie))
    assert not tries(owner, OWNER, NINE, cookie=cookie)
    assert tries(owner, OWNER, NINE), "another device at the same place"


def test_a_device_is_known_to_its_account_alone_and_not_for_ever(
    owner: Person, persons: Mapping[str, Person]
) -> None:
    cookie = cookie_with("", owner, NINE)
    colleague = persons["officer1"]
    assert device_of(cookie, owner.username)
    assert device_of(cookie, colleague.username) is None
    assert device_of(cookie[:-1] + "x", owner.username) is None
    both = cookie_with(cookie, colleague, NINE)
    assert device_of(both, owner.username) == device_of(cookie, owner.username)
    assert device_of(both, colleague.username)
    assert timedelta(days=30) < KNOWN_FOR < timedelta(days=400)


def test_who_ends_every_sign_in_is_known_on_no_device(owner: Person) -> None:
    cookie = cookie_with("", owner, NINE)
    end_sessions(owner, actor=owner, now=NINE + HALF_A_MINUTE, reason="本人要求")
    assert own_device(cookie, owner) is None
    again = cookie_with(cookie, owner, NINE + 2 * HALF_A_MINUTE)
    assert own_device(again, owner)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.8", "10.0.0.9", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.8", "10.0.0.8", True),
        ("unix:", "unix:", True),
    ],
)
def test_a_house_is_one_address(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_the_security_administrator_sees_each_wait_and_lifts_it(
    owner: Person, secadmin: Person, settings: Settings
) -> None:
    settings.SIGN_IN_FAILURES_OF_ADDRESS = 5
    for _ in range(5):
        wrong(owner, STRANGER, NINE)
    standing = waits(NINE)
    assert {one.kind for one in standing} == {Kind.SOURCE, Kind.ADDRESS}
    assert {one.place for one in standing} == {STRANGER}
    lift_wait(standing[0].key, reason="本人输错", actor=secadmin, now=NINE)
    assert waits(NINE) == [], "the same failures made up both"
    assert tries(owner, STRANGER, NINE)
    assert PendingEvent.objects.filter(event="people.wait_lifted", actor=secadmin.pk).count() == 1
    with pytest.raises(Refused, match="已经结束"):
        lift_wait(standing[0].key, reason="又一次", actor=secadmin, now=NINE)


@ON_SQLITE
def test_a_wait_of_strangers_is_lifted_by_the_security_administrator_alone(
    owner: Person, secadmin: Person, settings: Settings
) -> None:
    settings.SIGN_IN_FAILURES_OF_STRANGERS = 8
    guess(owner, 3)
    [wait] = [one for one in waits(NINE) if one.kind is Kind.STRANGERS]
    with pytest.raises(PermissionDenied):
        lift_wait(wait.key, reason="本人输错", actor=owner, now=NINE)
    with pytest.raises(Refused, match="理由"):
        lift_wait(wait.key, reason=" ", actor=secadmin, now=NINE)
    lift_wait(wait.key, reason="出差在外", actor=secadmin, now=NINE)
    assert tries(owner, NEW_PLACE, NINE)
    assert FailedAttempt.objects.exists(), "lifted, not forgotten: the figures keep it"
