"""When a clock of a case stood still: while an episode was open, where a provision says so.

The day on which a case is suspended is counted no more, the day on which it goes on is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.procedure import Episode


@dataclass(frozen=True)
class Standstill:
    """One time in which the clocks `codes` stood still; without `until` it goes on."""

    codes: frozenset[str]
    since: date
    until: date | None


def standstills(facts: CaseFacts) -> Iterator[Standstill]:
    """Yield the times in which clocks of the case stood still, in their order."""
    for episode in facts.procedure.episodes:
        if episode.suspends:
            yield from _of(episode, facts)


def stood_still(facts: CaseFacts, code: str) -> tuple[timedelta, date | None]:
    """Return how long that clock stood still in all, and since when it does so now."""
    times = [one for one in standstills(facts) if code in one.codes]
    over = sum(((one.until - one.since) for one in times if one.until), timedelta())
    return over, next((one.since for one in times if one.until is None), None)


def _of(episode: Episode, facts: CaseFacts) -> Iterator[Standstill]:
    codes = frozenset(episode.suspends)
    basis, since = "", None
    for step in facts.steps:
        if episode.suspends_by in step.content:
            basis = str(step.content[episode.suspends_by] or "").strip()
        if step.code in episode.opened_by and basis:
            since = _day(step)
        elif step.code in episode.closed_by and since:
            yield Standstill(codes, since, _day(step))
            basis, since = "", None  # the next suspension rests on what is named for it
    if since:
        yield Standstill(codes, since, None)


def _day(step: Step) -> date:
    return timezone.localdate(step.happened_at)
