"""更正: what may be corrected, what waits for its answer, and what a correction unsettles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.deadlines import statement_day_from
from sunlit.cases.evidence_items import FIELDWORK
from sunlit.cases.filing import why_not_applied
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.forms.fields import Field, StepForm
from sunlit.cases.mended_evidence import (
    BRINGING_FILES,
    file_fields,
    voids_the_draft,
    why_not_mended,
)
from sunlit.cases.mended_party import why_not_party
from sunlit.cases.models import Decision, ServiceOfDocument, Step
from sunlit.cases.party import COLUMNS
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.penalty_correction import ANSWERS, PROPOSAL
from sunlit.rules.refusal import Refusal
from sunlit.rules.service import ServiceMethod, service_fault
from sunlit.rules.waiver import STATEMENT, is_waived

_IDENTITY = frozenset({"party_kind", "party_name", "party_code_kind", "party_code"})
_HELD = frozenset(
    {
        *("file_case", "decline_to_file", "review_agrees", "review_objects"),
        *("decide", "report_closing", "close", "compile_dossier"),
    }
)
"""What waits until a proposed correction is answered: nobody approves what may be wrong."""


@dataclass(frozen=True)
class Proposed:
    """What a proposal would change: of one act, each entry with its new value."""

    step: Step
    entries: Mapping[str, Any]
    reason: str


def open_proposal(facts: CaseFacts) -> Step | None:
    """Return the act that proposed a correction which nobody has answered yet, or None."""
    for step in reversed(facts.steps):
        if step.code in ANSWERS:
            return None
        if step.code == PROPOSAL:
            return step
    return None


def why_not_proposed(facts: CaseFacts) -> Refusal | None:
    """Return why no correction may be proposed now: one waits at a time."""
    if open_proposal(facts) is None:
        return None
    return Refusal("本案已有一项更正等待审批，审批以后才能再提请。", cite("记录制度6"))


def why_not_meanwhile(code: str, facts: CaseFacts) -> Refusal | None:
    """Return why the step waits for the answer to a correction, or None."""
    if code not in _HELD or open_proposal(facts) is None:
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
    each = FIELDWORK | BRINGING_FILES
    return [
        step
        for step in facts.steps
        if (
            step.code in each
            or (step.code in facts.position.standing and step == facts.last(step.code))
        )
        and correctable_fields(facts, step)
    ]


def correctable_fields(facts: CaseFacts, step: Step) -> tuple[Field, ...]:
    """Return the fields of the act whose entries may be corrected."""
    form = STEP_FORMS[facts.case.procedure].get(step.code)
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
    changed = changes(facts, proposed).keys()
    if changed & _IDENTITY:
        return "correct_identity"
    if changed & COLUMNS.keys():
        return "correct_party"
    if "decide" not in facts.position.standing and _too_early(facts, proposed):
        return "correct_service"
    return "correct_evidence" if voids_the_draft(facts, proposed.step) else "correct_entry"


def approval_asked(facts: CaseFacts) -> str | None:
    """Return the step by which the proposal that waits would be approved; None when none waits."""
    asked = open_proposal(facts)
    if asked is None:
        return None
    proposed = read_proposal(facts, asked.content)
    return approval_of(facts, proposed) if proposed else "decline_correction"


def why_not_corrected(facts: CaseFacts, proposed: Proposed) -> Refusal | None:
    """Return why the act may not read as proposed, or None."""
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
        or _why_not_application(facts, proposed.step, after)
        or _why_not_way(proposed, after, changed)
        or _why_not_service(facts, proposed, after, changed)
        or why_not_mended(facts, proposed.step, after, changed)
    )


def service_of_step(step: Step) -> ServiceOfDocument | None:
    """Return the service that the act recorded, as last corrected; None for every other act."""
    served = ServiceOfDocument.objects.filter(step=step, correction=None)
    return served.select_related("document").first()


def _why_not_application(facts: CaseFacts, step: Step, after: Mapping[str, Any]) -> Refusal | None:
    return why_not_applied(facts, after) if step.code == "apply_to_file" else None


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
    facts: CaseFacts, proposed: Proposed, after: Mapping[str, Any], changed: Iterable[str]
) -> Refusal | None:
    service = service_of_step(proposed.step)
    if service is None or "served_on" not in changed:
        return None
    served_on = date.fromisoformat(after["served_on"])
    entered_on = timezone.localdate(proposed.step.happened_at)
    if not service.document.issued_on <= served_on <= entered_on:
        return Refusal(
            f"送达日期应当在文书成文日（{service.document.issued_on}）和"
            f"登记的发生日期（{entered_on}）之间。",
            cite("处罚法61"),
            "served_on",
        )
    spoke_on = _spoke_on(facts) if proposed.step.code == "serve_notice" else None
    if spoke_on and served_on > spoke_on:
        return Refusal(
            f"当事人{spoke_on}已经陈述、申辩，送达不会在那以后；请先核对送达回证和陈述申辩笔录。",
            cite("处罚法44"),
            "served_on",
        )
    decision = Decision.objects.filter(case=facts.case).first()
    if proposed.step.code != "serve_notice" or decision is None or decision.notice is None:
        return None
    last_day = statement_day_from(served_on, hearing=decision.notice.hearing_right)
    heard = facts.last("hear_statement")
    waived = heard is not None and is_waived(
        heard.content, STATEMENT, served_on, timezone.localdate(heard.happened_at)
    )
    if (waived or decision.decided_on > last_day) and not _too_early(facts, proposed):
        return None
    return Refusal(
        f"按这个送达日期，陈述、申辩和要求听证的期限到{last_day:%Y-%m-%d}为止，"
        f"决定（{decision.decided_on}）就作得过早。请先核对送达回证；"
        "确实如此的，应当依法纠正决定，不能只更正日期。",
        cite("处罚法62"),
        "served_on",
    )


def _spoke_on(facts: CaseFacts) -> date | None:
    """Return the day on which the party made the statement that stands, or None."""
    heard = facts.last("hear_statement")
    if heard is None or not facts.statement_made:
        return None
    spoken = heard.content.get("received_on") or heard.content.get("started_at")
    if not spoken:
        return timezone.localdate(heard.happened_at)
    return date.fromisoformat(str(spoken)[:10])


def _too_early(facts: CaseFacts, proposed: Proposed) -> bool:
    """Whether it was recorded that a period ran out which, as corrected, had not (CF-G05, G06)."""
    heard = facts.last("hear_statement")
    changed = changes(facts, proposed)
    if proposed.step.code != "serve_notice" or "served_on" not in changed:
        return False
    if heard is None or "hear_statement" not in facts.position.standing or facts.notice is None:
        return False
    if "none" not in (heard.content["statement"], heard.content.get("hearing")):
        return False
    served_on = date.fromisoformat(proposed.entries["served_on"])
    last_day = statement_day_from(served_on, hearing=facts.notice.hearing_right)
    return timezone.localdate(heard.happened_at) <= last_day


def _trimmed(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
