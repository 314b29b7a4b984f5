"""The index on PostgreSQL: a tsvector without positions in the row, and a GIN index on it.

The vector is written as a literal, so that neither a parser nor a locale of the server has a part
in it. Filters are columns: as tokens they would mislead the planner.
"""

from collections.abc import Sequence

from django.db import connection

from sunlit.search.collection import Collection, Row
from sunlit.search.conditions import Search, Sql, joined
from sunlit.search.tokens import key_token


class PostgresqlIndex:
    """What the two collections need of PostgreSQL."""

    def put(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Write new rows and their words."""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {collection.table}"  # noqa: S608 - a name of ours
                " (id, subject, kind, year, office, text, keys, words)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s::tsvector)",
                [(*vars(row).values(), _vector(row)) for row in rows],
            )

    def remove(self, collection: Collection, rows: Sequence[Row]) -> None:
        """Remove rows and their words."""
        collection.model.objects.filter(pk__in=[row.id for row in rows]).delete()

    def statement(self, collection: Collection, search: Search) -> Sql:
        """Return the keys of the rows that a search finds, the newest first.

        By a key there are few: they are looked up first, whatever the planner thinks of them.
        """
        words = Sql("entry.words @@ %s::tsquery", [_expression(search)])
        further = [
            *search.conditions("strpos"),
            *(
                Sql(f"entry.{name} = %s", [value])
                for name, value in search.filters.chosen().items()
            ),
        ]
        order = f"ORDER BY entry.id DESC LIMIT {search.limit}"
        if not search.by_key:
            select = f"SELECT entry.id FROM {collection.table} entry"  # noqa: S608 - as above
            return joined(select, [words, *further], order)
        select = (
            f"WITH entry AS MATERIALIZED (SELECT * FROM {collection.table} entry"  # noqa: S608 - as above
            f" WHERE {words.text}) SELECT entry.id FROM entry"
        )
        found = joined(select, [Sql("TRUE"), *further], order)
        return Sql(found.text, [*words.parameters, *found.parameters])

    def not_indexed(self, collection: Collection, rows: Sequence[Row]) -> set[int]:
        """Return the keys of the rows whose words the index does not hold."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT wanted.id FROM unnest(%s::bigint[], %s::text[]) AS wanted (id, words)"  # noqa: S608 - as above
                f" LEFT JOIN {collection.table} entry ON entry.id = wanted.id"
                " WHERE entry.words IS DISTINCT FROM wanted.words::tsvector",
                [[row.id for row in rows], [_vector(row) for row in rows]],
            )
            return {key for (key,) in cursor.fetchall()}

    def is_damaged(self, collection: Collection) -> bool:
        """Return False: the words are in the row itself."""
        del collection
        return False

    def empty(self, collection: Collection) -> None:
        """Forget every row."""
        collection.model.objects.all().delete()


def _vector(row: Row) -> str:
    return " ".join(_quoted(token) for token in row.tokens)


def _expression(search: Search) -> str:
    if search.by_key:
        return _quoted(key_token(search.query.key))
    parts = [_quoted(token) for token in search.query.tokens]
    parts += [f"{_quoted(word)}:*" for word in search.query.beginnings]
    return " & ".join(parts)


def _quoted(token: str) -> str:
    doubled = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
