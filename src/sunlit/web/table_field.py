"""A field of rows: each row is a small form of the same columns; rows left empty do not count."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

ROWS = "rows"
"""The code of the error that only says: there are faults in the rows, where they are named."""
_DIGITS = 4


class RowsInput(forms.Widget):
    """Reads the entries of each row, `points-0-answer`, as a list of mappings by column."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> list[dict[str, Any]]:
        """Return the rows in which something was entered, in their order."""
        del files
        found = re.compile(rf"{re.escape(name)}-([0-9]{{1,{_DIGITS}}})-(\w+)")
        rows: dict[int, dict[str, Any]] = {}
        for key in data:
            place = found.fullmatch(key)
            if place and str(data[key]).strip():
                rows.setdefault(int(place[1]), {})[place[2]] = data[key]
        return [rows[number] for number in sorted(rows)]


class TableField(forms.Field):
    """Rows of `row`, a form class; `least` to `most` of them, or none where it is not required."""

    widget = RowsInput

    def __init__(
        self, row: type[forms.Form], *, least: int, most: int, closed: bool = False, **common: Any
    ) -> None:
        """Say what a row asks and how many there may be; none stands open of one that is closed."""
        self.row = row
        self.open = max(least, 0 if closed else 1)
        self.least = least
        self.most = most
        super().__init__(**common)

    def row_forms(
        self, name: str, rows: list[Mapping[str, Any]], *, bound: bool, shown: int
    ) -> list[forms.Form]:
        """Return a form for each row, and empty ones until `shown` stand there.

        Bound rows carry what was sent and its errors, the others begin with what is stored.
        """
        filled: list[Mapping[str, Any]] = [*rows, *({} for _ in range(shown - len(rows)))]
        return [
            self._row_form(f"{name}-{number}", row, bound=bound)
            for number, row in enumerate(filled)
        ]

    def _row_form(self, prefix: str, row: Mapping[str, Any], *, bound: bool) -> forms.Form:
        sent = {f"{prefix}-{column}": value for column, value in row.items()}
        return self.row(
            sent if bound else None,
            prefix=prefix,
            initial={} if bound else dict(row),
            empty_permitted=True,
            use_required_attribute=False,
        )

    def clean(self, value: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows as their forms clean them.

        :raises ValidationError: when there are too few or too many, or one of them has a fault.
        """
        if len(value) > self.most:
            raise ValidationError(f"“{self.label}”最多填写 {self.most} 行。")
        rows = self.row_forms("row", list(value), bound=True, shown=len(value))
        wrong = sum(not row.is_valid() for row in rows)
        if wrong:
            raise ValidationError(f"“{self.label}”有 {wrong} 行需要修改。", code=ROWS)
        if len(rows) < (self.least if self.required else 0):
            raise ValidationError(self.error_messages["required"], code="required")
        return [row.cleaned_data for row in rows]
