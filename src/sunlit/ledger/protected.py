"""What an app declares of its tables: which rows are written once, which may change, which gates.

It says so in `<app>/protection.py`, as `PROTECTION`; `collected.py` finds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sunlit.ledger.committed import Committed
from sunlit.ledger.gate import Gate


@dataclass(frozen=True)
class Protected:
    """A table whose rows are written once.

    `logged`: every row must have been recorded by an event, so that `verify` can compare the
    two field by field.
    """

    table: str
    why: str
    logged: bool = True


@dataclass(frozen=True)
class Protection:
    """Tables whose rows are written once, tables of which the log holds states, and gates."""

    protected: tuple[Protected, ...] = ()
    committed: tuple[Committed, ...] = ()
    gates: tuple[Gate, ...] = ()

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables whose rows are written once."""
        return frozenset(one.table for one in self.protected)

    @cached_property
    def logged(self) -> frozenset[str]:
        """Of these, the tables whose every row is recorded."""
        return frozenset(one.table for one in self.protected if one.logged)

    @cached_property
    def by_committed_table(self) -> Mapping[str, Committed]:
        """The tables of which the log holds states, by name."""
        return {one.table: one for one in self.committed}
