"""The clocks of a case: which deadlines its acts started, stopped or voided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from sunlit.cases.extended import extended_by
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.standstill import stood_still
from sunlit.rules.deadlines import DEADLINES, Deadline
from sunlit.rules.periods import Unit
from sunlit.rules.procedure import Step as StepRow


@dataclass(frozen=True)
class Clock:
    """One deadline that an act started. `closed_on` is the day of the act that stopped it.

    `stood_still` is how long it did in all, `still_since` the day since when it does so now, and
    `extended` by how much it is longer.
    """

    deadline: Deadline
    started_by: Step
    start: datetime
    start_day: date
    closed_on: date | None = None
    stood_still: timedelta = timedelta()
    still_since: date | None = None
    extended: timedelta = timedelta()

    @property
    def counts_from(self) -> date:
        """The day, or the moment where it counts in hours, from which it reaches its end."""
        in_hours = self.deadline.period.unit is Unit.HOUR
        return (self.start if in_hours else self.start_day) + self.stood_still + self.extended


def clocks(facts: CaseFacts) -> list[Clock]:
    """Return the clocks in the order in which they started, running and stopped.

    A clock whose act was voided before it stopped (a second advance notice replaces the first)
    is gone; where only the act that stopped it was voided, it runs on. An act that restores others
    (a recheck) answers the one it voids, and has a clock of its own. Of several parties each has
    its own, in the order of the parties.
    """
    if len(facts.views) > 1:
        return [clock for view in facts.views for clock in clocks(view)]
    return [
        clock
        for number, step in enumerate(facts.steps)
        for clock in _started_by(facts, number, step)
    ]


def starting(facts: CaseFacts, row: StepRow) -> Iterator[Deadline]:
    """Yield the deadlines that begin to run when that step is taken next, in this case."""
    last = facts.steps[-1]
    next_step = Step(case=last.case, seq=last.seq + 1, code=row.code)
    concerns = facts.worked.meaning.concerns
    return (DEADLINES[code] for code in row.starts if concerns(facts, code, next_step))


def law_day(facts: CaseFacts, step: Step) -> date:
    """Return the day that counts in law: that of service, receipt or payment, else of the act."""
    stated = facts.content(step).get(facts.procedure.step(step.code).counts_from)
    if stated:
        return date.fromisoformat(stated)
    return timezone.localdate(step.happened_at)


def _started_by(facts: CaseFacts, number: int, step: Step) -> Iterator[Clock]:
    row, meaning = facts.procedure.step(step.code), facts.worked.meaning
    for code in row.starts:
        if not meaning.concerns(facts, code, step):
            continue
        voided = False
        stopped: Step | None = None
        for later in facts.steps[number + 1 :]:
            after = facts.procedure.step(later.code)
            replaced = step.code in after.voids or later.code == step.code
            if code in after.stops and stopped is None and meaning.ends(facts, code, later):
                stopped = later
            elif replaced:
                voided = stopped is None
                break
            elif stopped is not None and stopped.code in after.voids and not after.restores:
                stopped = None
        if not voided:
            closed_on = law_day(facts, stopped) if stopped else None
            stood, still = stood_still(facts, code)
            yield Clock(
                DEADLINES[code],
                step,
                step.happened_at,
                law_day(facts, step),
                closed_on,
                stood,
                None if closed_on else still,
                extended_by(facts, code),
            )
