"""What is due in a case, derived from its facts by one pure function."""

from collections.abc import Iterator
from datetime import date

from sunlit.cases.deadlines import Clock, clocks
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.duties.services.refresh import DerivedDuty, refresh
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import due_of
from sunlit.rules.house.model import House
from sunlit.rules.procedure import Role
from sunlit.rules.procedure import Step as StepRow

PARTY = "party"
WITHHOLDING_REVIEW = "withholding:review"


def refresh_duties_of(case: Case) -> None:
    """Store what is due in the case now."""
    refresh(case.uuid, derive(CaseFacts(case), current_calendar(), current_house()))


def derive(facts: CaseFacts, calendar: WorkCalendar, house: House) -> list[DerivedDuty]:
    """Return every duty of the case: its clocks, and the steps it waits for that have none."""
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    duties = [_of_clock(facts, clock, waiting, calendar, house) for clock in clocks(facts)]
    duties.extend(_without_clock(facts, waiting, duties))
    duties.extend(_withholding_review(facts))
    return duties


def _of_clock(
    facts: CaseFacts,
    clock: Clock,
    waiting: list[StepRow],
    calendar: WorkCalendar,
    house: House,
) -> DerivedDuty:
    rule = clock.deadline
    due = due_of(rule.code, clock.start_day, calendar, house)
    stopping = [step for step in facts.procedure.steps if rule.code in step.stops]
    asked = [step for step in stopping if step in waiting]
    is_partys = rule.actor == "当事人"
    shown = next(iter(asked or stopping), None)
    role = PARTY if is_partys else (shown.role if shown else Role.OFFICER)
    return DerivedDuty(
        subject=facts.case.uuid,
        code=rule.code,
        step=shown.code if shown else "",
        deadline=rule.code,
        title=rule.name if is_partys or not shown else shown.asked,
        number=facts.case.number,
        about=facts.case.title,
        why=f"{rule.name}：{rule.citations[0]}",
        role=role,
        office_id=facts.case.office_id,
        start=clock.start,
        counted_from=clock.start_day,
        raw_on=due.raw,
        target_on=due.target,
        due_on=due.last_day,
        provisional=due.provisional,
        actionable=bool(asked) and clock.closed_on is None and not is_partys,
        closed_on=clock.closed_on,
    )


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
        yield DerivedDuty(
            subject=facts.case.uuid,
            code=f"step:{step.code}",
            step=step.code,
            title=step.asked,
            number=facts.case.number,
            about=facts.case.title,
            why=str(step.citations[0]) + (f"；{governing.why}" if governing else ""),
            role=step.role,
            office_id=facts.case.office_id,
            start=since,
            raw_on=governing.raw_on if governing else None,
            target_on=governing.target_on if governing else None,
            due_on=governing.due_on if governing else None,
            provisional=bool(governing and governing.provisional),
        )


def _ahead(facts: CaseFacts, step: StepRow, running: list[DerivedDuty]) -> DerivedDuty | None:
    """Return the clock, the first to end, that a step to which this one leads will stop."""
    ahead = facts.procedure.leads_to(step.code)
    codes = {code for row in facts.procedure.steps if row.code in ahead for code in row.stops}
    return min(
        (duty for duty in running if duty.deadline in codes and not duty.actionable),
        key=lambda duty: str(duty.due_on),
        default=None,
    )


def _withholding_review(facts: CaseFacts) -> Iterator[DerivedDuty]:
    """A withheld decision is examined again on the day that was given when it was withheld."""
    if "withhold" not in facts.position.standing:
        return
    withheld = [step for step in facts.steps if step.code == "withhold"][-1]
    proposed, kept = facts.last("propose_withholding"), facts.last("keep_withholding")
    last = kept if kept and kept.seq > withheld.seq else withheld
    source = last if last is kept else proposed
    if source is None:
        raise AssertionError("the table lets nothing be withheld without a proposal")
    row = facts.procedure.step("keep_withholding")
    review_on = date.fromisoformat(source.content["review_on"])
    yield DerivedDuty(
        subject=facts.case.uuid,
        code=WITHHOLDING_REVIEW,
        step=row.code,
        title=row.asked,
        number=facts.case.number,
        about=facts.case.title,
        why=str(row.citations[0]),
        role=row.role,
        office_id=facts.case.office_id,
        start=last.happened_at,
        raw_on=review_on,
        target_on=review_on,
        due_on=review_on,
    )
