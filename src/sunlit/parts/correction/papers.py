"""更正, in words: which entry, what it was, what it is, why, and who proposed and approved it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.evidence_files import FILE, WRONG
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.correction.mended_evidence import file_fields
from sunlit.rules.forms import Field, Kind
from sunlit.rules.identifiers import check_id_number, check_uscc
from sunlit.rules.party_codes import CodeKind, shown_party_code

NOTHING = "（未填）"
_NUMBERS = frozenset({"party_code", "id_number"})


def corrections_made(facts: CaseFacts) -> str:
    """Return every correction of the case, a line each; empty when there is none."""
    return "\n".join(
        f"{timezone.localdate(one.recorded_at)}，“{facts.procedure.step(one.corrected_step.code).name}”"
        f"的“{label_of(facts, one.corrected_step, one.field)}”"
        f"由“{shown(facts, one.corrected_step, one.field, one.old)}”"
        f"更正为“{shown(facts, one.corrected_step, one.field, one.new)}”。"
        f"理由：{one.reason.rstrip('。')}。"
        f"{one.proposed_by.name}提请，{one.approved_by.name}批准。"
        for one in facts.corrections
    )


def label_of(facts: CaseFacts, step: Step, name: str) -> str:
    """Return what the form calls the entry."""
    return _field(facts, step, name).label


def shown(facts: CaseFacts, step: Step, name: str, value: Any, *, whole: bool = False) -> str:
    """Return an entry as people read it; a number that may be a person's only if `whole`."""
    if name.startswith(FILE):
        return "登记错误" if value == WRONG else "存入的文件"
    if value in (None, ""):
        return NOTHING
    field = _field(facts, step, name)
    if field.kind is Kind.MOMENT:
        return f"{timezone.localtime(datetime.fromisoformat(str(value))):%Y-%m-%d %H:%M}"
    if name in _NUMBERS:
        return shown_party_code(_kind_by_form(str(value)), str(value), whole=whole)
    return str(dict(field.choices).get(value, value))


def _kind_by_form(code: str) -> CodeKind:
    """A code that was corrected says no kind: only what is surely a unit's is shown whole."""
    if check_uscc(code) is None:
        return CodeKind.CREDIT_CODE
    return CodeKind.IDENTITY_CARD if check_id_number(code) is None else CodeKind.PASSPORT


def _field(facts: CaseFacts, step: Step, name: str) -> Field:
    fields = (*facts.procedure.forms[step.code].fields, *file_fields(facts, step))
    return next(field for field in fields if field.name == name)
