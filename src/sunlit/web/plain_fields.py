"""Texts that lose, before they are counted and checked, what is no part of them."""

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sunlit.documents.coverage import why_not_printable

_TURNS_WRITING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that nobody sees and that turn the writing round: 公司A could be read as 公司B."""


def no_turned_writing(text: str) -> None:
    """Let no sign pass that changes the direction of what stands beside it.

    :raises ValidationError: says what to do.
    """
    if _TURNS_WRITING.search(text):
        raise ValidationError(
            "里面有看不见的、改变文字方向的符号，印出来会和写的不同。请删去，重新输入这一项。",
            code="turned_writing",
        )


class PlainField(forms.CharField):
    """A text that passes `plain`, where there is one: a code without the spaces of a copy."""

    default_validators = [no_turned_writing]

    def __init__(self, plain: Callable[[str], str] | None, **common: Any) -> None:
        """Keep by what the entry passes."""
        self.plain = plain
        super().__init__(**common)

    def to_python(self, value: Any) -> str:
        """Return the text as it is kept."""
        text = super().to_python(value) or ""
        return self.plain(text) if self.plain and text else text


class LongTextField(forms.CharField):
    """A text of several lines; a line end counts as one character, as whoever types it counts."""

    def to_python(self, value: Any) -> str:
        """Return the text as it is kept."""
        return lines_of(super().to_python(value) or "")


def printable_as(label: str) -> Callable[[str], None]:
    """Return what refuses a text that no paper could print, by the name of its field."""

    def check(text: str) -> None:
        if wrong := why_not_printable(text):
            raise ValidationError(f"“{label}”里的{wrong}。")

    return check


def lines_of(text: str) -> str:
    """Return the text with its line ends as one character: a browser sends two."""
    return text.replace("\r\n", "\n")
