"""The index on SQLite: an FTS5 table without content beside the rows, with the same keys.

Tokens are made in Python; `tokenize='ascii'` splits at ASCII signs only, and none is in a token.
Such a table forgets a row only when it is told the tokens again, so they are made from the row's
stored text. Filters are tokens too: they cut the search down before any row is read.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from sunlit.ledger.batches import batches
from sunlit.search.collection import Collection, Row
from sunlit.search.conditions import Filters, Search, Sql, joined
from sunlit.search.tokens import key_token

_FULL_WIDTH = 0xFEE0
_ASCII_SIGNS = (sign for sign in range(128) if not chr(sign).isalnum())
_PLAIN = {sign: sign + _FULL_WIDTH for sign in _ASCII_SIGNS} | str.maketrans("-_", "‐‗")
"""An address may ask for any filter: without ASCII signs it is one token, whatever it is."""
_TOKENS_AT_ONCE = 100


class SqliteIndex:
    """What the two collections need of SQLite."""

    def put(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Write new rows and their words.

        In the order of their keys: at a smaller one FTS5 begins another part of the index.
        """
        in_order = sorted(rows, key=lambda row: row.id)
        self._execute_many(
            f"INSERT INTO {collection.table} (id, subject, kind, year, office, text, keys)"  # noqa: S608 - a name of ours
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [tuple({**vars(row), "subject": row.subject.hex}.values()) for row in in_order],
        )
        self._execute_many(
            f"INSERT INTO {collection.words} (rowid, words) VALUES (%s, %s)",  # noqa: S608 - as above
            [(row.id, " ".join(_tokens(row))) for row in in_order],
        )

    def remove(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Remove rows and their words."""
        indexed = self._indexed(collection, rows)
        words = [("delete", row.id, " ".join(_tokens(row))) for row in rows if row.id in indexed]
        self._execute_many(
            f"INSERT INTO {collection.words} ({collection.words}, rowid, words)"  # noqa: S608 - as above
            " VALUES (%s, %s, %s)",
            words,
        )
        collection.model.objects.filter(pk__in=[row.id for row in rows]).delete()

    def statement(self, collection: Collection, search: Search) -> Sql:
        """Return the keys of the rows that a search finds, the newest first."""
        words = collection.words
        conditions = [Sql(f"{words} MATCH %s", [_expression(search)]), *search.conditions("instr")]
        select = f"SELECT {words}.rowid FROM {words}"  # noqa: S608 - as above
        if len(conditions) > 1:
            select += f" CROSS JOIN {collection.table} entry ON entry.id = {words}.rowid"
        return joined(select, conditions, f"ORDER BY {words}.rowid DESC LIMIT {search.limit}")

    def not_indexed(self, collection: Collection, rows: Sequence[Row]) -> set[int]:
        """Return the keys of the rows whose words the index does not hold."""
        return {row.id for row in rows if not self._holds(collection, row)}

    def is_damaged(self, collection: Collection) -> bool:
        """Whether the index holds other keys than the table: it must be emptied to be mended."""
        table, sizes = collection.table, f"{collection.words}_docsize"
        return bool(
            self._read(
                f"SELECT 1 FROM {sizes} WHERE id NOT IN (SELECT id FROM {table}) LIMIT 1"  # noqa: S608 - as above
            )
        )

    def empty(self, collection: Collection) -> None:
        """Forget every row and all words."""
        words = collection.words
        self._execute_many(f"INSERT INTO {words} ({words}) VALUES (%s)", [("delete-all",)])  # noqa: S608 - as above
        collection.model.objects.all().delete()

    def _holds(self, collection: Collection, row: Row) -> bool:
        words = collection.words
        return all(
            self._read(
                f"SELECT 1 FROM {words} WHERE {words} MATCH %s AND rowid = %s",  # noqa: S608 - as above
                " AND ".join(_quoted(token) for token in tokens),
                row.id,
            )
            for tokens in batches(_tokens(row), _TOKENS_AT_ONCE)
        )

    def _indexed(self, collection: Collection, rows: Sequence[Row]) -> set[int]:
        ids = [row.id for row in rows]
        marks = ", ".join(["%s"] * len(ids))
        found = self._read(
            f"SELECT id FROM {collection.words}_docsize WHERE id IN ({marks})",  # noqa: S608 - as above
            *ids,
        )
        return {key for (key,) in found}

    def _read(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    def _execute_many(self, sql: str, parameters: Sequence[Sequence[Any]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(sql, parameters)


def _tokens(row: Row) -> list[str]:
    return list(row.tokens.union(_filters(Filters(row.kind, row.year, row.office))))


def _filters(filters: Filters) -> list[str]:
    """Return the filters as tokens; no token of a text has the dot."""
    return [
        f"{name}·{str(value).translate(_PLAIN)}" for name, value in vars(filters).items() if value
    ]


def _expression(search: Search) -> str:
    query = search.query
    whole = [key_token(query.key)] if search.by_key else query.tokens
    parts = [_quoted(token) for token in (*whole, *_filters(search.filters))]
    if not search.by_key:
        parts += [f"{_quoted(word)} *" for word in query.beginnings]
    return " AND ".join(parts)


def _quoted(token: str) -> str:
    doubled = token.replace('"', '""')
    return f'"{doubled}"'
