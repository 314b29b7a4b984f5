"""A job is done at least once, its parts exactly once; whoever lost the lease writes nothing."""

import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from jobs.conftest import ask
from ledger.together import Together
from sunlit.jobs import worker
from sunlit.jobs.models import Job, State
from sunlit.jobs.queries import standing
from sunlit.jobs.registry import Kind
from sunlit.jobs.run import CannotBeDone, NotYet, Run
from sunlit.jobs.services.advance import LeaseLost, advance
from sunlit.jobs.services.claim import LEASE_ENDED, claim
from sunlit.jobs.services.enqueue import OutsideTransactionError
from sunlit.jobs.services.enqueue_periodic import enqueue_periodic
from sunlit.jobs.services.finish import Done, finish
from sunlit.jobs.services.give_back import give_back
from sunlit.jobs.services.prune import prune
from sunlit.jobs.worker import Workers

pytestmark = pytest.mark.usefixtures("database")
MakeKind = Callable[..., Kind]
LEASE = timedelta(seconds=30)


def nothing(run: Run) -> None:
    """Do nothing, well."""
    run.words = "做完了。"


def taken(kind: Kind, owner: str = "a") -> Job:
    """Let `owner` take the next job of the kind."""
    job = claim(owner, [kind.code], now=timezone.now(), lease=LEASE)
    assert job is not None
    return job


def forget(job: Job) -> None:
    """Let the lease end, as when its owner was killed long ago."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - LEASE)


def test_a_job_is_asked_for_in_the_transaction_of_its_act(kind: MakeKind) -> None:
    work = kind(nothing)
    with pytest.raises(OutsideTransactionError):
        work.enqueue("one")
    with transaction.atomic():
        work.enqueue("one")
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_one_key_is_one_job_whatever_became_of_it(kind: MakeKind) -> None:
    work = kind(nothing)
    first = ask(work)
    assert Workers().run_until_idle() == 1
    assert ask(work).pk == first.pk
    assert Workers().run_until_idle() == 0
    done = Job.objects.get()
    assert (done.state, done.words, done.attempt) == (State.DONE, "做完了。", 1)


def test_a_job_waits_for_its_moment(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work, run_at=timezone.now() + timedelta(hours=1))
    assert Workers().run_until_idle() == 0
    assert claim("a", [work.code], now=timezone.now() + timedelta(hours=2), lease=LEASE)


def test_a_kind_that_this_version_does_not_know_is_left_to_another(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work)
    assert claim("a", ["tests.other"], now=timezone.now(), lease=LEASE) is None
    assert claim("a", [work.code], now=timezone.now(), lease=LEASE)


def test_many_at_once_take_each_job_once(kind: MakeKind) -> None:
    done: list[str] = []
    work = kind(lambda run: done.append(run.job.key))
    for number in range(40):
        ask(work, str(number))
    together = Together()
    together.join(together.start(_until_empty, 4))
    assert sorted(done) == sorted(f"tests.work:{number}" for number in range(40))
    assert set(Job.objects.values_list("attempt", flat=True)) == {1}


def _until_empty() -> None:
    workers = Workers()
    while Job.objects.filter(state=State.QUEUED).exists():
        workers.run_until_idle()


def test_nobody_else_takes_a_job_while_its_lease_runs(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work)
    taken(work)
    assert claim("b", [work.code], now=timezone.now(), lease=LEASE) is None


def test_the_job_of_a_killed_worker_begins_again_when_its_lease_has_ended(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work)
    lost = taken(work, "killed")
    forget(lost)
    again = taken(work, "next")
    assert (again.pk, again.attempt) == (lost.pk, 2)


def test_whoever_lost_the_lease_writes_neither_progress_nor_outcome(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work)
    slow = taken(work, "slow")
    forget(slow)
    taken(work, "next")
    with pytest.raises(LeaseLost):
        advance(slow, 1, 2, {})
    assert not finish(slow, Done("迟到"), now=timezone.now())
    assert Job.objects.get().words == ""


def test_a_part_of_the_work_is_undone_when_the_lease_was_lost(kind: MakeKind) -> None:
    """What stands in one transaction with `advance` happens exactly once."""
    other = kind(nothing, "tests.effect")

    def work(run: Run) -> None:
        for part in range(run.cursor.get("part", 0), 3):
            with transaction.atomic():
                other.enqueue(f"{part}")
                if part == 1 and run.job.attempt == 1:
                    Job.objects.filter(pk=run.job.pk).update(owner="somebody else")
                run.advance(part + 1, 3, {"part": part + 1})

    ask(kind(work))
    first = Workers()
    first.run_until_idle()
    assert Job.objects.filter(kind="tests.effect").count() == 1
    stands = Job.objects.get(kind="tests.work")
    assert (stands.state, stands.done, stands.total) == (State.RUNNING, 1, 3)
    forget(stands)
    Workers().run_until_idle()
    assert Job.objects.filter(kind="tests.effect").count() == 3
    assert Job.objects.get(kind="tests.work").state == State.DONE


def test_a_fault_is_tried_again_later_and_then_the_job_is_dead_and_says_where(
    kind: MakeKind, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(run: Run) -> None:
        raise ValueError("王某某，身份证号 140303199001011234")

    ask(kind(fail, max_attempts=2))
    Workers().run_until_idle()
    once = Job.objects.get()
    assert once.state == State.QUEUED
    assert once.run_at > timezone.now() + timedelta(seconds=5)
    Job.objects.update(run_at=timezone.now())
    Workers().run_until_idle()
    dead = Job.objects.get()
    assert (dead.state, dead.attempt) == (State.DEAD, 2)
    assert dead.error.startswith("程序出错：ValueError，")
    assert "王某某" not in dead.error
    assert Workers().run_until_idle() == 0


def test_what_can_never_be_done_is_dead_at_once_with_its_sentence(kind: MakeKind) -> None:
    def never(run: Run) -> None:
        raise CannotBeDone("缺少对应的文书。")

    ask(kind(never))
    Workers().run_until_idle()
    dead = Job.objects.get()
    assert (dead.state, dead.error, dead.attempt) == (State.DEAD, "缺少对应的文书。", 1)


def test_to_wait_for_something_costs_no_attempt(kind: MakeKind) -> None:
    def wait(run: Run) -> None:
        raise NotYet("缺少字体。", timedelta(minutes=5))

    ask(kind(wait, max_attempts=1))
    for _ in range(3):
        Workers().run_until_idle()
        Job.objects.update(run_at=timezone.now())
    waiting = Job.objects.get()
    assert (waiting.state, waiting.error, waiting.attempt) == (State.QUEUED, "缺少字体。", 0)


def test_a_job_that_kills_its_worker_each_time_is_dead_after_its_last_attempt(
    kind: MakeKind,
) -> None:
    work = kind(nothing, max_attempts=2)
    ask(work)
    for _ in range(2):
        forget(taken(work))
    assert claim("c", [work.code], now=timezone.now(), lease=LEASE) is None
    dead = Job.objects.get()
    assert (dead.state, dead.error) == (State.DEAD, LEASE_ENDED)


def test_what_comes_by_itself_comes_once_a_span_however_many_ask(kind: MakeKind) -> None:
    hourly = kind(nothing, every=timedelta(hours=1))
    moment = timezone.now().replace(minute=10)
    together = Together()
    together.join(together.start(lambda: enqueue_periodic([hourly], now=moment), 4))
    assert Job.objects.count() == 1
    enqueue_periodic([hourly], now=moment + timedelta(minutes=49))
    assert Job.objects.count() == 1
    enqueue_periodic([hourly], now=moment + timedelta(minutes=51))
    assert Job.objects.count() == 2


def test_the_lease_of_long_work_is_extended_while_its_worker_lives(kind: MakeKind) -> None:
    let_go = threading.Event()
    attempts: list[int] = []

    def long(run: Run) -> None:
        attempts.append(run.job.attempt)
        let_go.wait(20)
        connection.close()

    ask(kind(long))
    workers = [Workers(threads=1, lease=timedelta(seconds=1)) for _ in range(2)]
    for each in workers:
        each.start()
    _wait_for(lambda: bool(attempts))
    threading.Event().wait(2.5)
    let_go.set()
    _wait_for(lambda: Job.objects.get(kind="tests.work").state == State.DONE)
    for each in workers:
        each.stop()
    assert attempts == [1]


def test_a_worker_that_is_stopped_gives_back_what_is_not_done_at_no_cost(kind: MakeKind) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def stubborn(run: Run) -> None:
        begun.set()
        let_go.wait(20)

    work = kind(stubborn)
    ask(work)
    workers = Workers(threads=1)
    workers.start()
    assert begun.wait(10)
    workers.stop(patience=0.2)
    left = Job.objects.get(kind="tests.work")
    let_go.set()
    _wait_for(lambda: not any(one.name == "worker-0" for one in threading.enumerate()))
    assert (left.state, left.attempt, left.owner) == (State.QUEUED, 0, "")
    assert taken(work, "next").attempt == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a thread its own niceness")
@pytest.mark.usefixtures("alone")
def test_jobs_give_way_to_whoever_waits_for_a_page(kind: MakeKind) -> None:
    niceness: list[int] = []

    def work(_run: Run) -> None:
        niceness.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    ask(kind(work))
    before = os.getpriority(os.PRIO_PROCESS, 0)
    workers = Workers(1)
    workers.start()
    while not Job.objects.filter(state=State.DONE).exists():
        time.sleep(0.01)
    workers.stop()
    assert niceness == [before + 10]
    assert os.getpriority(os.PRIO_PROCESS, 0) == before


@pytest.mark.usefixtures("alone")
def test_no_job_begins_while_somebody_waits_for_a_page(kind: MakeKind) -> None:
    ask(kind(nothing))
    busy, looked = threading.Event(), threading.Semaphore(0)

    def is_busy() -> bool:
        looked.release()
        return busy.is_set()

    busy.set()
    workers = Workers(1, is_busy=is_busy)
    workers.start()
    for _ in range(5):
        assert looked.acquire(timeout=10)
    assert Job.objects.get(kind="tests.work").state == State.QUEUED
    busy.clear()
    _wait_for(lambda: Job.objects.get(kind="tests.work").state == State.DONE)
    workers.stop()


@pytest.mark.usefixtures("alone")
def test_a_job_waits_for_the_pages_of_others_but_not_for_ever(
    kind: MakeKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_PATIENCE_SECONDS", 0.1)
    ask(kind(nothing))
    workers = Workers(1, is_busy=lambda: True)
    workers.start()
    _wait_for(lambda: Job.objects.get(kind="tests.work").state == State.DONE)
    workers.stop()


@pytest.mark.usefixtures("alone")
def test_a_worker_told_to_end_while_it_lets_pages_pass_begins_no_job(kind: MakeKind) -> None:
    ask(kind(nothing))
    looked = threading.Event()

    def is_busy() -> bool:
        looked.set()
        return True

    workers = Workers(1, is_busy=is_busy)
    workers.start()
    assert looked.wait(10)
    workers.stop()
    assert Job.objects.get(kind="tests.work").state == State.QUEUED


def test_work_that_asks_is_told_that_the_process_ends(kind: MakeKind) -> None:
    begun = threading.Event()

    def polite(run: Run) -> None:
        begun.set()
        while True:
            run.require_going_on()
            threading.Event().wait(0.05)

    ask(kind(polite))
    workers = Workers(threads=1)
    workers.start()
    assert begun.wait(10)
    workers.stop()
    left = Job.objects.get(kind="tests.work")
    assert (left.state, left.attempt) == (State.QUEUED, 0)


def test_giving_back_leaves_the_jobs_of_others_alone(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work)
    taken(work, "other")
    assert give_back("me", now=timezone.now()) == 0
    assert Job.objects.get().state == State.RUNNING


def test_old_finished_jobs_are_removed_and_dead_ones_stay(kind: MakeKind) -> None:
    work = kind(nothing)
    for key in ("done", "dead"):
        ask(work, key)
    Workers().run_until_idle()
    Job.objects.filter(key="tests.work:dead").update(state=State.DEAD)
    assert prune(before=timezone.now() + timedelta(days=1)) == 1
    assert Job.objects.get().state == State.DEAD


def test_the_standing_says_how_long_the_oldest_waits(kind: MakeKind) -> None:
    work = kind(nothing)
    ask(work, "waits")
    Job.objects.update(run_at=timezone.now() - timedelta(minutes=3))
    ask(work, "later", run_at=timezone.now() + timedelta(hours=1))
    now = timezone.now()
    found = standing(now)
    assert found.by_state["queued"] == 2
    assert timedelta(minutes=3) <= found.waited(now) < timedelta(minutes=4)


def _wait_for(what: Callable[[], bool]) -> None:
    for _ in range(400):
        if what():
            return
        threading.Event().wait(0.05)
    raise AssertionError("it did not come about")
