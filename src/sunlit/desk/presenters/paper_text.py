"""What a paper says, entry by entry: for who cannot see its pages, or before they are set."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present


def paper_text(form_code: str, content: Mapping[str, Any], issued_on: date) -> list[dict[str, str]]:
    """Return each entry of the paper with its label."""
    form = FORMS[form_code]
    shown = present(form, content, title=form.title, number="", issued_on=issued_on)["fields"]
    return [
        {"head": field.label, "text": _text(shown[field.name])}
        for field in form.fields
        if shown[field.name] is not None and field.name != "organ_name"
    ]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        if "rows" in value:
            return "\n".join("　".join(row) for row in value["rows"])
        if "figures" in value:
            return f"{value['words']}（{value['figures']}）"
        signed = "　".join(filter(None, (value["name"], value["at"])))
        return "\n".join(filter(None, (*value["opinion"], signed)))
    return "\n".join(line if isinstance(line, str) else "：".join(line) for line in value)
