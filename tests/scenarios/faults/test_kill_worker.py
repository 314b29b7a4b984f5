"""Power cuts while background work goes on: nothing is lost, nothing is done twice."""

import random
import time
import uuid
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.db.models import Count, QuerySet
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from scenarios.faults.inside import inside
from scenarios.faults.working import KILLS, Working
from serving import Instance, ServedInstance
from sunlit.cases.services.order_recomputation import order_recomputation
from sunlit.cases.services.recompute_duties import DaysChanged
from sunlit.documents.models import Document
from sunlit.jobs.models import Job, State
from sunlit.jobs.services.retry import retry
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import Person

EACH_ROUND = 3
ALL_DAYS = DaysChanged(date(2026, 1, 1), date(2028, 12, 31))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("demonstration", "processes"),
    [("sqlite-with-work", 1), ("postgresql", 2)],
    indirect=["demonstration"],
)
def test_no_job_is_lost_and_none_done_twice_when_workers_are_killed(
    demonstration: Instance, processes: int, django_db_blocker: DjangoDbBlocker
) -> None:
    """Kill -9 in mid-job: every paper has one PDF, every recomputation is on record once."""
    short = {**demonstration.settings, "SUNLIT_JOB_LEASE_SECONDS": "2"}
    instance = replace(demonstration, settings=short)
    chance = random.Random(26)
    workers = Working(instance, processes)
    asked: list[uuid.UUID] = []
    in_mid_job = 0
    for _ in range(KILLS):
        with inside(instance, django_db_blocker):
            asked += [_ask() for _ in range(EACH_ROUND)]
        workers.start()
        time.sleep(chance.uniform(0.0, 1.2))
        workers.kill()
        with inside(instance, django_db_blocker):
            in_mid_job += Job.objects.filter(state=State.RUNNING).exists()
    assert in_mid_job > KILLS // 2, "the kills came when nobody was at work"

    with inside(instance, django_db_blocker):
        assert Job.objects.filter(attempt__gt=1).exists()
    workers.start()
    try:
        _wait_until_idle(instance, django_db_blocker)
        with inside(instance, django_db_blocker):
            _retry_the_dead()
        _wait_until_idle(instance, django_db_blocker)
        assert workers.stop() == [0] * processes
    finally:
        workers.kill()

    with inside(instance, django_db_blocker):
        assert not _asked_for().exclude(state=State.DONE).exists()
        recorded = Counter(
            PendingEvent.objects.filter(event="cases.duties_recomputed").values_list(
                "subject", flat=True
            )
        )
        assert recorded == Counter(asked)
        pdfs = Document.objects.annotate(pdfs=Count("renditions")).values_list("pdfs", flat=True)
        assert set(pdfs) == {1}
        rendered = PendingEvent.objects.filter(event="documents.rendered").count()
        assert rendered == Document.objects.count()
    _cover(demonstration)
    verified = demonstration.run("verify")
    assert verified.returncode == 0, verified.stdout


@pytest.mark.parametrize("demonstration", ["sqlite-with-work"], indirect=True)
def test_a_worker_that_is_told_to_end_gives_back_its_work_and_leaves_zero(
    demonstration: Instance, django_db_blocker: DjangoDbBlocker
) -> None:
    workers = Working(demonstration, 1)
    workers.start()
    time.sleep(0.5)
    assert workers.stop() == [0]
    with inside(demonstration, django_db_blocker):
        assert not Job.objects.filter(state=State.RUNNING).exists()
        assert not Job.objects.filter(state=State.DEAD).exists()


def test_on_sqlite_one_process_does_the_background_work(demonstration: Instance) -> None:
    workers = Working(demonstration, 1)
    workers.start()
    second = demonstration.run("worker")
    served = demonstration.run("serve", "--port", "1")
    workers.kill()
    assert second.returncode == served.returncode == 1
    assert "正在办理这个实例的后台任务" in second.stderr
    assert "正在办理这个实例的后台任务" in served.stderr


def _ask() -> uuid.UUID:
    subject = uuid.uuid4()
    sysadmin = Person.objects.get(username="sysadmin")
    order_recomputation(ALL_DAYS, subject=subject, reason="试验", actor=sysadmin)
    return subject


def _retry_the_dead() -> None:
    """A job whose worker was killed at every attempt waits for the administrator, and is there.

    It is dead when its last lease has ended, and not before: so ask when nothing runs any more.
    """
    sysadmin = Person.objects.get(username="sysadmin")
    for job in Job.objects.filter(state=State.DEAD):
        retry(job.uuid, actor=sysadmin.pk, now=timezone.now())


def _wait_until_idle(instance: Instance, blocker: DjangoDbBlocker) -> None:
    deadline = time.monotonic() + 60 + 12 * KILLS
    while time.monotonic() < deadline:
        with inside(instance, blocker):
            if not _asked_for().filter(state__in=[State.QUEUED, State.RUNNING]).exists():
                return
        time.sleep(1)
    raise AssertionError("the workers do not come to an end")


def _asked_for() -> QuerySet[Job]:
    """All work but the rounds of checks, which come by themselves and wait for their hour."""
    return Job.objects.exclude(kind__startswith="assurance.")


def _cover(instance: Instance) -> None:
    """Let the sequencer cover what was recorded."""
    with ServedInstance(instance):
        time.sleep(4)
