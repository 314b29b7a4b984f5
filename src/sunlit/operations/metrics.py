"""What is counted in the database when somebody asks: numbers only."""

from collections.abc import Iterator
from datetime import date, datetime

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from sunlit.assurance.queries import alarms, last_rounds
from sunlit.documents.jobs import set_paper
from sunlit.duties.models import Duty
from sunlit.jobs.models import Job, State
from sunlit.jobs.queries import standing
from sunlit.ledger.models import Log, QueuedEvent
from sunlit.ledger.queries import current_origin
from sunlit.operations.readiness import free_bytes, waiting_event_age

_NOT_DONE = (State.QUEUED, State.RUNNING, State.DEAD)


class Counted(Collector):
    """The numbers at one moment; `day` is the day of the desk, `now` real time."""

    def __init__(self, now: datetime, day: date) -> None:
        self._now = now
        self._day = day

    def registry(self) -> CollectorRegistry:
        """Return a registry that holds these numbers only."""
        registry = CollectorRegistry()
        registry.register(self)
        return registry

    def collect(self) -> Iterator[Metric]:
        """Yield every number."""
        jobs = standing(self._now)
        by_state = GaugeMetricFamily("sunlit_jobs", "Background jobs by state.", labels=["state"])
        for state, count in jobs.by_state.items():
            by_state.add_metric([state], count)
        yield by_state
        yield GaugeMetricFamily(
            "sunlit_job_wait_seconds",
            "How long the oldest job that may begin has waited.",
            value=jobs.waited(self._now).total_seconds(),
        )
        yield GaugeMetricFamily(
            "sunlit_pending_events",
            "Events not yet covered by a signed checkpoint.",
            value=QueuedEvent.objects.count(),
        )
        yield GaugeMetricFamily(
            "sunlit_pending_event_seconds",
            "How long the oldest of them has waited.",
            value=waiting_event_age(self._now).total_seconds(),
        )
        yield GaugeMetricFamily(
            "sunlit_unrendered_papers",
            "Issued papers whose PDF is still to be made.",
            value=Job.objects.filter(kind=set_paper.code, state__in=_NOT_DONE).count(),
        )
        yield GaugeMetricFamily(
            "sunlit_duties_open", "Duties not yet done.", value=Duty.objects.open().count()
        )
        yield GaugeMetricFamily(
            "sunlit_duties_overdue",
            "Duties of the organ past their last day.",
            value=Duty.objects.overdue(self._day).count(),
        )
        yield from self._assurance()
        yield GaugeMetricFamily(
            "sunlit_disk_free_bytes", "Free space of the instance's disk.", value=free_bytes()
        )

    def _assurance(self) -> Iterator[Metric]:
        rounds = last_rounds()
        found = GaugeMetricFamily(
            "sunlit_verification_findings", "Findings of the last whole round.", labels=["part"]
        )
        age = GaugeMetricFamily(
            "sunlit_verification_age_seconds", "Since the last round ended.", labels=["part"]
        )
        for part, last in rounds.items():
            found.add_metric([part], last.found)
            age.add_metric([part], (self._now - last.ended_at).total_seconds())
        yield found
        yield age
        standing = list(alarms(self._now))
        grave = sum(alarm.grave for alarm in standing)
        by_weight = GaugeMetricFamily(
            "sunlit_alarms", "What stands against the instance.", labels=["grave"]
        )
        by_weight.add_metric(["yes"], grave)
        by_weight.add_metric(["no"], len(standing) - grave)
        yield by_weight
        generations = GaugeMetricFamily(
            "sunlit_log_generation", "The generation of a log.", labels=["log"]
        )
        for log in Log:
            origin = current_origin(log)
            generations.add_metric([log.value], origin.generation if origin else 0)
        yield generations
