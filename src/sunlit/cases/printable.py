"""Every text of an act is set before it may be signed: which entry holds what no font has."""

from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.cases.procedures import PROCEDURES
from sunlit.documents.coverage import why_not_printable
from sunlit.rules.forms import Field, Kind
from sunlit.rules.refusal import Refusal

_WITHOUT_FIELD = "填写的内容"


def why_not_printed(procedure: str, code: str, content: Mapping[str, Any]) -> Refusal | None:
    """Return which character in which entry cannot be printed, or None.

    Entries that are no fields of the step's own form (the words of a correction, of an opinion)
    are looked at like all others.
    """
    if why_not_printable(content) is None:
        return None
    own = PROCEDURES[procedure].step(code).form
    fields = {field.name: field for field in own.fields} if own else {}
    for label, name, value in _entries(content, fields, _all_fields(procedure)):
        if wrong := why_not_printable(value):
            return Refusal(f"“{label}”里的{wrong}。", None, name)
    return None


def _entries(
    content: Mapping[str, Any], own: Mapping[str, Field], others: Mapping[str, Field]
) -> Iterator[tuple[str, str, Any]]:
    """Yield label, field and text of each entry; of a table row by row, in the order asked."""
    for name in [*(name for name in own if name in content), *(content.keys() - own.keys())]:
        value = content[name]
        field = own.get(name) or others.get(name)
        if field and field.kind is Kind.TABLE:
            yield from _cells(field, value)
        elif isinstance(value, Mapping):
            yield from _entries(value, {}, others)
        else:
            yield field.label if field else _WITHOUT_FIELD, name, value


def _cells(field: Field, rows: Any) -> Iterator[tuple[str, str, Any]]:
    labels = {column.name: column.label for column in field.columns}
    for number, row in enumerate(rows or [], 1):
        for name, cell in row.items():
            yield f"{field.label}”第 {number} 行“{labels[name]}", field.name, cell


def _all_fields(procedure: str) -> Mapping[str, Field]:
    forms = (step.form for step in PROCEDURES[procedure].steps if step.form)
    return {field.name: field for form in forms for field in form.fields}
