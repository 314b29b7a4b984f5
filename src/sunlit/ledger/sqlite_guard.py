"""What the application's own SQLite connection may not do: change the schema, or loosen it.

PostgreSQL has roles for this. On SQLite the connection itself refuses, so that no raw SQL of the
application can drop a trigger; `schema_changes` lifts it while migrations run.
"""

import contextlib
import sqlite3
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_FORBIDDEN = frozenset(
    {
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_DROP_TRIGGER,
        sqlite3.SQLITE_DROP_VIEW,
        sqlite3.SQLITE_DROP_VTABLE,
        sqlite3.SQLITE_ATTACH,
    }
)
_FIXED_PRAGMAS = frozenset(
    {"recursive_triggers", "foreign_keys", "writable_schema", "ignore_check_constraints"}
)


def authorize(
    action: int,
    name: str | None,
    value: str | None,
    _database: str | None,
    _trigger: str | None,
) -> int:
    """Answer SQLite whether a statement may be prepared."""
    if action in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and value is not None and name in _FIXED_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


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
