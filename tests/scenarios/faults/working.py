"""`sunlit worker` as a process of its own, and how often the tests kill."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from serving import Instance

KILLS = int(os.environ.get("SUNLIT_KILLS", "3"))
"""How often each trial kills: three times every day, ten in `make test-long`, a hundred times for a
release."""
_STARTING_SECONDS = 60.0
_BEGUN = "后台任务开始办理。"


class Working:
    """Some worker processes on one instance, killed as a power failure does."""

    def __init__(self, instance: Instance, processes: int) -> None:
        self._instance = instance
        self._count = processes
        self._running: list[subprocess.Popen[bytes]] = []
        self._logs: Sequence[Path] = [
            instance.directory.with_name(f"worker-{number}.log") for number in range(processes)
        ]

    @property
    def said(self) -> str:
        """What the processes of the last start have written."""
        return "".join(log.read_text("utf-8") for log in self._logs)

    def start(self) -> None:
        """Start the processes and wait until each is at work."""
        for log in self._logs:
            with log.open("wb") as out:
                self._running.append(
                    subprocess.Popen(
                        self._instance.command("worker"),
                        stdin=subprocess.DEVNULL,
                        stdout=out,
                        stderr=subprocess.STDOUT,
                        env=self._instance.environment,
                        start_new_session=True,
                    )
                )
        deadline = time.monotonic() + _STARTING_SECONDS
        while self.said.count(_BEGUN) < self._count:
            if time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the workers do not begin: {self.said}")
            time.sleep(0.02)

    def kill(self) -> None:
        """End them at once."""
        for process in self._running:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._running.clear()

    def stop(self) -> list[int]:
        """Ask them to end and return how they did."""
        for process in self._running:
            process.terminate()
        codes = [process.wait(40) for process in self._running]
        self._running.clear()
        return codes
