"""What is due in a case, derived from its facts by one pure function."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from sunlit.cases.deadlines import Clock, clocks
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import due_of
from sunlit.rules.house.model import House
from sunlit.rules.periods import day_of
from sunlit.rules.procedure import Role
from sunlit.rules.procedure import Step as StepRow

PARTY = "party"
_LAPSES = "right lapses"


def derive(facts: CaseFacts, calendar: WorkCalendar, house: House) -> list[DerivedDuty]:
    """Return every duty of the case: its clocks, and the steps it waits for that have none.

    Of several parties, what is done for each apart is due for each; what is done for all is due
    once it is for every one of them, from when it became so for the last.
    """
    if len(facts.views) > 1:
        return list(_of_all(facts, [derive(view, calendar, house) for view in facts.views]))
    waiting = waiting_steps(facts)
    duties = [_of_clock(facts, clock, waiting, calendar, house) for clock in clocks(facts)]
    duties.extend(_without_clock(facts, waiting, duties))
    for part in facts.worked.parts:
        duties.extend(part.duties(facts))
    return [_with_whom_it_waits_for(duty, facts, waiting) for duty in duties]


def _of_all(facts: CaseFacts, of_each: list[list[DerivedDuty]]) -> Iterator[DerivedDuty]:
    of_the_whole: dict[str, list[DerivedDuty]] = defaultdict(list)
    for number, duties in enumerate(of_each, 1):
        newest: dict[str, DerivedDuty] = {}
        for duty in duties:
            if _is_each_ones(facts, duty):
                yield replace(duty, of_party=number)
            else:
                newest[duty.code] = max(duty, newest.get(duty.code, duty), key=_start)
        for code, duty in newest.items():
            of_the_whole[code].append(duty)
    for duties in of_the_whole.values():
        if len(duties) == len(of_each):
            actionable = all(duty.actionable for duty in duties)
            last = max(duties, key=_start)
            yield replace(last, about=facts.title, actionable=actionable)


def _is_each_ones(facts: CaseFacts, duty: DerivedDuty) -> bool:
    """Whether it is done for each party apart: what ends its clock is, or what starts it."""
    rows = facts.procedure.steps
    ending = [row for row in rows if duty.deadline in row.stops]
    telling = ending or [row for row in rows if duty.deadline in row.starts]
    if not duty.deadline:
        telling = [facts.procedure.step(duty.step)]
    return any(row.each for row in telling)


def _start(duty: DerivedDuty) -> datetime:
    return duty.start


def waiting_steps(facts: CaseFacts) -> list[StepRow]:
    """Return what the case waits for: what the table asks, and what each part makes of it."""
    if len(facts.views) > 1:
        of_each = [waiting_steps(view) for view in facts.views]
        rows = dict.fromkeys(row for waiting in of_each for row in waiting)
        return [
            row
            for row in rows
            if (row.each or all(row in waiting for waiting in of_each))
            and why_not_standing(row.code, facts) is None
        ]
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    for part in facts.worked.parts:
        waiting = part.waits(facts, waiting)
    return [row for row in waiting if why_not_standing(row.code, facts) is None]


def _of_clock(
    facts: CaseFacts,
    clock: Clock,
    waiting: list[StepRow],
    calendar: WorkCalendar,
    house: House,
) -> DerivedDuty:
    rule = clock.deadline
    due = due_of(rule.code, clock.counts_from, calendar, house)
    stopping = [step for step in facts.procedure.steps if rule.code in step.stops]
    asked = [step for step in stopping if step in waiting]
    is_partys = rule.actor == "当事人" or rule.on_expiry == _LAPSES
    shown = next(iter(asked or stopping), None)
    role = PARTY if is_partys else (shown.role if shown else Role.OFFICER)
    return DerivedDuty(
        **of_the_case(facts),
        **of_the_step(facts, shown),
        code=rule.code,
        deadline=rule.code,
        title=rule.name if is_partys or not shown else shown.asked,
        why=_why(facts, clock),
        role=role,
        start=clock.start,
        counted_from=clock.start_day,
        raw_on=None if clock.still_since else day_of(due.raw),
        target_on=None if clock.still_since else day_of(due.target),
        due_on=None if clock.still_since else due.last_day,
        due_at=due.due if isinstance(due.due, datetime) and not clock.still_since else None,
        provisional=due.provisional,
        actionable=bool(asked) and clock.closed_on is None and not is_partys,
        closed_on=clock.closed_on,
    )


def of_the_case(facts: CaseFacts) -> Mapping[str, Any]:
    """Return the columns of a duty that say which case it is of."""
    return {
        "subject": facts.case.uuid,
        "number": facts.case.number,
        "about": facts.title,
        "kind": facts.case.kind,
        "office_id": facts.case.office_id,
    }


def of_the_step(facts: CaseFacts, row: StepRow | None) -> Mapping[str, Any]:
    """Return which step it is, who alone may take it, and who handed it to them.

    What is an officer's belongs to the two of the case, from whoever assigned them; anything else
    to all who hold the role, from whoever acted last.
    """
    given = facts.officers if row and row.role is Role.OFFICER else []
    asked = _asked(row, facts) if row and given else None
    two = [one.person_id for one in given] if asked is None else asked
    persons = dict(zip(("lead", "second"), two, strict=False))
    return {
        "step": row.code if row else "",
        "stage": row.stage if row else "",
        "assignee_id": persons.get("lead"),
        "second_id": persons.get("second"),
        "handed_by_id": (given[0].step if given else facts.steps[-1]).actor_id,
    }


def _with_whom_it_waits_for(
    duty: DerivedDuty, facts: CaseFacts, waiting: list[StepRow]
) -> DerivedDuty:
    if duty.actionable or duty.closed_on or duty.role == PARTY or not waiting:
        return duty
    first = waiting[0]
    return replace(
        duty,
        waits_for=f"等{first.role.label}办理“{first.asked}”",
        waits_since=facts.steps[-1].happened_at,
    )


def _why(facts: CaseFacts, clock: Clock) -> str:
    """Return which rule asks for it, whether it stands still, and why the office holds it back."""
    rule = clock.deadline
    if clock.still_since:
        return f"{rule.name}：{rule.citations[0]}；自 {clock.still_since} 中止，期限停止计算"
    words = f"{rule.name}：{rule.citations[0]}"
    if clock.stood_still:
        words += f"；扣除中止的 {clock.stood_still.days} 日"
    remarks = (part.remarks(rule.code, facts) for part in facts.worked.parts)
    return "；".join([words, *filter(None, remarks)])


def _without_clock(
    facts: CaseFacts, waiting: list[StepRow], clocked: list[DerivedDuty]
) -> Iterator[DerivedDuty]:
    running = [duty for duty in clocked if duty.closed_on is None and duty.role != PARTY]
    covered = {duty.deadline for duty in running if duty.actionable}
    partys = [duty for duty in clocked if duty.closed_on is None and duty.role == PARTY]
    since = facts.steps[-1].happened_at
    for step in waiting:
        if covered.intersection(step.stops):
            continue
        own = next((one for one in partys if one.deadline in step.stops), None)
        governing = _ahead(facts, step, running) or own
        duty = DerivedDuty(
            **of_the_case(facts),
            **of_the_step(facts, step),
            code=f"step:{step.code}",
            title=step.asked,
            why=str(step.citations[0]) + (f"；{governing.why}" if governing else ""),
            role=step.role,
            start=since,
            raw_on=governing.raw_on if governing else None,
            target_on=governing.target_on if governing else None,
            due_on=governing.due_on if governing else None,
            due_at=governing.due_at if governing else None,
            provisional=bool(governing and governing.provisional),
        )
        asked = None if step.role is Role.OFFICER else _asked(step, facts)
        if asked is None:
            yield duty
            continue
        for person in asked:
            yield replace(duty, code=f"{duty.code}:{person}", assignee_id=person)


def _asked(row: StepRow, facts: CaseFacts) -> Sequence[int] | None:
    """Return who alone is asked for the step, by their keys; None where all of the role are."""
    work = facts.worked.work.get(row.code)
    return work.whom(facts) if work and work.whom else None


def _ahead(facts: CaseFacts, step: StepRow, running: list[DerivedDuty]) -> DerivedDuty | None:
    """Return the clock, the first to end, that a step to which this one leads will stop."""
    codes = _stopped_ahead(facts.case.procedure, step.towards or step.code)
    return min(
        (duty for duty in running if duty.deadline in codes and not duty.actionable),
        key=lambda duty: str(duty.due_on),
        default=None,
    )


@cache
def _stopped_ahead(procedure: str, code: str) -> frozenset[str]:
    """Return the deadlines that the steps stop to which this one leads; the table is constant."""
    table = PROCEDURES[procedure]
    ahead = table.leads_to(code)
    return frozenset(one for row in table.steps if row.code in ahead for one in row.stops)
