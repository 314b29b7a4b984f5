"""A database without its triggers for a while, so that a bulk load is one sequential write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from sunlit.ledger import triggers
from sunlit.ledger.sqlite_guard import schema_changes

_SQLITE_TRIGGERS = """
SELECT name FROM sqlite_master
WHERE type = 'trigger' AND (name GLOB 'gate_*' OR name GLOB 'append_only_*')
"""
_POSTGRESQL_TABLES = """
SELECT DISTINCT event_object_table FROM information_schema.triggers
"""

_SQLITE_LOADING = (
    "foreign_keys = OFF",
    "journal_mode = OFF",
    "synchronous = OFF",
    "cache_size = -1000000",
)
"""References are checked at the end: a row before the one it points to costs a scan of its table.

There is no journal: what a load that broke off leaves is thrown away (`databases.Databases.new`).
"""


@contextmanager
def unprotected() -> Iterator[None]:
    """Run the load in one transaction, then put every trigger back."""
    with schema_changes(connection):
        if connection.vendor == "sqlite":
            _set(*_SQLITE_LOADING)
        (_drop if connection.vendor == "sqlite" else _switch)("DISABLE")
        try:
            with transaction.atomic():
                yield
        finally:
            if connection.vendor == "sqlite":
                triggers.install(connection)
                connection.check_constraints()
                _set("foreign_keys = ON")
            else:
                _switch("ENABLE")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def settle() -> None:
    """Leave the files as they are in an office after some days.

    PostgreSQL has then counted what its tables hold. On SQLite nobody ever does: with what was
    counted while a table was small, a full one is read from end to end.
    """
    if connection.vendor == "sqlite":
        with schema_changes(connection):
            _set("journal_mode = WAL", "wal_checkpoint(TRUNCATE)")
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _drop(_how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE_TRIGGERS)
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"')


def _switch(how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL_TABLES)
        for (table,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" {how} TRIGGER USER')


def _set(*pragmas: str) -> None:
    with connection.cursor() as cursor:
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
            cursor.fetchall()
