"""The work behind the web pages: covering events by checkpoints, doing jobs."""

from datetime import timedelta
from types import TracebackType
from typing import Self

from django.conf import settings
from django.db import connection
from django.utils import timezone

from sunlit.commands.only_worker import OnlyWorker
from sunlit.jobs.services.end_leases import end_leases
from sunlit.jobs.worker import Workers
from sunlit.ledger.sequencer import Sequencer
from sunlit.web.admission import is_busy


class Jobs:
    """The workers of this process. On SQLite they are the only ones of the instance."""

    def __init__(self) -> None:
        """Prepare the threads; nothing runs yet."""
        self._only = OnlyWorker()
        lease = timedelta(seconds=settings.JOB_LEASE_SECONDS)
        self._workers = Workers(settings.WORKER_THREADS, lease=lease, is_busy=is_busy)

    def start(self) -> None:
        """Start the threads.

        :raises AnotherWorkerError: on SQLite, while another process does the work.
        """
        if connection.vendor == "sqlite":
            self._only.acquire()
            end_leases(now=timezone.now())
        self._workers.start()

    def stop(self) -> None:
        """Finish or give back what is under way."""
        self._workers.stop()
        self._only.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class Background:
    """The sequencer's thread and, unless they run apart, the workers: started, stopped together."""

    def __init__(self, *, workers: bool = True) -> None:
        """Prepare the threads; nothing runs yet."""
        self._sequencer = Sequencer()
        self._jobs = Jobs() if workers else None

    def start(self) -> None:
        """Start the threads."""
        if self._jobs:
            self._jobs.start()
        self._sequencer.start()

    def stop(self) -> None:
        """Stop the threads after what they are doing."""
        if self._jobs:
            self._jobs.stop()
        self._sequencer.stop()
