"""How sign-in slows down after failures: the more of them, the longer the wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Slowing:
    """From the failure number `after` on one waits `first`, then twice as long, up to `longest`.

    Failures older than `forgotten` no longer count.
    """

    after: int
    first: timedelta = timedelta(minutes=1)
    longest: timedelta = timedelta(minutes=15)
    forgotten: timedelta = timedelta(hours=24)

    def wait(self, failures: int) -> timedelta:
        """Return how long one waits after the last of so many failures."""
        if failures < self.after:
            return timedelta(0)
        doublings = min(failures - self.after, int(self.longest / self.first))
        return min(self.first * (1 << doublings), self.longest)

    def until(self, failures: int, last: datetime | None) -> datetime | None:
        """Return the moment before which nobody is let in, or None."""
        wait = self.wait(failures)
        return last + wait if wait and last else None
