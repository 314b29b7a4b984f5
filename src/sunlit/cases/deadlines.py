"""The clocks of a case: which deadlines its acts started, stopped or voided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.deadlines import DEADLINES, Deadline, statement_due


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
    """Return the day that counts in law: the stated day of service or payment, else of the act."""
    stated = step.content.get("served_on") or step.content.get("paid_on")
    if stated:
        return date.fromisoformat(stated)
    return timezone.localdate(step.happened_at)


def last_statement_day(facts: CaseFacts) -> date:
    """Return the last day on which the party may state and defend (处罚法45; CF-G05).

    :raises AssertionError: before the notice is served; the table lets nobody ask then.
    """
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no statement pass before the notice is served")
    return statement_due(
        facts.notice_service.served_on,
        current_calendar(),
        current_house(),
        hearing_right=facts.notice.hearing_right,
    ).last_day


def _started_by(facts: CaseFacts, number: int, step: Step) -> Iterator[Clock]:
    row = facts.procedure.step(step.code)
    for code in row.starts:
        if not _concerns(facts, code, step):
            continue
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


def _concerns(facts: CaseFacts, code: str, step: Step) -> bool:
    """Whether the deadline exists in this case: nobody asks for a hearing that was not offered."""
    if code == "CF-HEAR-REQ":
        told = [notice for notice in facts.notices if notice.step.seq < step.seq]
        return bool(told) and told[-1].hearing_right
    if code == "CF-PAY":
        return facts.case.decision.fine_fen > 0
    return True
