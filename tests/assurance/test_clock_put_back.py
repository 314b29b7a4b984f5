"""While this machine's clock lies before what was signed, nothing is done that it would date."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from assurance.conftest import Keep, act
from factories import ON_SQLITE, make_person
from jobs.conftest import ask, kind
from sunlit.assurance.queries import alarms
from sunlit.commands import resume
from sunlit.jobs.models import Job, State
from sunlit.jobs.registry import Kind
from sunlit.jobs.run import Run
from sunlit.jobs.worker import Workers
from sunlit.ledger.models import Log, LogCheckpoint, PendingEvent
from sunlit.ledger.put_back import ClockPutBack, watch
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.verify import verify
from sunlit.people.models import Person
from sunlit.rules.procedure import Role

__all__ = ["kind"]
SAID = "比最近一次签过的时间"
_OWN = "plum-rain-on-slate"
_REAL = timezone.now


class Clock:
    """This machine's clock, which somebody sets."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._off = timedelta(0)
        monkeypatch.setattr(timezone, "now", self.now)

    def now(self) -> datetime:
        """Return what it shows."""
        return _REAL() + self._off

    def back(self, **by: int) -> None:
        """Set it back."""
        self._off = -timedelta(**by)

    def right(self) -> None:
        """Set it right."""
        self._off = timedelta(0)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings, website: None) -> Iterator[Clock]:
    """The clock of a program that watches it, as every command does."""
    settings.CLOCK = ""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    watch()
    yield Clock(monkeypatch)
    watch(on=False)


@pytest.fixture
def secadmin(persons: Mapping[str, Person]) -> Person:
    """Who manages accounts."""
    person = make_person("secadmin", "管理员乙", persons["archivist"].office, [Role.SECADMIN])
    person.set_password(_OWN)
    person.save()
    return person


def stop(browser: Client, person: Person) -> Any:
    """Let the administrator switch an account off."""
    return browser.post(f"/desk/people/{person.pk}/stop/", {"reason": "调离"})


@ON_SQLITE
def test_no_act_at_the_desk_is_dated_back(
    keep: Keep,
    clock: Clock,
    secadmin: Person,
    persons: Mapping[str, Person],
    signed_in: Callable[[Person], Client],
) -> None:
    browser, officer = signed_in(secadmin), persons["officer1"]
    act()
    keep()
    clock.back(minutes=20)
    refused = stop(browser, officer)
    assert (refused.status_code, SAID in refused.content.decode()) == (422, True)
    assert "调离" in refused.content.decode(), "what was typed stays in the form"
    everywhere = browser.post("/desk/password/", {"action": "everywhere"})
    assert (everywhere.status_code, SAID in everywhere.content.decode()) == (503, True)
    acts = PendingEvent.objects.filter(
        event__in=("people.account_stopped", "people.sessions_ended")
    )
    assert not acts.exists()
    clock.right()
    assert stop(browser, officer).status_code == 302
    assert acts.exists()


@ON_SQLITE
def test_who_sets_the_clock_right_may_sign_in_and_read_and_is_told(
    keep: Keep, clock: Clock, secadmin: Person
) -> None:
    act()
    keep()
    clock.back(minutes=30)
    browser = Client()
    typed = {"username": "secadmin", "password": _OWN, "next": ""}
    assert browser.post("/desk/sign-in/", typed).status_code == 302
    event = PendingEvent.objects.get(event="people.signed_in")
    facts = json.loads(bytes(event.canonical))["facts"]
    assert "clock_put_back_before" in facts, "the one act that goes on is marked"
    page = browser.get("/desk/people/").content.decode()
    assert SAID in page
    assert "请系统管理员校准时钟" in page
    clock.right()
    assert SAID not in browser.get("/desk/people/").content.decode()


def test_no_job_writes_with_an_earlier_time(
    keep: Keep, clock: Clock, kind: Callable[..., Kind]
) -> None:
    done = []

    def work(run: Run) -> None:
        if run.payload["back"]:
            clock.back(minutes=30)
        done.append(act())

    made = kind(work)
    act()
    keep()
    ask(made, "under way", payload={"back": True})
    workers = Workers(1)
    assert workers.run_until_idle() == 1
    under_way = Job.objects.get()
    assert (under_way.state, SAID in under_way.error, done) == (State.QUEUED, True, [])
    ask(made, "next", payload={"back": False})
    Job.objects.update(run_at=clock.now() - timedelta(seconds=1))
    assert workers.run_until_idle() == 0
    clock.right()
    Job.objects.filter(pk=under_way.pk).delete()
    assert (workers.run_until_idle(), len(done)) == (1, 1)


@ON_SQLITE
def test_nothing_is_signed_with_an_earlier_time(keep: Keep, clock: Clock) -> None:
    act()
    keep()
    waiting = act()
    clock.back(minutes=30)
    Sequencer().run_round()
    assert not PendingEvent.objects.filter(pk=waiting.pk, entry__isnull=False).exists()
    assert LogCheckpoint.objects.count() == 1
    clock.right()
    Sequencer().run_round()
    assert PendingEvent.objects.filter(pk=waiting.pk, entry__isnull=False).exists()


@ON_SQLITE
def test_what_waits_for_its_signature_counts_too(keep: Keep, clock: Clock) -> None:
    clock.back(minutes=30)
    act()
    keep()
    clock.right()
    act()
    clock.back(minutes=20)
    with pytest.raises(ClockPutBack):
        act()


@ON_SQLITE
@pytest.mark.parametrize("by", [{"seconds": 90}, {}])
def test_a_clock_set_right_by_seconds_stops_nobody(
    keep: Keep, clock: Clock, by: dict[str, int]
) -> None:
    act()
    keep()
    clock.back(**by)
    assert act()


@ON_SQLITE
def test_in_a_demonstration_with_its_own_clock_nothing_is_compared(
    keep: Keep, clock: Clock, settings: Settings
) -> None:
    act()
    keep()
    clock.back(days=3)
    settings.CLOCK = "2026-11-24T09:00+08:00"
    assert act()


@ON_SQLITE
def test_while_the_clock_goes_on_no_act_asks_what_was_signed(keep: Keep, clock: Clock) -> None:
    act()
    keep()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
        act()
    assert [one["sql"] for one in asked if "ledger_logcheckpoint" in one["sql"]] == []


@ON_SQLITE
def test_after_a_clock_ran_ahead_one_goes_on_with_a_reason_that_all_see(
    instance: Path, keep: Keep, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    (instance / "secret-key").touch()
    act()
    act(Log.PUBLICITY)
    keep()
    clock.back(days=40)
    with pytest.raises(ClockPutBack):
        act()
    assert resume.run(Namespace(clock=True, reason="主板电池没电，时钟曾经走快")) == 0
    assert act()
    assert [one for one in alarms(clock.now()) if "时钟改早以后继续办理" in one.sentence]
    keep()
    assert list(verify()) == []
    assert resume.run(Namespace(clock=True, reason="主板电池没电，时钟曾经走快")) == 1
    assert "没有什么要确认的" in capsys.readouterr().out
