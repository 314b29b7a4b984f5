"""What every act on a case has in common: who, when, on what they saw; what is checked and written.

A service of this app is `begin(act, code)`, its own facts, `complete(step, rows)`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from sunlit.cases.corrections import why_not_meanwhile
from sunlit.cases.duties import derive
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case, Draft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.searching import refresh_search_of
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.cases.unserved import too_early
from sunlit.cases.who import why_not
from sunlit.cases.whole import whole
from sunlit.catalogue.models import Matter
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.ledger.models import Log
from sunlit.ledger.plain import insert, rows_by
from sunlit.ledger.services.record import record
from sunlit.ledger.turns import wait_for_turn
from sunlit.people.models import Office, Person
from sunlit.people.signature import Signature, why_not_signed
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.signing import signs


@dataclass(frozen=True)
class Act:
    """One person's act. `seen` is the number of steps the case had when they opened the form.

    `signature` proves that the actor has just entered their password; a signing step needs it.
    """

    case: Case
    actor: Person
    content: Mapping[str, Any]
    happened_at: datetime
    now: datetime
    seen: int
    signature: Signature | None = None


class CaseMovedOn(Exception):
    """Somebody else acted on the case meanwhile; `step` is what they did."""

    def __init__(self, step: Step, name: str) -> None:
        """Say who moved the case on, when and with what."""
        self.step = step
        when = timezone.localtime(step.recorded_at)
        super().__init__(
            f"{step.actor.name}已在{when:%m月%d日 %H:%M}办理了“{name}”。"
            "您填写的内容没有丢失；请核对案件现状后再提交。"
        )


def hold(case: UUID) -> None:
    """Keep every other act on the case waiting until this transaction ends."""
    wait_for_turn(f"cases.case {case}")


def begin(act: Act, code: str, opened: CaseFacts | None = None) -> tuple[Step, CaseFacts]:
    """Check what every step needs, write the step and return it with the case as it stood before.

    :param opened: the facts of a case that this transaction has opened: nobody else acted on it.
    :raises CaseMovedOn: when the case has other steps than the person saw.
    :raises Refused: when role, order, time or an entry forbids the step, or it is not signed.
    """
    facts = opened or _held(act.case)
    if act.seen != len(facts.steps):
        last = facts.steps[-1]
        raise CaseMovedOn(last, facts.procedure.step(last.code).name)
    refusal = forbidden(act, code, facts) or _unsigned(act, code, facts)
    if refusal:
        raise Refused(refusal)
    step = Step(
        case=facts.case,
        seq=len(facts.steps) + 1,
        code=code,
        actor=act.actor,
        happened_at=act.happened_at,
        recorded_at=act.now,
        content=dict(act.content),
    )
    return insert(step), facts


def _held(seen: Case) -> CaseFacts:
    """Keep other acts on the case waiting, then read it: it may have moved on since it was seen."""
    hold(seen.uuid)
    [case] = rows_by(Case, "id", [seen.pk])
    [case.office] = rows_by(Office, "id", [case.office_id])
    [case.matter] = rows_by(Matter, "id", [case.matter_id])
    return whole(case)


def forbidden(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why role, order, time or an entry forbids the step, or None."""
    form = STEP_FORMS[facts.case.procedure].get(code)
    return (
        why_not(act.actor, code, facts, timezone.localdate(act.now))
        or facts.procedure.refusal(code, facts.position, facts.branch)
        or why_not_meanwhile(code, facts)
        or too_early(code, facts, timezone.localdate(act.now))
        or _wrong_time(act, code, facts)
        or next(iter(form.faults(act.content) if form else []), None)
    )


def _unsigned(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    return why_not_signed(act.signature, act.actor) if signs(facts.procedure.step(code)) else None


def complete(step: Step, rows: Sequence[models.Model] = ()) -> Step:
    """Write the act into the ledger with every row it made, and derive what follows."""
    record(
        log=Log.RECORD,
        event="cases.step_taken",
        subject=str(step.case.uuid),
        facts={"step": step.code, "seq": step.seq},
        rows=[step, *rows],
        actor=step.actor_id,
        happened_at=step.happened_at,
        recorded_at=step.recorded_at,
    )
    _delete_draft(step)
    facts = whole(step.case)
    refresh_case(facts, derive(facts, current_calendar(), current_house()))
    refresh_search_of(facts)
    refresh_access(facts, timezone.localdate(step.recorded_at))
    return step


def _delete_draft(step: Step) -> None:
    if step.seq == 1:  # The case was not there yet for anybody to begin a draft in it.
        return
    for draft in rows_by(Draft, "case", [step.case_id]):
        if (draft.step, draft.author_id) == (step.code, step.actor_id):
            draft.delete()


def _wrong_time(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    if act.happened_at > act.now:
        return Refusal("发生时间不能晚于现在。", None, "happened_at")
    for need in facts.procedure.step(code).needs:
        earlier = [step for step in facts.steps if step.code in need.steps]
        if not (need.applies(facts.branch) and earlier):
            continue
        counted = earlier[0] if need.since_first else earlier[-1]
        if act.happened_at < counted.happened_at:
            before = facts.procedure.step(counted.code).name
            when = timezone.localtime(counted.happened_at)
            return Refusal(
                f"发生时间早于“{before}”（{when:%Y-%m-%d %H:%M}），先后次序不对。",
                need.citation,
                "happened_at",
            )
    return None
