"""How the jobs stand: for the administrator's page, `sunlit check` and the metrics."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min

from sunlit.jobs.models import Job, State


@dataclass(frozen=True)
class Standing:
    """Jobs by state, and since when the oldest that may begin waits; None when none waits."""

    by_state: dict[str, int]
    waiting_since: datetime | None

    def waited(self, now: datetime) -> timedelta:
        """Return how long the oldest has waited."""
        return now - self.waiting_since if self.waiting_since else timedelta(0)


def standing(now: datetime) -> Standing:
    """Return how the jobs stand at `now`, real time; the states that nobody is in are nought."""
    counted = dict(Job.objects.order_by().values_list("state").annotate(Count("id")))
    oldest = Job.objects.filter(state=State.QUEUED, run_at__lte=now).aggregate(Min("run_at"))
    return Standing(
        {state.value: counted.get(state.value, 0) for state in State}, oldest["run_at__min"]
    )
