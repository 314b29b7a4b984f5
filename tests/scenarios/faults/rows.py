"""The rows of an instance's database, read and changed past the software."""

import sqlite3
import uuid
from collections.abc import Sequence
from typing import Any

import psycopg

from serving import Instance


class Rows:
    """Plain SQL on the database of an instance, as whoever holds the file or the owner's role."""

    def __init__(self, instance: Instance) -> None:
        self._file = instance.directory / "sunlit.sqlite3"
        self._owner_url = instance.settings.get("SUNLIT_DATABASE_OWNER_URL")

    def read(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; a UUID is a UUID on both databases."""
        if self._owner_url:
            with psycopg.connect(self._owner_url) as connection:
                return connection.execute(query.encode()).fetchall()
        with sqlite3.connect(self._file) as connection:
            return [tuple(map(_uuid, row)) for row in connection.execute(query)]

    def change(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Change protected rows: triggers away, change, triggers back, as a clever thief would."""
        with sqlite3.connect(self._file) as connection:
            triggers = connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            changed = connection.execute(statement, parameters).rowcount
            for _, sql in triggers:
                connection.execute(sql)
        if changed != 1:
            raise AssertionError(f"{changed} rows were changed, not one")


def _uuid(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 32:
        try:
            return uuid.UUID(value)
        except ValueError:
            return value
    return value
