"""Searching a collection: keys of rows, the newest first, never more than a thousand and one."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from sunlit.ledger.fast_rows import rows_by
from sunlit.search.collection import Collection, Row
from sunlit.search.conditions import Filters, Reach, Search, Sql
from sunlit.search.index import the_index
from sunlit.search.tokens import parse

AT_MOST = 1000
"""More is not counted; a list that has one more says 1000+."""
_SHORTEST_KEY = 6
EVERYTHING = Filters()


def found(
    collection: Collection,
    text: str,
    filters: Filters = EVERYTHING,
    among: QuerySet[Any] | None = None,
    reach: Reach | None = None,
) -> list[int]:
    """Return the keys of the rows that hold every word of `text`, at most AT_MOST + 1.

    A text that is as a whole the number or code of some row finds the rows of that number only.
    `among` selects the UUIDs of subjects under the name `subject`: no other is found or counted.
    `reach` says of most rows whether they are, so that they are not looked up.
    """
    query = parse(text)
    if not text.strip():
        return _listed(collection, filters, among)
    try:
        seen = None if among is None else _compiled(among)
    except EmptyResultSet:
        return []
    search = Search(query, AT_MOST + 1, filters, seen, reach)
    if len(query.key) >= _SHORTEST_KEY:
        exact = _keys(collection, replace(search, by_key=True))
        if exact:
            return exact
    return _keys(collection, search) if query.words else []


def subjects(collection: Collection, keys: Sequence[int]) -> list[UUID]:
    """Return the subjects of rows, in the order of the keys; a row that is gone is left out."""
    rows = collection.model.objects.filter(pk__in=keys).values_list("pk", "subject")
    by_key = dict(rows)
    return [by_key[key] for key in keys if key in by_key]


def subjects_of(collection: Collection, keys: Sequence[int]) -> QuerySet[Any, UUID]:
    """Return the subjects of rows as a selection for another query; it has no order."""
    rows: QuerySet[Any, Any] = collection.model.objects.filter(pk__in=keys)
    return rows.values_list("subject", flat=True)


def years(collection: Collection) -> list[int]:
    """Return the years that have rows, the newest first; each is one look into an index."""
    table = collection.table
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE each (year) AS (SELECT MAX(year) FROM {table}"  # noqa: S608 - a name of ours
            f" UNION ALL SELECT (SELECT MAX(year) FROM {table} WHERE year < each.year)"
            " FROM each WHERE each.year IS NOT NULL)"
            " SELECT year FROM each WHERE year IS NOT NULL"
        )
        return [year for (year,) in cursor.fetchall()]


def stored(collection: Collection, wanted: Sequence[UUID]) -> dict[UUID, Row]:
    """Return the rows of these subjects."""
    columns = [field.name for field in fields(Row)]
    rows = rows_by(collection.model, "subject", wanted)
    return {row.subject: Row(**{name: getattr(row, name) for name in columns}) for row in rows}


def strays(collection: Collection, known: set[int]) -> Iterator[Row]:
    """Yield the rows whose keys are not among the known."""
    for row in collection.model.objects.order_by("pk").values().iterator():
        if row["id"] not in known:
            yield Row(**row)


def _listed(collection: Collection, filters: Filters, among: QuerySet[Any] | None) -> list[int]:
    rows = collection.model.objects.filter(**filters.chosen())
    if among is not None:
        rows = rows.filter(subject__in=among)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[: AT_MOST + 1])


def _compiled(among: QuerySet[Any]) -> Sql:
    text, parameters = among.order_by().query.sql_with_params()
    return Sql(text, parameters)


def _keys(collection: Collection, search: Search) -> list[int]:
    statement = the_index().statement(collection, search)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.parameters)
        return [key for (key,) in cursor.fetchall()]
