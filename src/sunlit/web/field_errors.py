"""What stands beside a field that was sent back: what to do, with the name of the field."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from sunlit.web.table_field import ROWS


def errors_of(bound: BoundField) -> Iterator[str]:
    """Say what to do; Django's own sentence for an empty entry does not name the entry."""
    messages = bound.field.error_messages
    own_words = messages["required"] != forms.Field.default_error_messages["required"]
    for error in bound.errors.as_data():
        if error.code == "required" and not own_words:
            yield _ask_for(bound)
        elif error.code == "max_length" and "max_length" not in messages:
            yield _too_long(bound, error.params or {})
        elif error.code != ROWS:
            yield from error.messages


def _too_long(bound: BoundField, counted: Mapping[str, Any]) -> str:
    most, there = counted["limit_value"], counted["show_value"]
    return (
        f"“{bound.label}”最多 {most} 个字，现在有 {there} 个，请删减 {there - most} 个；"
        "填写的内容都还在。"
    )


def _ask_for(bound: BoundField) -> str:
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return f"请勾选“{bound.label}”"
    if isinstance(bound.field, forms.FileField):
        return f"请上传“{bound.label}”"
    if isinstance(bound.field, forms.ChoiceField):
        return f"“{bound.label}”还没有选择"
    return f"请填写“{bound.label}”"
