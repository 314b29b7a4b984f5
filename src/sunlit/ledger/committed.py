"""Rows that may change, each state of which is in the log.

A person has another post, an office another telephone: such a row is not written once. But papers,
signatures and access rest on it, so every act that changes it hands the row to `record` as it then
stands, and `verify` holds the stored row against the last state that the log knows. A secret column
is in the log only as a hash of what is stored.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sunlit.ledger.canonical import Json, canonical_value


@dataclass(frozen=True)
class Committed:
    """A table of which the log holds the last state of each row, in these columns."""

    table: str
    why: str
    columns: tuple[str, ...]
    secret: frozenset[str] = frozenset()

    def state(self, values: Mapping[str, Any]) -> dict[str, Json]:
        """Return what the log holds of a row with these values by column."""
        return {name: self._held(name, values[name]) for name in self.columns}

    def _held(self, name: str, value: Any) -> Json:
        if name in self.secret:
            return hashlib.sha256(str(value).encode()).hexdigest()
        return canonical_value(value)
