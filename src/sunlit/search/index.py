"""The index of the database in use, and the subjects that wait for each other in it."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from django.db import connection

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.search.collection import Collection, Row
from sunlit.search.conditions import Search, Sql
from sunlit.search.postgresql import PostgresqlIndex
from sunlit.search.sqlite import SqliteIndex


class Index(Protocol):
    """What this room needs of a database."""

    def put(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Write new rows and their words."""

    def remove(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Remove rows and their words."""

    def statement(self, collection: Collection, search: Search) -> Sql:
        """Return the keys of the rows that a search finds, the newest first."""

    def not_indexed(self, collection: Collection, rows: Sequence[Row]) -> set[int]:
        """Return the keys of the rows whose words the index does not hold."""

    def is_damaged(self, collection: Collection) -> bool:
        """Whether the index holds what the table does not."""

    def empty(self, collection: Collection) -> None:
        """Forget every row and all words."""


def the_index() -> Index:
    """Return the index of the default database."""
    return PostgresqlIndex() if connection.vendor == "postgresql" else SqliteIndex()


def hold(subject: UUID) -> None:
    """Let nobody else derive the row of this subject until the transaction ends.

    Whoever derives a row holds its subject before reading its facts; so a row never says what was
    true before a withdrawal.
    """
    take_advisory_lock(f"search {subject}")
