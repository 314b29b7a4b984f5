"""What an office head or leader is asked about, beside the form in which they answer."""

from collections.abc import Mapping
from typing import Any

from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.forms.fields import Field, Kind
from sunlit.cases.queries import CaseFacts
from sunlit.web.parts import Fact

HEADING = "提请的内容"
_ANSWERED = {
    **dict.fromkeys(
        ("endorse_filing", "file_case", "decline_to_file", "return_filing"), "apply_to_file"
    ),
    **dict.fromkeys(("endorse_closing", "close", "return_closing"), "report_closing"),
}
_ENDORSED = {
    **dict.fromkeys(("file_case", "decline_to_file", "return_filing"), "endorse_filing"),
    **dict.fromkeys(("close", "return_closing"), "endorse_closing"),
}


def asked_about(facts: CaseFacts, code: str) -> list[Fact]:
    """Return the request that the step answers, and what the office head said to it."""
    asked = facts.last(_ANSWERED.get(code, ""))
    if asked is None:
        return []
    content = facts.content(asked)
    fields = STEP_FORMS[facts.case.procedure][asked.code].fields
    rows = [Fact(field.label, words) for field in fields if (words := _words(field, content))]
    rows.append(Fact("提请人", asked.actor.name))
    endorsed = facts.last(_ENDORSED.get(code, ""))
    if endorsed and endorsed.seq > asked.seq:
        opinion = str(endorsed.content["opinion"])
        rows.append(Fact("科室负责人意见", f"{opinion}（{endorsed.actor.name}）"))
    return rows


def _words(field: Field, content: Mapping[str, Any]) -> str:
    value = content.get(field.name)
    if value is None or field.kind is Kind.TABLE:
        return ""
    if field.kind is Kind.YES_NO:
        return "是" if value else "否"
    return dict(field.choices).get(str(value), str(value))
