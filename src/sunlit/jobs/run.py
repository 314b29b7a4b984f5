"""One attempt at a job, as its work sees it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sunlit.jobs.models import Job
from sunlit.jobs.services.advance import advance


class NotYet(Exception):
    """The work cannot be done now, through no fault of its own; it does not cost an attempt."""

    def __init__(self, sentence: str, wait: timedelta) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.wait = wait


class CannotBeDone(Exception):
    """The work will never succeed as it stands; the sentence is shown to the administrator."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Stopping(Exception):
    """The process ends: the work is given back where it stands."""


@dataclass
class Run:
    """One attempt at `job`; `clock` is the worker's real clock.

    The work calls `advance` where it may be interrupted. Called inside the transaction of a part
    of the work, it makes this part happen exactly once.
    """

    job: Job
    clock: Callable[[], datetime]
    stopping: threading.Event = field(default_factory=threading.Event)
    words: str = ""
    let_pass: Callable[[], None] = lambda: None

    @property
    def payload(self) -> dict[str, Any]:
        """What the job is about."""
        payload: dict[str, Any] = self.job.payload
        return payload

    @property
    def cursor(self) -> dict[str, Any]:
        """How far an earlier attempt came; empty at the first."""
        cursor: dict[str, Any] = self.job.cursor
        return cursor

    def now(self) -> datetime:
        """Return this moment, real time."""
        return self.clock()

    def require_going_on(self) -> None:
        """Go on, or give the work back: call it between the parts of long work.

        :raises Stopping: when the process ends.
        """
        if self.stopping.is_set():
            raise Stopping

    def give_way(self) -> None:
        """Let those pass who wait for a page, then go on: call it often in long work.

        :raises Stopping: when the process ends.
        """
        self.require_going_on()
        self.let_pass()
        self.require_going_on()

    def advance(self, done: int, total: int, cursor: dict[str, Any] | None = None) -> None:
        """Write how far the work has come.

        :raises sunlit.jobs.services.advance.LeaseLost: when another worker has taken the job over;
            in a transaction this undoes the part.
        """
        kept = self.cursor if cursor is None else cursor
        advance(self.job, done, total, kept)
        self.job.cursor = kept
