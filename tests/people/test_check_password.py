"""A typed password is judged in one place, which slows down and says nothing about who exists."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib import import_module
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.db import connection
from pytest_django.fixtures import Settings

from factories import ON_SQLITE, at
from sunlit.ledger.models import PendingEvent
from sunlit.people.attempt import KEPT, Attempt, Purpose, TooManyFailures, WrongPassword
from sunlit.people.models import FailedAttempt, Person, SignIn
from sunlit.people.services.check_password import check_password
from sunlit.people.services.confirm_signature import confirm_signature
from sunlit.rules.refusal import Refused

PASSWORD = "tea-in-the-harbour"
NINE = at("2026-11-24 09:00")
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    """One round of hashing for each password: what is counted here is attempts."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def officer(persons: Mapping[str, Person]) -> Person:
    """An officer with a password."""
    person = persons["officer1"]
    person.set_password(PASSWORD)
    person.save()
    return person


def attempt(
    password: str = PASSWORD,
    username: str = "officer1",
    now: datetime = NINE,
    address: str = "10.0.0.8",
    cookie: str = "",
) -> Attempt:
    """Return an attempt to sign in."""
    return Attempt(username, password, address, now, cookie=cookie)


def fail(times: int, username: str = "officer1", address: str = "10.0.0.8") -> None:
    """Fail so many times at nine."""
    for _ in range(times):
        with pytest.raises(WrongPassword):
            check_password(attempt("wrong", username, address=address))


def test_the_product_hashes_in_as_many_rounds_as_django_advises() -> None:
    assert not hasattr(import_module("sunlit.config.settings"), "PASSWORD_HASHERS")


def test_the_right_password_returns_the_person_and_is_logged(officer: Person) -> None:
    assert check_password(attempt()) == officer
    row = SignIn.objects.get()
    assert (row.person, row.outcome, row.address) == (officer, "signed_in", "10.0.0.8")
    assert PendingEvent.objects.filter(event="people.signed_in").count() == 1
    assert not FailedAttempt.objects.exists()


def test_a_wrong_password_is_logged_without_what_was_typed(officer: Person) -> None:
    with pytest.raises(WrongPassword):
        check_password(attempt("tea-in-the-harbor"))
    assert SignIn.objects.get().outcome == "wrong_password"
    event = PendingEvent.objects.get(event="people.password_refused")
    assert b"harbor" not in bytes(event.canonical)
    kept = FailedAttempt.objects.get()
    assert "officer1" not in (kept.name_key + kept.address_key)


def test_a_name_nobody_has_is_kept_only_as_a_keyed_hash(officer: Person) -> None:
    with pytest.raises(WrongPassword):
        check_password(attempt(username="my password by mistake"))
    assert not SignIn.objects.exists()
    assert len(FailedAttempt.objects.get().name_key) == 64


@ON_SQLITE
@pytest.mark.parametrize("who", ["unknown", "wrong", "inactive"])
def test_every_failure_costs_one_hash_and_says_the_same(
    officer: Person, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if who == "inactive":
        Person.objects.filter(pk=officer.pk).update(is_active=False)
    counted = []
    kind = type(hashers.get_hasher())
    encode = kind.encode

    def counting(*args: Any, **kwargs: Any) -> str:
        counted.append(args)
        return str(encode(*args, **kwargs))

    monkeypatch.setattr(kind, "encode", counting)
    typed = {
        "unknown": attempt(username="nobody"),
        "wrong": attempt("wrong"),
        "inactive": attempt(),
    }[who]
    with pytest.raises(WrongPassword) as caught:
        check_password(typed)
    assert len(counted) == 1
    assert not str(caught.value)


def test_from_the_fifth_failure_the_right_password_waits_too(officer: Person) -> None:
    fail(5)
    for later in (timedelta(0), timedelta(seconds=59)):
        with pytest.raises(TooManyFailures) as caught:
            check_password(attempt(now=NINE + later))
        assert "09:02 以后再试" in caught.value.sentence
    assert check_password(attempt(now=NINE + MINUTE)) == officer


def test_a_name_nobody_has_slows_down_alike(officer: Person) -> None:
    fail(5, "nobody")
    with pytest.raises(TooManyFailures):
        check_password(attempt(username="nobody", now=NINE))


def test_success_forgives_its_source_and_a_day_forgives_anybody(officer: Person) -> None:
    fail(4)
    assert check_password(attempt())
    fail(4)
    fail(5, "nobody")
    next_day = NINE + timedelta(days=1, seconds=1)
    with pytest.raises(WrongPassword):
        check_password(attempt(username="nobody", now=next_day))


def test_an_address_that_tries_many_names_waits(officer: Person) -> None:
    for number in range(30):
        fail(1, f"name{number}")
    with pytest.raises(TooManyFailures):
        check_password(attempt())
    assert check_password(attempt(address="10.0.0.9")) == officer


def test_who_is_kept_out_by_a_stranger_can_still_sign(officer: Person) -> None:
    fail(5)
    assert confirm_signature(officer, PASSWORD, "10.0.0.9", NINE).person == officer.pk


def test_a_signature_slows_down_like_a_sign_in(officer: Person) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="没有签署"):
            confirm_signature(officer, "wrong", "10.0.0.9", NINE)
    with pytest.raises(Refused, match="以后再试"):
        confirm_signature(officer, PASSWORD, "10.0.0.9", NINE)
    assert {row.outcome for row in SignIn.objects.all()} == {"wrong_signature"}
    key = Attempt("officer1", "", "", NINE, Purpose.SIGN).name_key
    assert FailedAttempt.objects.filter(name_key=key).count() == 5


def test_failures_are_forgotten_by_age(officer: Person) -> None:
    fail(2)
    with pytest.raises(WrongPassword):
        check_password(attempt("wrong", now=NINE + KEPT + MINUTE))
    assert FailedAttempt.objects.count() == 1


def test_many_attempts_at_once_get_no_more_tries_than_one_by_one(officer: Person) -> None:
    answers: list[str] = []
    together = Barrier(12)

    def try_it() -> None:
        together.wait()
        try:
            check_password(attempt("wrong"))
        except (WrongPassword, TooManyFailures) as refused:
            answers.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=try_it) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["TooManyFailures"] * 7 + ["WrongPassword"] * 5
