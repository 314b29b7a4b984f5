"""What every act on a case has in common: who, when, on what they saw; what is checked and written.

A service of this app is `begin(act, code)`, its own facts, `complete(step, rows)`.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone

from sunlit.cases.attached import attach, attached_by, why_not_attached
from sunlit.cases.duties import derive
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.may_act import as_concerned, why_not_now
from sunlit.cases.models import Case, Draft, Party, Step, StepSignature
from sunlit.cases.printable import why_not_printed
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.cases.read_case import read_case
from sunlit.cases.searching import refresh_search_of
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.cases.shown import Shown, shown_to, why_not_shown
from sunlit.cases.signing import signed_digest
from sunlit.catalogue.models import Matter
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.ledger.fast_rows import insert, rows_by
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.models import Office, Person
from sunlit.people.signature import Signature, why_not_signed
from sunlit.rules.answers import contradiction
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.signing import signs

_TYPING = timedelta(minutes=5)


@dataclass(frozen=True)
class Act:
    """One person's act. `seen` is the number of steps the case had when they opened the form.

    `of_party` is whom alone it concerns, by the key of the row that first named them: needed where
    a case has several parties and the step is taken for each apart.
    `signature` proves that the actor has just entered their password; a signing step needs it.
    `shown` holds the hash of what the page put before them (`cases/shown.py`), of each answer that
    it offers; `papers` the hash of
    each paper that a room above put before them, by its form. `files` came with the act
    to prove it; they are stored before it begins. `beside` are the parties for whom the same form
    was sent, this one among them: where one is refused, none of their acts stands.
    """

    case: Case
    actor: Person
    content: Mapping[str, Any]
    happened_at: datetime
    now: datetime
    seen: int
    signature: Signature | None = None
    shown: str = ""
    papers: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[HandedIn] = ()
    of_party: int | None = None
    beside: frozenset[int | None] = frozenset()


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
    take_advisory_lock(f"cases.case {case}")


def begin(
    act: Act, code: str, opened: CaseFacts | None = None, *, about: Party | None = None
) -> tuple[Step, CaseFacts]:
    """Check what every step needs, write the step and return it with the case as it stood before.

    Of several parties it is the case as the one has it whom the act concerns.

    :param about: of several parties, whose own act this one corrects.
    :param opened: the facts of a case that this transaction has opened: nobody else acted on it.
    :raises CaseMovedOn: when the case has other steps than the person saw.
    :raises Refused: when role, order, time or an entry forbids the step, or it is not signed.
    """
    whole = opened or _held(act.case)
    if act.seen != len(whole.steps):
        last = whole.steps[-1]
        raise CaseMovedOn(last, whole.procedure.step(last.code).name)
    facts = as_concerned(whole, code, act.of_party)
    refusal = forbidden(act, code, facts) or _unsigned(act, code, facts)
    if refusal:
        raise Refused(refusal)
    shown = shown_to(act.actor, code, facts, timezone.localdate(act.now))
    unread = why_not_shown(shown, act.shown)
    if unread:
        raise Refused(unread)
    step = Step(
        case=facts.case,
        seq=len(whole.steps) + 1,
        code=code,
        of_party=facts.principals[0] if facts.procedure.step(code).each else about,
        actor=act.actor,
        happened_at=act.happened_at if _has_own_time(code, facts) else act.now,
        recorded_at=act.now,
        content=dict(act.content),
    )
    insert(step)
    attach(act.files, step, facts)
    if act.signature and signs(facts.procedure.step(code)):
        _sign(step, act, facts, shown)
    return step, facts


def _sign(step: Step, act: Act, facts: CaseFacts, shown: Shown | None) -> None:
    """Keep who signed the act, when, the hash of what was signed and of what they were shown."""
    if act.signature is None:
        raise AssertionError("nothing is kept of a signature that was not given")
    draft_hash = facts.draft.content_hash if facts.draft else ""
    insert(
        StepSignature(
            step=step,
            signer_id=act.signature.person,
            signed_at=act.signature.at,
            digest=signed_digest(facts.case, step, draft_hash),
            shown=shown.hash if shown else "",
            papers={**(shown.hashes if shown else {}), **act.papers},
        )
    )


def _held(seen: Case) -> CaseFacts:
    """Keep other acts on the case waiting, then read it: it may have moved on since it was seen."""
    hold(seen.uuid)
    [case] = rows_by(Case, "id", [seen.pk])
    [case.office] = rows_by(Office, "id", [case.office_id])
    [case.matter] = rows_by(Matter, "id", [case.matter_id])
    return read_case(case)


def forbidden(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why role, order, time or an entry forbids the step, or None."""
    form = facts.procedure.step(code).form
    return (
        why_not_now(act.actor, code, facts, timezone.localdate(act.now))
        or _wrong_time(act, code, facts)
        or _dated_back(act, code, facts)
        or next(iter(form.faults(act.content) if form else []), None)
        or contradiction(act.content)
        or why_not_printed(facts.case.procedure, code, act.content)
        or why_not_attached(act.files, code, act.content, facts)
    )


def _unsigned(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    return why_not_signed(act.signature, act.actor) if signs(facts.procedure.step(code)) else None


def complete(step: Step, rows: Sequence[models.Model] = ()) -> Step:
    """Write the act into the ledger with every row it made, and derive what follows."""
    signed = [step.signature] if signs(PROCEDURES[step.case.procedure].step(step.code)) else []
    record(
        log=Log.RECORD,
        event="cases.step_taken",
        subject=str(step.case.uuid),
        facts={"step": step.code, "seq": step.seq},
        rows=[step, *signed, *rows, *attached_by(step)],
        actor=step.actor_id,
        happened_at=step.happened_at,
        recorded_at=step.recorded_at,
    )
    facts = read_case(step.case)
    _delete_draft(step, {step.code, facts.procedure.step(step.code).answers})
    refresh_case(facts, derive(facts, current_calendar(), current_house()))
    refresh_search_of(facts)
    refresh_access(facts)
    return step


def _delete_draft(step: Step, codes: Container[str]) -> None:
    """Delete what the person had begun to enter for the step, or for the question it answers."""
    if step.seq == 1:  # The case was not there yet for anybody to begin a draft in it.
        return
    for draft in rows_by(Draft, "case", [step.case_id]):
        own = draft.of_party_id in {None, step.of_party_id}
        if draft.step in codes and draft.author_id == step.actor_id and own:
            draft.delete()


def _has_own_time(code: str, facts: CaseFacts) -> bool:
    """Whether a person states when it happened: an act in the world, an inspection or a service.

    An approval, a signature, a decision carries the server's moment (clauses, definition 2).
    """
    form = facts.procedure.step(code).form
    return (form is None or form.asks_when) and not signs(facts.procedure.step(code))


def _dated_back(act: Act, code: str, facts: CaseFacts) -> Refusal | None:
    if _has_own_time(code, facts) or act.now - act.happened_at <= _TYPING:
        return None
    row = facts.procedure.step(code)
    return Refusal(
        f"“{row.name}”的时间就是办理的时间，由系统记录，不能补录。",
        row.citations[0],
        "happened_at",
    )


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
