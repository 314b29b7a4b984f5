"""What is due in a case, derived from its facts by one pure function."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sunlit.cases.conflicts import undeclared, unregistered
from sunlit.cases.corrections import approval_asked
from sunlit.cases.deadlines import Clock, clocks
from sunlit.cases.deliberating import asks_to_convene, silent
from sunlit.cases.forms.approval import DISAGREE, VIEW
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.objection import standing_objection
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.cases.unserved import held_because
from sunlit.cases.voiding import open_voiding
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import due_of
from sunlit.rules.deliberation import MEETINGS, meeting_of
from sunlit.rules.house.model import House
from sunlit.rules.legal_review import Opinion
from sunlit.rules.penalty_declaration import DECLARE
from sunlit.rules.penalty_voiding import APPROVAL
from sunlit.rules.periods import Unit, day_of
from sunlit.rules.procedure import Fact, Role
from sunlit.rules.procedure import Step as StepRow

PARTY = "party"
PUBLICATION = "GS-XKCF"
_LAPSES = "right lapses"
WITHHOLDING_REVIEW = "withholding:review"
_TOWARDS = {
    DECLARE: "investigate",
    **{code: one.concluding[0] for one in MEETINGS for code in (one.convene, one.give_view)},
}
"""What is due as the step that it opens: the table itself does not ask for it."""


def derive(facts: CaseFacts, calendar: WorkCalendar, house: House) -> list[DerivedDuty]:
    """Return every duty of the case: its clocks, and the steps it waits for that have none."""
    waiting = waiting_steps(facts)
    duties = [_of_clock(facts, clock, waiting, calendar, house) for clock in clocks(facts)]
    duties.extend(_without_clock(facts, waiting, duties))
    duties.extend(_withholding_review(facts))
    return [_with_whom_it_waits_for(duty, facts, waiting) for duty in duties]


def waiting_steps(facts: CaseFacts) -> list[StepRow]:
    """Return what the case waits for.

    Each officer is waited for to declare; a request to stand aside waits for its decision, a
    proposed correction and a proposal to void the case for their answers. Once an officer stood
    aside, the others do nothing before new ones are assigned.
    """
    waiting = [row for row in _after_review(facts) if why_not_standing(row.code, facts) is None]
    if facts.must_reassign and APPROVAL not in facts.position.standing:
        others = [row for row in waiting if row.role is not Role.OFFICER]
        waiting = [facts.procedure.step("assign_officers"), *others]
    if undeclared(facts) and why_not_standing(DECLARE, facts) is None:
        waiting = [facts.procedure.step(DECLARE), *waiting]
    waiting.extend(_of_meetings(facts))
    if unregistered(facts) and why_not_standing("request_recusal", facts) is None:
        waiting.append(facts.procedure.step("request_recusal"))
    if "recusal" in facts.position.open_episodes:
        waiting.append(facts.procedure.step("decide_recusal"))
    if _should_not_be_published(facts):
        waiting.append(facts.procedure.step("propose_withholding"))
    if open_voiding(facts):
        waiting.append(facts.procedure.step(APPROVAL))
    correction = approval_asked(facts)
    if correction:
        waiting.append(facts.procedure.step(correction))
    return waiting


def _of_meetings(facts: CaseFacts) -> Iterator[StepRow]:
    """The heads to be called, then a view of each who is present."""
    for meeting in MEETINGS:
        asked = (
            (meeting.convene, asks_to_convene(meeting, facts)),
            (meeting.give_view, bool(silent(meeting, facts))),
        )
        for code, waits in asked:
            if waits and why_not_standing(code, facts) is None:
                yield facts.procedure.step(code)


def _should_not_be_published(facts: CaseFacts) -> bool:
    """Whether the head or the secrecy review would not publish, unanswered since (D7)."""
    answers = [facts.last("return_publication"), facts.last("return_secrecy")]
    returned = max((one for one in answers if one), key=lambda one: one.seq, default=None)
    if returned is None or returned.content.get(VIEW) != DISAGREE:
        return False
    after = (facts.last("check_publication"), facts.last("propose_withholding"))
    return all(step is None or step.seq < returned.seq for step in after)


def _after_review(facts: CaseFacts) -> list[StepRow]:
    """Return what the table asks, and what an objection of the legal section changes of it.

    A recheck is answered whether or not the draft had to be reviewed. Where the opinion is to
    investigate further, that comes before a new draft (审核制度8(2)); what a recheck has not
    settled waits for the heads of the organ too (审核制度九).
    """
    standing = facts.position.standing
    major = facts.branch[Fact.MAJOR] or "ask_recheck" in standing
    waiting = facts.procedure.next_steps(facts.position, {**facts.branch, Fact.MAJOR: major})
    objected = standing_objection(facts)
    if objected and Opinion.INVESTIGATE_FURTHER in objected.content.get("opinions", ()):
        others = [row for row in waiting if row.code != "draft_decision"]
        waiting = [facts.procedure.step("investigate"), *others]
    if "recheck_maintains" in standing:
        waiting.append(facts.procedure.step("study_disagreement"))
    return waiting


def _of_clock(
    facts: CaseFacts,
    clock: Clock,
    waiting: list[StepRow],
    calendar: WorkCalendar,
    house: House,
) -> DerivedDuty:
    rule = clock.deadline
    in_hours = rule.period.unit is Unit.HOUR
    start = (clock.start if in_hours else clock.start_day) + clock.stood_still
    due = due_of(rule.code, start, calendar, house)
    stopping = [step for step in facts.procedure.steps if rule.code in step.stops]
    asked = [step for step in stopping if step in waiting]
    is_partys = rule.actor == "当事人" or rule.on_expiry == _LAPSES
    shown = next(iter(asked or stopping), None)
    role = PARTY if is_partys else (shown.role if shown else Role.OFFICER)
    return DerivedDuty(
        **_of_the_case(facts),
        **_of_the_step(facts, shown),
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


def _of_the_case(facts: CaseFacts) -> Mapping[str, Any]:
    return {
        "subject": facts.case.uuid,
        "number": facts.case.number,
        "about": facts.title,
        "kind": facts.case.kind,
        "office_id": facts.case.office_id,
    }


def _of_the_step(facts: CaseFacts, row: StepRow | None) -> Mapping[str, Any]:
    """Which step it is, who alone may take it, and who handed it to them.

    What is an officer's belongs to the two of the case, from whoever assigned them; anything else
    to all who hold the role, from whoever acted last.
    """
    given = facts.officers if row and row.role is Role.OFFICER else []
    asked = undeclared(facts) if row and row.code == DECLARE else given
    persons = dict(zip(("lead", "second"), (one.person_id for one in asked), strict=False))
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
    held = held_because(facts) if rule.code == PUBLICATION else ""
    if clock.stood_still:
        words += f"；扣除中止的 {clock.stood_still.days} 日"
    return f"{words}；暂缓公示：{held}" if held else words


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
            **_of_the_case(facts),
            **_of_the_step(facts, step),
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
        meeting = meeting_of(step.code)
        if meeting is None or step.code != meeting.give_view:
            yield duty
            continue
        for person in silent(meeting, facts):
            yield replace(duty, code=f"{duty.code}:{person}", assignee_id=person)


def _ahead(facts: CaseFacts, step: StepRow, running: list[DerivedDuty]) -> DerivedDuty | None:
    """Return the clock, the first to end, that a step to which this one leads will stop."""
    codes = _stopped_ahead(facts.case.procedure, _TOWARDS.get(step.code, step.code))
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
        **_of_the_case(facts),
        **_of_the_step(facts, row),
        code=WITHHOLDING_REVIEW,
        title=row.asked,
        why=str(row.citations[0]),
        role=row.role,
        start=last.happened_at,
        raw_on=review_on,
        target_on=review_on,
        due_on=review_on,
    )
