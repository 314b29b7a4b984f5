"""What the application's own SQLite connection may do; everything else is refused.

PostgreSQL has roles for this. On SQLite the connection itself asks before a statement is prepared:
it may read, write rows of the product's tables, hold transactions, and look at the schema. What is
not on these lists cannot be loosened by any spelling: no trigger or table comes or goes, not even a
temporary one, which would stand before the real one of its name; no pragma is set. `schema_changes`
lifts this while migrations run.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_READS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
    }
)
_WRITES = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_OF_THE_ENGINE = "sqlite_"
"""How the tables begin in which SQLite keeps the schema, the counters and the statistics."""
_SCHEMA = "sqlite_master"
"""FTS5 asks to update it when it says what its columns are, and writes nothing. Who asks outright
is refused by SQLite itself unless writable_schema is on, which no statement can turn on here."""
_LOOKING = frozenset(
    {
        "compile_options",
        "data_version",
        "database_list",
        "foreign_key_check",
        "foreign_key_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "integrity_check",
        "quick_check",
        "table_info",
        "table_list",
        "table_xinfo",
        "wal_checkpoint",
    }
)
"""Pragmas that change nothing, whatever they are given: most of them a name or a number."""
_READ_BARE = frozenset(
    {
        "foreign_keys",
        "freelist_count",
        "journal_mode",
        "page_count",
        "page_size",
        "recursive_triggers",
        "synchronous",
    }
)
"""Pragmas that may be read; given a value they would set it."""
_OPENING = frozenset({"load_extension", "fts3_tokenizer"})
"""Functions that bring code into the connection."""


def authorize(
    action: int,
    name: str | None,
    value: str | None,
    _database: str | None,
    _trigger: str | None,
) -> int:
    """Answer SQLite whether a statement may be prepared. It gives names as they were typed."""
    if action in _READS or _allows(action, (name or "").casefold(), value):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _allows(action: int, name: str, value: str | None) -> bool:
    if action in _WRITES:
        declares = action == sqlite3.SQLITE_UPDATE and name == _SCHEMA
        return declares or not name.startswith(_OF_THE_ENGINE)
    if action == sqlite3.SQLITE_FUNCTION:
        return (value or "").casefold() not in _OPENING
    if action == sqlite3.SQLITE_PRAGMA:
        return name in _LOOKING or (name in _READ_BARE and value is None)
    return False


@contextlib.contextmanager
def schema_changes(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Allow schema changes on this connection for a while. On PostgreSQL the role decides."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    connection.connection.set_authorizer(None)
    try:
        yield
    finally:
        connection.ensure_connection()
        connection.connection.set_authorizer(authorize)
