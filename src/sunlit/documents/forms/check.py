"""Does a content fill its form?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sunlit.documents.forms.model import OPEN, Field, Kind, PaperForm
from sunlit.documents.forms.party import party_faults


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field, in the sentence that its user reads."""

    field: str
    sentence: str


def content_faults(
    form: PaperForm, content: Mapping[str, Any], *, draft: bool = False
) -> list[Fault]:
    """Return every fault of the content: missing, of the wrong kind, or unknown to the form.

    :param draft: whether it is not signed yet, so that a field may be open (`OPEN`).
    """
    faults = [
        Fault(field.name, sentence)
        for field in form.fields
        if not (draft and is_open(content.get(field.name)))
        for sentence in _field_faults(field, content.get(field.name))
    ]
    known = {field.name for field in form.fields}
    faults += [
        Fault(name, f"{form.title}没有“{name}”这一项。") for name in content if name not in known
    ]
    return faults


def is_open(value: Any) -> bool:
    """Say whether the value, or the moment of an opinion, waits for the signature."""
    return OPEN in (value, value.get("at") if isinstance(value, Mapping) else None)


def is_blank(value: Any) -> bool:
    """Say whether a value is left open; nought is a value."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, list | dict) and not value)


def _field_faults(field: Field, value: Any) -> list[str]:
    if is_blank(value):
        return [f"请填写{field.label}。"] if field.required else []
    if field.kind is Kind.PARTY and isinstance(value, Mapping):
        return party_faults(value)
    if not _IS_FINE[field.kind](field, value):
        return [f"{field.label}的写法不对，请重新填写。"]
    return []


def _is_text(_field: Field, value: Any) -> bool:
    return isinstance(value, str)


def _is_amount(_field: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_date(_field: Field, value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_moment(field: Field, value: Any) -> bool:
    if _is_date(field, value):
        return True
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def _is_choice(field: Field, value: Any) -> bool:
    return value in field.choices


def _are_choices(field: Field, value: Any) -> bool:
    return isinstance(value, list) and all(one in field.choices for one in value)


def _is_party(_field: Field, value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_table(field: Field, value: Any) -> bool:
    return isinstance(value, list) and all(_fills_row(field, row) for row in value)


def _fills_row(field: Field, row: Any) -> bool:
    columns = {column.name for column in field.columns}
    return (
        isinstance(row, Mapping)
        and set(row) <= columns
        and all(isinstance(cell, str) for cell in row.values())
        and any(cell.strip() for cell in row.values())
    )


def _is_opinion(field: Field, value: Any) -> bool:
    if not isinstance(value, Mapping) or set(value) != {"opinion", "name", "at"}:
        return False
    words = (value["opinion"], value["name"])
    return all(isinstance(word, str) and word.strip() for word in words) and _is_moment(
        field, value["at"]
    )


_IS_FINE: Mapping[Kind, Callable[[Field, Any], bool]] = MappingProxyType(
    {
        Kind.TEXT: _is_text,
        Kind.LONG_TEXT: _is_text,
        Kind.DATE: _is_date,
        Kind.MOMENT: _is_moment,
        Kind.MONEY: _is_amount,
        Kind.CHOICE: _is_choice,
        Kind.CHOICES: _are_choices,
        Kind.PARTY: _is_party,
        Kind.TABLE: _is_table,
        Kind.OPINION: _is_opinion,
    }
)
