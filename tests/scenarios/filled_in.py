"""Entries as a person sees them on the page: by the labels of the form, in the words of choices."""

from collections.abc import Mapping
from typing import Any

from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.forms import Field, Kind


def filled_in(step: str, entries: Mapping[str, Any], *only: str) -> dict[str, str]:
    """Return what is filled in at a step, of all entries or `only` some; empty ones are left."""
    form = ORDINARY_PENALTY.step(step).form
    if form is None:
        raise ValueError(f"{step} asks for nothing")
    wanted = {name: entries[name] for name in only or entries if entries[name] not in ("", None)}
    fields = {field.name: field for field in form.fields}
    return {fields[name].label: _words(fields[name], value) for name, value in wanted.items()}


def _words(field: Field, value: Any) -> str:
    if field.kind is Kind.YES_NO:
        return "是" if value else "否"
    if field.kind is Kind.CHOICE:
        return dict(field.choices)[value]
    if field.kind is Kind.MONEY:
        return str(value // 100)
    return str(value)[:16] if field.kind is Kind.MOMENT else str(value)
