"""Rows of one table, read by a key and written with statements whose text is kept.

An act reads and writes some thirty rows while every other act waits for the write lock. To compose
such a statement with the ORM takes ten times as long as to run it, so the text is made once for
each table (docs/decisions/0015). Values pass through the fields of the model, as the ORM's do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.expressions import DatabaseDefault

from sunlit.ledger.collected import collected

Row = TypeVar("Row", bound=models.Model)
_KEPT = 1000
_AS_STORED = "_as_stored"


@dataclass(frozen=True, eq=False)
class _Column:
    """One column; `converters` make of the database's value what the model holds."""

    field: "models.Field[Any, Any]"
    expression: Any
    converters: tuple[Callable[..., Any], ...]

    def read(self, value: Any, connection: Any) -> Any:
        for convert in self.converters:
            value = convert(value, self.expression, connection)
        return value


def rows_by(
    model: type[Row], name: str, values: Sequence[Any], using: str = DEFAULT_DB_ALIAS
) -> list[Row]:
    """Return the rows of the table whose field `name` has one of the values, by primary key."""
    if not values:
        return []
    connection = connections[using]
    prepared = _field(model, name).get_db_prep_value
    sql = _selecting(model, name, len(values))
    with connection.cursor() as cursor:
        cursor.execute(sql, [prepared(value, connection) for value in values])
        found = cursor.fetchall()
    return [loaded(model, row, using) for row in found]


def loaded(model: type[Row], values: Sequence[Any], using: str = DEFAULT_DB_ALIAS) -> Row:
    """Return the stored row whose columns, in the order of the fields, have those values."""
    connection = connections[using]
    columns = _columns(model, connection.vendor, using)
    names = [column.field.attname for column in columns]
    read = [one.read(value, connection) for one, value in zip(columns, values, strict=True)]
    return model.from_db(using, names, read)


def row_by(model: type[Row], name: str, value: Any, using: str = DEFAULT_DB_ALIAS) -> Row | None:
    """Return the row with that value of a unique field, None when there is none."""
    return next(iter(rows_by(model, name, [value], using)), None)


def insert(row: Row, using: str = DEFAULT_DB_ALIAS, *, unless_there: bool = False) -> Row:
    """Write a new row and return it with what the database gave: its key, and its defaults.

    :param unless_there: write nothing when a row is there with one of its unique values.
    """
    connection = connections[using]
    columns = _columns(type(row), connection.vendor, using)
    made = [column for column in columns if _is_made_by_database(row, column.field)]
    given = [column for column in columns if column not in made] if made else columns
    logged = type(row)._meta.db_table in collected().logged
    asked = columns if logged else made
    values = [
        column.field.get_db_prep_save(column.field.pre_save(row, add=True), connection)
        for column in given
    ]
    sql = _inserting(type(row)._meta.db_table, _names(given), _names(asked), unless_there)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        returned = cursor.fetchone() if asked else ()
    if returned is None:
        return row
    stored = {
        column.field.attname: column.read(value, connection)
        for column, value in zip(asked, returned, strict=True)
    }
    for column in made:
        setattr(row, column.field.attname, stored[column.field.attname])
    row._state.adding, row._state.db = False, using  # noqa: SLF001 - as saving it would
    if logged:
        vars(row)[_AS_STORED] = stored
    return row


def as_stored(row: models.Model) -> Mapping[str, Any] | None:
    """Return the values of a row of a logged table by field, as the database gave them back.

    None for a row that `insert` did not write.
    """
    found: Mapping[str, Any] | None = vars(row).get(_AS_STORED)
    return found


def update(row: models.Model, changes: Mapping[str, Any], using: str = DEFAULT_DB_ALIAS) -> None:
    """Write other values into some fields of a stored row, given by the names of their columns."""
    connection = connections[using]
    meta = type(row)._meta
    fields = {field.attname: field for field in meta.concrete_fields}
    values = [
        fields[name].get_db_prep_save(value, connection)
        for name, value in {**changes, meta.pk.attname: row.pk}.items()
    ]
    columns = tuple(f'"{fields[name].column}"' for name in changes)
    with connection.cursor() as cursor:
        cursor.execute(_updating(meta.db_table, columns, f'"{meta.pk.column}"'), values)


def changes(row: models.Model, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of the wanted values that the row does not have."""
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def _is_made_by_database(row: models.Model, field: "models.Field[Any, Any]") -> bool:
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (field.primary_key and value is None)


@lru_cache(maxsize=_KEPT)
def _columns(model: type[models.Model], _vendor: str, using: str) -> tuple[_Column, ...]:
    """Return every stored column of the table in the order of the fields."""
    connection = connections[using]
    found = []
    for field in model._meta.concrete_fields:
        expression = field.get_col(model._meta.db_table)
        converters = (
            *connection.ops.get_db_converters(expression),
            *expression.get_db_converters(connection),
        )
        found.append(_Column(field, expression, converters))
    return tuple(found)


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    return next(field for field in model._meta.concrete_fields if field.name == name)


@lru_cache(maxsize=_KEPT)
def _selecting(model: type[models.Model], name: str, count: int) -> str:
    meta = model._meta
    columns = ", ".join(f'"{field.column}"' for field in meta.concrete_fields)
    marks = ", ".join(["%s"] * count)
    return (
        f'SELECT {columns} FROM "{meta.db_table}"'  # noqa: S608 - names of the model's own
        f' WHERE "{_field(model, name).column}" IN ({marks}) ORDER BY "{meta.pk.column}"'
    )


@lru_cache(maxsize=_KEPT)
def _inserting(
    table: str,
    given: tuple[str, ...],
    made: tuple[str, ...],
    unless_there: bool,
) -> str:
    marks = ", ".join(["%s"] * len(given))
    sql = f'INSERT INTO "{table}" ({", ".join(given)}) VALUES ({marks})'  # noqa: S608 - as above
    sql += " ON CONFLICT DO NOTHING" if unless_there else ""
    return f"{sql} RETURNING {', '.join(made)}" if made else sql


@lru_cache(maxsize=_KEPT)
def _updating(table: str, columns: tuple[str, ...], key: str) -> str:
    changed = ", ".join(f"{column} = %s" for column in columns)
    return f'UPDATE "{table}" SET {changed} WHERE {key} = %s'  # noqa: S608 - as above


def _names(columns: Sequence[_Column]) -> tuple[str, ...]:
    return tuple(f'"{column.field.column}"' for column in columns)
