"""What every act on a case has in common: who, when, on what they saw; what is checked and written.

A service of this app is `begin(act, code)`, its own facts, `complete(step, rows)`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from sunlit.cases.duties import refresh_duties_of
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case, Draft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import why_not
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class Act:
    """One person's act. `seen` is the number of steps the case had when they opened the form."""

    case: Case
    actor: Person
    content: Mapping[str, Any]
    happened_at: datetime
    now: datetime
    seen: int


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
    """Keep every other act on the case waiting until this transaction ends.

    On SQLite a write transaction is the only writer. A row lock would need the right to UPDATE,
    which the application does not have on a protected table.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"cases.case {case}"]
            )


def begin(act: Act, code: str) -> tuple[Step, CaseFacts]:
    """Check what every step needs, write the step and return it with the case as it stood before.

    :raises CaseMovedOn: when the case has other steps than the person saw.
    :raises Refused: when role, order, time or an entry forbids the step.
    """
    hold(act.case.uuid)
    case = Case.objects.select_related("office", "matter").get(pk=act.case.pk)
    facts = CaseFacts(case)
    if act.seen != len(facts.steps):
        last = facts.steps[-1]
        raise CaseMovedOn(last, facts.procedure.step(last.code).name)
    refusal = forbidden(act, code, facts)
    if refusal:
        raise Refused(refusal)
    step = Step.objects.create(
        case=case,
        seq=len(facts.steps) + 1,
        code=code,
        actor=act.actor,
        happened_at=act.happened_at,
        recorded_at=act.now,
        content=dict(act.content),
    )
    return step, facts


def forbidden(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why role, order, time or an entry forbids the step, or None."""
    form = STEP_FORMS[facts.case.procedure].get(code)
    return (
        why_not(act.actor, code, facts, timezone.localdate(act.now))
        or facts.procedure.refusal(code, facts.position, facts.branch)
        or _wrong_time(act, code, facts)
        or next(iter(form.faults(act.content) if form else []), None)
    )


def complete(step: Step, rows: Sequence[models.Model] = ()) -> Step:
    """Write the act into the ledger with every row it made, and derive the duties that follow."""
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
    Draft.objects.filter(case=step.case, step=step.code, author=step.actor).delete()
    refresh_duties_of(step.case)
    return step


def _wrong_time(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    if act.happened_at > act.now:
        return Refusal("发生时间不能晚于现在。", None, "happened_at")
    for need in facts.procedure.step(code).needs:
        earlier = [step for step in facts.steps if step.code in need.steps]
        if need.applies(facts.branch) and earlier and act.happened_at < earlier[-1].happened_at:
            before = facts.procedure.step(earlier[-1].code).name
            when = timezone.localtime(earlier[-1].happened_at)
            return Refusal(
                f"发生时间早于“{before}”（{when:%Y-%m-%d %H:%M}），先后次序不对。",
                need.citation,
                "happened_at",
            )
    return None
