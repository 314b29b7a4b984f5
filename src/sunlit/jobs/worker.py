"""The threads that do the jobs. They run on real time.

One process may hold several threads; on PostgreSQL there may be several processes. A thread takes
a job, does it and writes the outcome; one more thread says every few seconds that they live, and
queues what comes by itself.
"""

import logging
import os
import sys
import threading
import time
import traceback
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from sunlit.jobs.models import Job
from sunlit.jobs.registry import load_kinds
from sunlit.jobs.run import CannotBeDone, NotYet, Run, Stopping
from sunlit.jobs.services.advance import LeaseLost
from sunlit.jobs.services.claim import claim
from sunlit.jobs.services.enqueue_periodic import enqueue_periodic
from sunlit.jobs.services.extend_leases import extend_leases
from sunlit.jobs.services.finish import Done, Failed, Postponed, finish
from sunlit.jobs.services.give_back import give_back
from sunlit.ledger.put_back import ClockPutBack, put_back

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=30)
_HEARTBEATS_A_LEASE = 4
_PAUSE_SECONDS = 1.0
_NICENESS = 10
_LOOKS_SECONDS = 0.01
_PATIENCE_SECONDS = 5.0
_CLOCK_WAITS = timedelta(minutes=1)
_PACKAGE = Path(__file__).parents[1]


class Workers:
    """Threads that do jobs until they are stopped; `owner` is what they sign with."""

    def __init__(
        self,
        threads: int = 2,
        *,
        lease: timedelta = LEASE,
        is_busy: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare the threads; nothing runs yet.

        :param is_busy: whether somebody waits for this process at this moment.
        """
        self.owner = uuid.uuid4().hex
        self._lease = lease
        self._is_busy = is_busy
        self._told = False
        self._kinds = load_kinds()
        self._stopping = threading.Event()
        self._ended = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True)
            for number in range(threads)
        ]
        self._heart = threading.Thread(target=self._keep, name="worker-heart", daemon=True)

    def start(self) -> None:
        """Start the threads."""
        for thread in (*self._threads, self._heart):
            thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """Take no further job, wait that many seconds for what is under way, give back the rest."""
        self._stopping.set()
        last = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, last - time.monotonic()))
        self._ended.set()
        self._heart.join(patience)
        left = give_back(self.owner, now=timezone.now())
        if left:
            logger.warning("%s 项任务没有做完，已经退回。", left)

    def run_until_idle(self) -> int:
        """Do every job that may begin now, in the calling thread; return how many."""
        count = 0
        while self._run_one():
            count += 1
        return count

    def queue_periodic(self) -> None:
        """Queue what comes by itself."""
        if put_back() is None:
            enqueue_periodic(self._kinds.values(), now=timezone.now())

    def _work(self) -> None:
        _give_way()
        while not self._stopping.is_set():
            try:
                close_old_connections()
                self._let_pass()
                if not self._stopping.is_set() and self._run_one():
                    continue
            except DatabaseError:
                logger.exception("后台任务暂时取不到数据库，将继续重试。")
            self._stopping.wait(_PAUSE_SECONDS)
        connection.close()

    def _let_pass(self) -> None:
        """Begin no job while somebody waits for a page, but not for ever."""
        last = time.monotonic() + _PATIENCE_SECONDS
        while self._is_busy() and time.monotonic() < last:
            if self._stopping.wait(_LOOKS_SECONDS):
                return

    def _keep(self) -> None:
        pause = self._lease.total_seconds() / _HEARTBEATS_A_LEASE
        while not self._ended.is_set():
            try:
                close_old_connections()
                extend_leases(self.owner, now=timezone.now(), lease=self._lease)
                if not self._stopping.is_set():
                    self.queue_periodic()
            except DatabaseError:
                logger.exception("后台任务的租期这次没有延长，将继续重试。")
            self._ended.wait(pause)
        connection.close()

    def _run_one(self) -> bool:
        if self._is_put_back():
            return False
        job = claim(self.owner, self._kinds, now=timezone.now(), lease=self._lease)
        if job is None:
            return False
        outcome = self._outcome(job)
        if outcome is None or not finish(job, outcome, now=timezone.now()):
            logger.warning("任务 %s 已由另一个进程接手。", job.key)
        return True

    def _is_put_back(self) -> bool:
        """Whether no job may begin, for it would write an earlier moment; say so once each time."""
        signed = put_back()
        if signed is not None and not self._told:
            logger.error("后台任务暂停：本机时钟比最近一次签过的时间 %s 早，请校准时钟。", signed)
        self._told = signed is not None
        return self._told

    def _outcome(self, job: Job) -> Done | Failed | Postponed | None:
        run = Run(job, timezone.now, self._stopping, let_pass=self._let_pass)
        try:
            self._kinds[job.kind].work(run)
        except LeaseLost:
            return None
        except Stopping:
            return Postponed("", timedelta(0))
        except (NotYet, ClockPutBack) as later:
            wait = later.wait if isinstance(later, NotYet) else _CLOCK_WAITS
            return Postponed(str(later), wait)
        except CannotBeDone as never:
            return Failed(never.sentence, for_good=True)
        except Exception as error:
            logger.exception("任务 %s 第 %s 次尝试失败。", job.key, job.attempt)
            return Failed(_where(error))
        return Done(run.words)


def _give_way() -> None:
    """Let this thread have the processor after those that make pages: somebody waits for them.

    Linux alone gives a thread a niceness of its own.
    """
    if sys.platform == "linux":
        own = threading.get_native_id()
        before = os.getpriority(os.PRIO_PROCESS, own)
        os.setpriority(os.PRIO_PROCESS, own, before + _NICENESS)


def _where(error: Exception) -> str:
    """Return kind and place of a fault; its own words may name a person and stay out."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)]
    last = (ours or list(frames))[-1]
    return f"程序出错：{type(error).__name__}，{Path(last.filename).name} 第 {last.lineno} 行。"
