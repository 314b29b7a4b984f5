"""更正: what may be corrected, what waits for its answer, and what a correction unsettles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.models import ServiceOfDocument, Step
from sunlit.cases.party import COLUMNS
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.parts.correction.mended_evidence import (
    brings_files,
    file_fields,
    voids_the_draft,
    why_not_mended,
)
from sunlit.parts.correction.mended_party import why_not_party
from sunlit.parts.correction.steps import (
    ANSWERS,
    DECLINE,
    ENTRY,
    EVIDENCE,
    IDENTITY,
    PARTY,
    PROPOSAL,
)
from sunlit.parts.evidence.evidence_items import FIELDWORK
from sunlit.parts.party.named import named_by, naming_acts
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.forms import Field, StepForm
from sunlit.rules.refusal import Refusal
from sunlit.rules.service import ServiceMethod, service_fault

_IDENTITY = frozenset({"party_kind", "party_name", "party_code_kind", "party_code"})


@dataclass(frozen=True)
class Proposed:
    """What a proposal would change: of one act, each entry with its new value."""

    step: Step
    entries: Mapping[str, Any]
    reason: str


def _nothing_against(
    _facts: CaseFacts, _proposed: Proposed, _after: Mapping[str, Any]
) -> Refusal | None:
    return None


def _as_every_act(_facts: CaseFacts, _proposed: Proposed) -> str:
    return ""


@dataclass(frozen=True)
class Mending:
    """What a procedure says to a correction of one of its acts, beside what is asked of all.

    `refuses` says why it may not read as proposed, given its entries as they would be;
    `answered_by` the step by which it is approved, empty where that of every act is.
    """

    refuses: Callable[[CaseFacts, Proposed, Mapping[str, Any]], Refusal | None] = _nothing_against
    answered_by: Callable[[CaseFacts, Proposed], str] = _as_every_act


_AS_ANY = Mending()


def open_proposal(facts: CaseFacts) -> Step | None:
    """Return the act that proposed a correction which nobody has answered yet, or None."""
    for step in reversed(facts.whole.steps):
        if step.code in ANSWERS:
            return None
        if step.code == PROPOSAL:
            return step
    return None


def of_whom(facts: CaseFacts, step: Step) -> CaseFacts:
    """Return the case as the party has it whom the act concerns, or named; else as all have it."""
    table = facts.procedure
    if table.step(step.code).each or step.of_party_id:
        return facts.of(step.of_party_id)
    return named_by(facts, step) or facts


def why_not_proposed(facts: CaseFacts) -> Refusal | None:
    """Return why no correction may be proposed now: one waits at a time."""
    if open_proposal(facts) is None:
        return None
    return Refusal("本案已有一项更正等待审批，审批以后才能再提请。", cite("记录制度6"))


def why_not_meanwhile(held: frozenset[str], code: str, facts: CaseFacts) -> Refusal | None:
    """Return why the step, if it is one of `held`, waits for the answer to a correction, or None.

    Nobody approves what may be wrong.
    """
    if code not in held or open_proposal(facts) is None:
        return None
    name = facts.procedure.step(code).name
    return Refusal(f"有更正等待审批，审批以后才能办理“{name}”。", cite("记录制度6"))


def read_proposal(facts: CaseFacts, content: Mapping[str, Any]) -> Proposed | None:
    """Return what a proposal says; None when it names no act that may be corrected."""
    step = next((one for one in correctable_steps(facts) if one.seq == content.get("seq")), None)
    given = content.get("entries")
    if step is None or not isinstance(given, Mapping):
        return None
    entries = {name: _trimmed(value) for name, value in given.items()}
    entries |= _served_by_notice(facts.content(step), entries)
    return Proposed(step, entries, str(content["reason"]).strip())


def _served_by_notice(now: Mapping[str, Any], entries: Mapping[str, Any]) -> dict[str, str]:
    """Return the day on which a public notice of the corrected day has served (民诉法95)."""
    try:
        begun = date.fromisoformat(str(entries.get("notice_on") or ""))
    except ValueError:
        return {}
    if now.get("method") != ServiceMethod.PUBLIC_NOTICE:
        return {}
    over = due_of("SV-PUBLIC", begun, current_calendar(), current_house()).last_day
    return {"served_on": over.isoformat()}


def correctable_steps(facts: CaseFacts) -> list[Step]:
    """Return the acts that have an entry which may be corrected.

    Of each standing step that is the newest act; what brings evidence stays, each act by itself.
    """
    naming = {step.pk for step in naming_acts(facts)[1:]}
    return [
        step
        for step in facts.steps
        if (_stays(facts, step) or step.pk in naming or _stands(of_whom(facts, step), step))
        and correctable_fields(facts, step)
    ]


def _stays(facts: CaseFacts, step: Step) -> bool:
    return step.code in FIELDWORK or brings_files(facts, step)


def _stands(facts: CaseFacts, step: Step) -> bool:
    return step.code in facts.position.standing and step == facts.last(step.code)


def correctable_fields(facts: CaseFacts, step: Step) -> tuple[Field, ...]:
    """Return the fields of the act whose entries may be corrected."""
    form = facts.procedure.step(step.code).form
    return (*(form.correctable if form else ()), *file_fields(facts, step))


def changes(facts: CaseFacts, proposed: Proposed) -> dict[str, tuple[Any, Any]]:
    """Return old and new value of each entry that the proposal would really change."""
    now = facts.content(proposed.step)
    return {
        name: (now.get(name), new)
        for name, new in proposed.entries.items()
        if (now.get(name) or "") != (new or "")
    }


def approval_of(facts: CaseFacts, proposed: Proposed) -> str:
    """Return the step by which the proposal is approved: it voids what would no longer hold."""
    facts = of_whom(facts, proposed.step)
    changed = changes(facts, proposed).keys()
    if changed & _IDENTITY:
        return IDENTITY
    if changed & COLUMNS.keys():
        return PARTY
    own = _mending(facts, proposed.step).answered_by(facts, proposed)
    return own or (EVIDENCE if voids_the_draft(facts, proposed.step) else ENTRY)


def approval_asked(facts: CaseFacts) -> str | None:
    """Return the step by which the proposal that waits would be approved; None when none waits."""
    asked = open_proposal(facts)
    if asked is None:
        return None
    proposed = read_proposal(facts, asked.content)
    return approval_of(facts, proposed) if proposed else DECLINE


def why_not_corrected(facts: CaseFacts, proposed: Proposed) -> Refusal | None:
    """Return why the act may not read as proposed, or None."""
    facts = of_whom(facts, proposed.step)
    changed = changes(facts, proposed)
    if not changed:
        return Refusal("填写的内容和现在的一样，没有需要更正的。", cite("记录制度6"))
    fields = {field.name: field for field in correctable_fields(facts, proposed.step)}
    if not changed.keys() <= fields.keys():
        return Refusal("这项内容不能更正，应当重新办理这一步。", cite("记录制度6"))
    after = {**facts.content(proposed.step), **proposed.entries}
    form = StepForm(tuple(fields[name] for name in changed))
    return (
        next(iter(form.faults(after)), None)
        or why_not_party(facts, after, changed)
        or _why_not_way(proposed, after, changed)
        or _why_not_service(proposed, after, changed)
        or _mending(facts, proposed.step).refuses(facts, proposed, after)
        or why_not_mended(facts, proposed.step, after, changed)
    )


def service_of_step(step: Step) -> ServiceOfDocument | None:
    """Return the service that the act recorded, as last corrected; None for every other act."""
    served = ServiceOfDocument.objects.filter(step=step, correction=None)
    return served.select_related("document").first()


def _why_not_way(
    proposed: Proposed, after: Mapping[str, Any], changed: Iterable[str]
) -> Refusal | None:
    """Return what the way of service, as corrected, would lack (CF-G17)."""
    service = service_of_step(proposed.step)
    if service is None:
        return None
    touched = list(changed)
    methods = (service.method, after["method"])
    fixed = {"method"} if "notice_on" in touched else {"method", "served_on"}
    if ServiceMethod.PUBLIC_NOTICE in methods and fixed.intersection(touched):
        return Refusal(
            "公告送达的送达日期由系统从公告日期起计算，方式和送达日期都不能更正；"
            "公告日期登记错的，更正公告日期。",
            cite("民诉法95"),
            touched[0],
        )
    if "notice_on" in touched and after["notice_on"] < str(service.document.issued_on):
        return Refusal(
            f"公告日期不能早于文书成文日（{service.document.issued_on}）。",
            cite("民诉法95"),
            "notice_on",
        )
    lacks = service_fault(ServiceMethod(after["method"]), after)
    if lacks is None or lacks.field in proposed.entries:
        return lacks
    return replace(lacks, field=touched[0])


def _why_not_service(
    proposed: Proposed, after: Mapping[str, Any], changed: Iterable[str]
) -> Refusal | None:
    service = service_of_step(proposed.step)
    if service is None or "served_on" not in changed:
        return None
    served_on = date.fromisoformat(after["served_on"])
    entered_on = timezone.localdate(proposed.step.happened_at)
    if service.document.issued_on <= served_on <= entered_on:
        return None
    return Refusal(
        f"送达日期应当在文书成文日（{service.document.issued_on}）和"
        f"登记的发生日期（{entered_on}）之间。",
        cite("处罚法61"),
        "served_on",
    )


def _mending(facts: CaseFacts, step: Step) -> "Mending":
    found: Mending = facts.worked.mending.get(step.code, _AS_ANY)
    return found


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
