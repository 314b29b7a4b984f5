"""补充证据: files come to an item of evidence, a new one or one that is there (处罚法46)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete, forbidden
from sunlit.cases.handed_in import PROGRAMS, HandedIn, Named, file_fault
from sunlit.cases.models import Evidence, EvidenceFile, Step
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import uncertified
from sunlit.parts.evidence.fieldwork import check_monitoring
from sunlit.rules.citations import cite
from sunlit.rules.forms import FILES
from sunlit.rules.marking import why_not_stored
from sunlit.rules.refusal import Refusal, Refused

CODE = "collect_evidence"
_NEW_ITEM = {
    "evidence_name": "新证据的名称",
    "evidence_kind": "新证据的种类",
    "evidence_source": "新证据的来源",
    "evidence_proves": "新证据的证明对象",
}


@transaction.atomic
def collect_evidence(act: Act, files: Sequence[HandedIn]) -> Step:
    """Add the files to the evidence; a draft that was written before no longer stands.

    :raises Refused: when there is no file, the item is neither one of the case nor a whole new
        one, a program among them is not declared as one, an officer's certificate was not valid
        that day (CF-G01), or a monitoring device was not reviewed (CF-G18).
    """
    step, facts = begin(act, CODE)
    refusal = why_not_collected(act, files, facts)
    if refusal:
        raise Refused(refusal)
    item, is_new = _item(step, facts)
    rows: list[models.Model] = [item] if is_new else []
    rows += [
        EvidenceFile.objects.create(
            case=facts.case,
            evidence=item,
            step=step,
            file=one.enter(step),
            name=one.name,
            media_type=one.media_type,
            note=act.content.get("note") or "",
            marking=_marking(act.content),
            recorded_by=act.actor,
            recorded_at=act.now,
        )
        for one in files
    ]
    return complete(step, rows)


def why_not_collected(act: Act, files: Sequence[Named], facts: CaseFacts) -> Refusal | None:
    """Return why these files cannot be added, or None: asked before they are stored."""
    return (
        forbidden(act, CODE, facts)
        or _wrong_files(act.content, files)
        or uncertified(facts, timezone.localdate(act.happened_at), "happened_at")
        or check_monitoring(act.content, timezone.localdate(act.happened_at))
        or why_not_stored(_marking(act.content), "marking")
        or _wrong_item(act.content, facts)
    )


def _marking(content: Mapping[str, Any]) -> str:
    return _text(content, "marking")


def _wrong_files(content: Mapping[str, Any], files: Sequence[Named]) -> Refusal | None:
    if not files:
        return Refusal("请选择要存入的文件。", None, FILES)
    return file_fault(files, programs_declared=bool(content.get(PROGRAMS)))


def item_faults(content: Mapping[str, Any]) -> list[Refusal]:
    """Return what is missing of a new item, or superfluous beside one that was chosen."""
    entered = {name: _text(content, name) for name in _NEW_ITEM}
    if _text(content, "evidence"):
        sentence = "选择了已有的证据，就不再填写新证据的各项。"
        return [Refusal(sentence, None, name) for name, text in entered.items() if text]
    return [
        Refusal(f"请填写“{_NEW_ITEM[name]}”。", cite("处罚法46"), name)
        for name, text in entered.items()
        if not text
    ]


def _wrong_item(content: Mapping[str, Any], facts: CaseFacts) -> Refusal | None:
    for fault in item_faults(content):
        return fault
    chosen = _text(content, "evidence")
    if chosen and chosen not in {str(item.pk) for item in facts.evidence}:
        return Refusal("本案没有这项证据，请重新选择。", cite("处罚法46"), "evidence")
    return None


def _item(step: Step, facts: CaseFacts) -> tuple[Evidence, bool]:
    """Return the item that the files belong to, and whether it is new."""
    chosen = _text(step.content, "evidence")
    if chosen:
        return next(item for item in facts.evidence if str(item.pk) == chosen), False
    item = Evidence.objects.create(
        case=facts.case,
        step=step,
        name=_text(step.content, "evidence_name"),
        kind=_text(step.content, "evidence_kind"),
        source=_text(step.content, "evidence_source"),
        proves=_text(step.content, "evidence_proves"),
    )
    return item, True


def _text(content: Mapping[str, Any], name: str) -> str:
    return str(content.get(name) or "").strip()
