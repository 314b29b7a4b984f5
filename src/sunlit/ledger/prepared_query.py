"""A query of which only the values change, composed once.

To compose a query with the ORM takes up to ten times as long as to run it. What every act asks,
while every other act waits for the write lock, is kept as text (docs/decisions/0015).
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

ANY_KEY = -1
ANY_UUID = UUID(int=2**128 - 1)
ANY_TEXT = "\N{REPLACEMENT CHARACTER}"
ANY_DAY = date.max
ANY_YEAR = date.max.year
"""What stands in a kept query where a value belongs; no row has one of them."""
_UUID = UUIDField()


class PreparedQuery:
    """One query. `compose` makes it of its stand-ins, each of which is another one."""

    def __init__(self, compose: Callable[..., QuerySet[Any, Any]], *stand_ins: Any) -> None:
        self._compose = compose
        self._stand_ins = stand_ins
        self._texts: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """Return what the query finds with these values, as the database gives it."""
        text, parameters = self._text()
        pairs = zip(self._stand_ins, values, strict=True)
        given = {_prepared(stand_in): _prepared(value) for stand_in, value in pairs}
        with connection.cursor() as cursor:
            cursor.execute(text, [given.get(one, one) for one in parameters])
            return list(cursor.fetchall())

    def _text(self) -> tuple[str, tuple[Any, ...]]:
        kept = self._texts.get(connection.vendor)
        if kept is None:
            kept = self._compose(*self._stand_ins).query.sql_with_params()
            self._texts[connection.vendor] = kept
        return kept


def _prepared(value: Any) -> Any:
    """Return the value as the fields of the ORM hand it to the database."""
    if isinstance(value, UUID):
        return _UUID.get_db_prep_value(value, connection)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
