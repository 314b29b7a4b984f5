"""The clocks of a case: which deadlines its acts started, stopped or voided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.deadlines import DEADLINES, Deadline


@dataclass(frozen=True)
class Clock:
    """One deadline that an act started. `closed_on` is the day of the act that stopped it."""

    deadline: Deadline
    started_by: Step
    start: datetime
    start_day: date
    closed_on: date | None = None


def clocks(facts: CaseFacts) -> list[Clock]:
    """Return the clocks in the order in which they started, running and stopped.

    A clock whose act was voided before it stopped (a second advance notice replaces the first)
    is gone.
    """
    return [
        clock
        for number, step in enumerate(facts.steps)
        for clock in _started_by(facts, number, step)
    ]


def law_day(step: Step) -> date:
    """Return the day from which the law counts: the stated day of service, else of the act."""
    served = step.content.get("served_on")
    if served:
        return date.fromisoformat(served)
    return timezone.localdate(step.happened_at)


def _started_by(facts: CaseFacts, number: int, step: Step) -> Iterator[Clock]:
    row = facts.procedure.step(step.code)
    for code in row.starts:
        voided = False
        closed_on = None
        for later in facts.steps[number + 1 :]:
            after = facts.procedure.step(later.code)
            if code in after.stops:
                closed_on = law_day(later)
                break
            if step.code in after.voids or later.code == step.code:
                voided = True
                break
        if not voided:
            yield Clock(DEADLINES[code], step, step.happened_at, law_day(step), closed_on)
