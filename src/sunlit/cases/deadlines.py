"""The clocks of a case: which deadlines its acts started, stopped or voided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from sunlit.cases.models import Decision, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.standstill import stood_still
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.deadlines import DEADLINES, Deadline, due_of, statement_due
from sunlit.rules.procedure import Step as StepRow


@dataclass(frozen=True)
class Clock:
    """One deadline that an act started. `closed_on` is the day of the act that stopped it.

    `stood_still` is how long it did in all, `still_since` the day since when it does so now.
    """

    deadline: Deadline
    started_by: Step
    start: datetime
    start_day: date
    closed_on: date | None = None
    stood_still: timedelta = timedelta()
    still_since: date | None = None


def clocks(facts: CaseFacts) -> list[Clock]:
    """Return the clocks in the order in which they started, running and stopped.

    A clock whose act was voided before it stopped (a second advance notice replaces the first)
    is gone; where only the act that stopped it was voided, it runs on. An act that restores others
    (a recheck) answers the one it voids, and has a clock of its own.
    """
    return [
        clock
        for number, step in enumerate(facts.steps)
        for clock in _started_by(facts, number, step)
    ]


def starting(facts: CaseFacts, row: StepRow) -> Iterator[Deadline]:
    """Yield the deadlines that begin to run when that step is taken next, in this case."""
    last = facts.steps[-1]
    next_step = Step(case=last.case, seq=last.seq + 1, code=row.code)
    return (DEADLINES[code] for code in row.starts if _concerns(facts, code, next_step))


def law_day(facts: CaseFacts, step: Step) -> date:
    """Return the day that counts in law: that of service, receipt or payment, else of the act."""
    stated = facts.content(step).get(facts.procedure.step(step.code).counts_from)
    if stated:
        return date.fromisoformat(stated)
    return timezone.localdate(step.happened_at)


def last_statement_day(facts: CaseFacts) -> date:
    """Return the last day on which the party may state and defend (处罚法45; CF-G05).

    :raises AssertionError: before the notice is served; the table lets nobody ask then.
    """
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no statement pass before the notice is served")
    return statement_day_from(facts.notice_service.served_on, hearing=facts.notice.hearing_right)


def statement_day_from(served_on: date, *, hearing: bool) -> date:
    """Return that day for a notice served on `served_on`; `hearing` is the right to one."""
    house = current_house()
    return statement_due(served_on, current_calendar(), house, hearing_right=hearing).last_day


def decision_day_passed(facts: CaseFacts, day: date) -> date | None:
    """Return the last day for the decision (处罚法60; CF-G14) where `day` lies after it."""
    filed = facts.last("file_case")
    if filed is None:
        return None
    stood, still_since = stood_still(facts, "CF-DECIDE")
    if still_since:
        return None
    start = law_day(facts, filed) + stood
    due = due_of("CF-DECIDE", start, current_calendar(), current_house())
    return due.last_day if day > due.last_day else None


def _started_by(facts: CaseFacts, number: int, step: Step) -> Iterator[Clock]:
    row = facts.procedure.step(step.code)
    for code in row.starts:
        if not _concerns(facts, code, step):
            continue
        voided = False
        stopped: Step | None = None
        for later in facts.steps[number + 1 :]:
            after = facts.procedure.step(later.code)
            replaced = step.code in after.voids or later.code == step.code
            if code in after.stops and stopped is None and _ends(facts, code, later):
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
            )


def _ends(facts: CaseFacts, code: str, step: Step) -> bool:
    """Whether the act ends the clock: a part of the fine does not end the time to pay it."""
    if code != "CF-PAY" or step.code != "record_payment":
        return True
    paid = [payment for payment in facts.payments if payment.step.seq <= step.seq]
    return sum(payment.amount_fen for payment in paid) >= facts.case.decision.fine_fen


def _concerns(facts: CaseFacts, code: str, step: Step) -> bool:
    """Whether the deadline exists in this case: nobody asks for a hearing that was not offered."""
    if code == "CF-HEAR-REQ":
        told = [notice for notice in facts.notices if notice.step.seq < step.seq]
        return bool(told) and told[-1].hearing_right
    if code == "CF-PAY":
        decision: Decision | None = getattr(facts.case, "decision", None)
        return decision is not None and decision.fine_fen > 0
    if code in {"CF-TRANSFER-RECONS", "CF-TRANSFER-PROC"}:
        # 移送规定9: reconsideration once; whoever still objects goes to the procuratorate.
        again = any(one.code == "ask_police_again" for one in _since_report(facts, step))
        return again is (code == "CF-TRANSFER-PROC")
    return True


def _since_report(facts: CaseFacts, step: Step) -> list[Step]:
    """Return what was done between the newest report of a crime and that step."""
    before = [one for one in facts.steps if one.seq < step.seq]
    reported = max((one.seq for one in before if one.code == "report_crime"), default=0)
    return [one for one in before if one.seq > reported]
