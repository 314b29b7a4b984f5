"""SQLite for one process with threads: Django's own engine behind one write lock.

SQLite's busy wait is not fair: under eight writing threads one of them waits for seconds.
A lock of our own around every write transaction removes that, and gives four times the
commits. Reads outside a transaction never take it. A guard refuses schema changes
outside `migrate`.
"""

import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

from sunlit.ledger.sqlite_guard import authorize

_WRITE_LOCK = threading.Lock()
_KEPT = 2000
_LONGEST_KEPT = 10_000


class Cursor(base.SQLiteCursorWrapper):
    """Django's cursor; it rewrites a statement once only, for an act has fifty of them."""

    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        """Return the statement in SQLite's own style."""
        if param_names is None and len(query) <= _LONGEST_KEPT:
            return _converted(query)
        return str(super().convert_query(query, param_names=param_names))


@lru_cache(maxsize=_KEPT)
def _converted(query: str) -> str:
    return str(base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%"))


class DatabaseWrapper(base.DatabaseWrapper):
    """Hold the process-wide write lock from BEGIN IMMEDIATE to commit or rollback."""

    _holds_write_lock = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Open a connection that refuses to drop what protects the ledger."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        connection.set_authorizer(authorize)
        return connection

    def create_cursor(self, name: str | None = None) -> sqlite3.Cursor:  # noqa: ARG002 - Django asks so
        """Return a cursor of ours."""
        cursor: sqlite3.Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        _WRITE_LOCK.acquire()
        self._holds_write_lock = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in the stubs
        except BaseException:
            self._release()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc] # not in the stubs
        finally:
            self._release()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # not in the stubs
        finally:
            self._release()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # not in the stubs
        finally:
            self._release()

    def _release(self) -> None:
        if self._holds_write_lock:
            self._holds_write_lock = False
            _WRITE_LOCK.release()
