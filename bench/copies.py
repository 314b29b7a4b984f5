"""Many copies of rows that the services once wrote, each with its own names and numbers.

A graph is the rows that hang together (one case with all that belongs to it). Each copy takes
new keys, new identifiers and other words; what the services decided stays as they decided it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, models

_SHARED = frozenset(
    {"people", "catalogue", "records", "ledger", "auth", "contenttypes", "sessions"}
)
"""Apps whose rows all copies point to instead of having their own."""
Table = type[models.Model]
Words = Mapping[str, Any]


def reached(start: models.Model, *, backwards: bool) -> list[models.Model]:
    """Return the row, those it points to and, `backwards`, those that point to any of them."""
    found: dict[tuple[str, Any], models.Model] = {}
    waiting = [start]
    while waiting:
        row = waiting.pop()
        if found.setdefault((row._meta.db_table, row.pk), row) is not row:
            continue
        for one in row._meta.concrete_fields:
            if one.is_relation and _app(one.related_model) not in _SHARED:
                waiting += [other] if (other := getattr(row, one.name)) else []
        if backwards:
            for relation in row._meta.related_objects:
                pointing = relation.related_model._base_manager.filter(**{relation.field.name: row})
                waiting += [one for one in pointing if _app(type(one)) not in _SHARED]
    return list(found.values())


def _app(model: Any) -> str:
    return str(model._meta.app_label)


@dataclass
class Copier:
    """Writes copies in bulk, with nothing of the product between it and the database."""

    tables: dict[Table, int] = field(default_factory=dict)
    """The next free key of each table."""
    waiting: dict[Table, list[list[Any]]] = field(default_factory=dict)
    rows: int = 0

    def next_key(self, table: Table) -> int:
        """Return a key that no row of the table has."""
        if table not in self.tables:
            self.tables[table] = table._base_manager.aggregate(top=models.Max("pk"))["top"] or 0
        self.tables[table] += 1
        return self.tables[table]

    def put(self, table: Table, values: list[Any]) -> None:
        """Take a row, all its columns in the model's order."""
        self.waiting.setdefault(table, []).append(values)

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self.waiting.items():
            columns = [str(one.column) for one in table._meta.concrete_fields]
            names = ", ".join(connection.ops.quote_name(one) for one in columns)
            name = connection.ops.quote_name(table._meta.db_table)
            if connection.vendor == "postgresql":
                _copy_in(f"COPY {name} ({names}) FROM STDIN", rows)
            else:
                marks = ", ".join(["%s"] * len(columns))
                _insert(f"INSERT INTO {name} ({names}) VALUES ({marks})", rows)  # noqa: S608 - names of models
            self.rows += len(rows)
        self.waiting.clear()


def _insert(statement: str, rows: list[list[Any]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _copy_in(statement: str, rows: list[list[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


class Graph:
    """One graph, ready to be copied: for every column how a copy gets its value."""

    def __init__(
        self, rows: Sequence[models.Model], words: Iterable[str], columns: Iterable[str] = ()
    ) -> None:
        """Take rows, the words in them that differ from copy to copy, and columns that do.

        A column is `table.column`; a copy states its value.
        """
        own: dict[tuple[Any, Any], int] = {
            (type(row), row.pk): place for place, row in enumerate(rows)
        }
        uuids = {
            value
            for row in rows
            for one in row._meta.concrete_fields
            if isinstance(one, models.UUIDField)
            if one.unique and (value := getattr(row, one.attname))
        }
        self._uuids = tuple(uuids)
        self._tables = [type(row) for row in rows]
        self._constant = [_prepared(row) for row in rows]
        self._changing: list[list[tuple[int, Any, str, Any]]] = []
        stated = frozenset(columns)
        marks = dict.fromkeys(words, "\0")
        for row in rows:
            changing: list[tuple[int, Any, str, Any]] = []
            for place, one in enumerate(row._meta.concrete_fields):
                old = getattr(row, one.attname)
                name = f"{row._meta.db_table}.{one.column}"
                if one.primary_key:
                    changing.append((place, one, "key", None))
                elif name in stated:
                    changing.append((place, one, "stated", name))
                elif one.is_relation and (one.related_model, old) in own:
                    changing.append((place, one, "relation", own[one.related_model, old]))
                elif isinstance(old, UUID) and old in uuids:
                    changing.append((place, one, "uuid", old))
                elif replaced(old, marks) is not old:
                    changing.append((place, one, "words", old))
            self._changing.append(changing)

    def copy(
        self, copier: Copier, words: Words, new_uuid: Callable[[], UUID], columns: Words
    ) -> None:
        """Write one copy with these words in place of the old ones and these stated columns."""
        keys = [copier.next_key(table) for table in self._tables]
        uuids = {old: new_uuid() for old in self._uuids}
        parts = zip(self._tables, keys, self._constant, self._changing, strict=True)
        for table, key, constant, changing in parts:
            values = list(constant)
            for place, one, way, what in changing:
                match way:
                    case "key":
                        new: Any = key
                    case "stated":
                        new = columns[what]
                    case "relation":
                        new = keys[what]
                    case "uuid":
                        new = uuids[what]
                    case _:
                        new = replaced(what, words)
                values[place] = one.get_db_prep_save(new, connection)
            copier.put(table, values)


def _prepared(row: models.Model) -> list[Any]:
    return [
        one.get_db_prep_save(getattr(row, one.attname), connection)
        for one in row._meta.concrete_fields
    ]


def replaced(value: Any, words: Words) -> Any:
    """Return the value with words replaced, the very same object where none stands in it."""
    if isinstance(value, str):
        new = value
        for old, other in words.items():
            new = new.replace(old, other)
        return value if new == value else new
    if isinstance(value, dict):
        parts = {key: replaced(part, words) for key, part in value.items()}
        return value if all(parts[key] is value[key] for key in value) else parts
    if isinstance(value, list):
        items = [replaced(part, words) for part in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else items
    return value
