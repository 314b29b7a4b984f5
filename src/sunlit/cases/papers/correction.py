"""更正, in words: which entry, what it was, what it is, why, and who proposed and approved it."""

from typing import Any

from django.utils import timezone

from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.forms.fields import Field
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.rules.house.model import PartyKind
from sunlit.rules.identifiers import shown_party_code

NOTHING = "（未填）"
_CODE = "party_code"


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
    """Return an entry as people read it; the number of a natural person only if `whole`."""
    if value in (None, ""):
        return NOTHING
    if name == _CODE:
        return shown_party_code(PartyKind.SOLE_TRADER, str(value), whole=whole)
    return str(dict(_field(facts, step, name).choices).get(value, value))


def _field(facts: CaseFacts, step: Step, name: str) -> Field:
    fields = STEP_FORMS[facts.case.procedure][step.code].fields
    return next(field for field in fields if field.name == name)
