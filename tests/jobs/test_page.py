"""后台任务 at the desk: the administrator sees what stopped and decides; nobody else."""

import json
from collections.abc import Callable, Mapping

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from catalogue.conftest import persons, signed_in, sysadmin, website
from jobs.conftest import ask
from sunlit.jobs.models import Job, State
from sunlit.jobs.registry import Kind
from sunlit.jobs.run import CannotBeDone, Run
from sunlit.jobs.services.claim import claim
from sunlit.jobs.worker import LEASE, Workers
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import Person

__all__ = ["persons", "signed_in", "sysadmin", "website"]
URL = "/desk/jobs/"
SignIn = Callable[[Person], Client]
MakeKind = Callable[..., Kind]


def never(run: Run) -> None:
    """Fail for good."""
    raise CannotBeDone("《通知》的内容排不成版。")


def text_of(response: object) -> str:
    """Return the page."""
    assert isinstance(response, HttpResponse)
    return response.content.decode()


@pytest.fixture
def stopped(kind: MakeKind, sysadmin: Person) -> Job:
    """A job that stopped."""
    job = ask(kind(never))
    Workers().run_until_idle()
    return Job.objects.get(pk=job.pk)


def test_an_empty_page_says_what_will_be_there(sysadmin: Person, signed_in: SignIn) -> None:
    page = text_of(signed_in(sysadmin).get(URL))
    assert "没有停止的任务。" in page
    assert "没有等候的任务。" in page
    assert "hx-trigger" not in page


def test_the_administrator_reads_why_a_job_stopped_and_how_far_one_has_come(
    stopped: Job, kind: MakeKind, sysadmin: Person, signed_in: SignIn
) -> None:
    long = kind(never, "tests.long")
    ask(long)
    claim("a", [long.code], now=timezone.now(), lease=LEASE)
    Job.objects.filter(kind=long.code).update(done=3, total=10)
    page = text_of(signed_in(sysadmin).get(URL))
    assert "《通知》的内容排不成版。" in page
    assert '<progress max="10" value="3"' in " ".join(page.split())
    assert 'hx-trigger="every 5s"' in page
    assert "看最新进度" in page


def test_to_retry_lets_the_job_be_done_again_and_is_recorded(
    stopped: Job, sysadmin: Person, signed_in: SignIn
) -> None:
    page = text_of(
        signed_in(sysadmin).post(f"{URL}{stopped.uuid}/", {"action": "retry"}, follow=True)
    )
    assert "任务已经重新排队。" in page
    assert Workers().run_until_idle() == 1
    again = Job.objects.get(pk=stopped.pk)
    assert (again.state, again.attempt) == (State.DEAD, 2)
    event = PendingEvent.objects.get(event="jobs.retried")
    assert event.subject == stopped.uuid
    assert json.loads(bytes(event.canonical))["actor"] == sysadmin.pk


def test_to_discard_puts_it_away_and_is_recorded(
    stopped: Job, sysadmin: Person, signed_in: SignIn
) -> None:
    client = signed_in(sysadmin)
    client.post(f"{URL}{stopped.uuid}/", {"action": "discard"})
    assert Job.objects.get(pk=stopped.pk).state == State.DISCARDED
    assert Workers().run_until_idle() == 0
    assert PendingEvent.objects.filter(event="jobs.discarded").count() == 1
    page = text_of(client.post(f"{URL}{stopped.uuid}/", {"action": "retry"}, follow=True))
    assert "没有改动" in page
    assert PendingEvent.objects.filter(event="jobs.retried").count() == 0


def test_nobody_else_sees_or_decides(
    stopped: Job, persons: Mapping[str, Person], signed_in: SignIn
) -> None:
    for person in persons.values():
        client = signed_in(person)
        assert client.get(URL).status_code == 403
        assert client.post(f"{URL}{stopped.uuid}/", {"action": "retry"}).status_code == 403
        assert URL not in text_of(client.get("/desk/"))
    assert Client().get(URL).status_code == 302
    assert Job.objects.get(pk=stopped.pk).state == State.DEAD
