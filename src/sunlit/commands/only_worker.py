"""On SQLite one process does the background work of an instance: it holds a lock while it lives."""

import fcntl
import os
from pathlib import Path

from django.conf import settings


class AnotherWorkerError(Exception):
    """Another process of this machine already does the background work."""


class OnlyWorker:
    """The lock of the instance's background work. The kernel frees it however the process ends."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._file: int | None = None

    def acquire(self) -> None:
        """Become the only worker.

        :raises AnotherWorkerError: while another process is.
        """
        file = os.open(Path(settings.INSTANCE_DIR) / ".worker.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(file)
            raise AnotherWorkerError(
                "另一个进程（sunlit serve 或者 sunlit worker）正在办理这个实例的后台任务。"
            ) from error
        self._file = file

    def require_free(self) -> None:
        """Look whether one could become the only worker, and do not become it.

        :raises AnotherWorkerError: while another process is.
        """
        self.acquire()
        self.release()

    def release(self) -> None:
        """Let another process be the worker."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
