"""The kinds of work: `@job` makes a function one; the apps' `jobs.py` are read at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.module_loading import autodiscover_modules

from sunlit.jobs.run import Run
from sunlit.jobs.services.enqueue import enqueue

Work = Callable[[Run], None]
ATTEMPTS = 6


@dataclass(frozen=True)
class Kind:
    """One kind of work: its code, its Chinese name, how often it comes by itself, how soon then."""

    code: str
    name: str
    work: Work
    max_attempts: int = ATTEMPTS
    every: timedelta | None = None
    after: timedelta = timedelta(0)

    def enqueue(
        self,
        key: str,
        payload: dict[str, Any] | None = None,
        *,
        subject: UUID | None = None,
        requested_by: int | None = None,
        run_at: datetime | None = None,
    ) -> None:
        """Ask for the work inside the caller's transaction; what was asked before is not again.

        :param key: what makes this job one, within the kind.
        :param payload: keys of rows, days, codes; never a name or a number of a person.
        """
        enqueue(
            self.code,
            f"{self.code}:{key}",
            payload or {},
            max_attempts=self.max_attempts,
            subject=subject,
            requested_by=requested_by,
            run_at=run_at,
        )


KINDS: dict[str, Kind] = {}


def job(
    code: str,
    name: str,
    *,
    max_attempts: int = ATTEMPTS,
    every: timedelta | None = None,
    after: timedelta = timedelta(0),
) -> Callable[[Work], Kind]:
    """Make a function the work of a kind; with `every` it comes once in each such span.

    :param after: how long it waits when it comes by itself.

    :raises ValueError: for a code that is taken.
    """

    def register(work: Work) -> Kind:
        if code in KINDS:
            raise ValueError(f"{code} is the code of another job")
        KINDS[code] = Kind(code, name, work, max_attempts, every, after)
        return KINDS[code]

    return register


def load_kinds() -> dict[str, Kind]:
    """Return every kind, after reading the `jobs.py` of each app."""
    autodiscover_modules("jobs")
    return KINDS


def name_of(code: str) -> str:
    """Return the Chinese name of a kind; the code itself when this version does not know it."""
    kind = KINDS.get(code)
    return kind.name if kind else code
