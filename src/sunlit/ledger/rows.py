"""Rows as the database holds them, in canonical form; `record` and `verify` read them alike."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import models

from sunlit.ledger.batches import batches
from sunlit.ledger.canonical import Json, canonical_value
from sunlit.ledger.collected import collected
from sunlit.ledger.fast_rows import as_stored, rows_by

_ROWS_PER_QUERY = 500


@cache
def columns_of(model: type[models.Model]) -> dict[str, str]:
    """Return column name -> attribute name, for every stored column of the model."""
    return {
        field.column: field.attname
        for field in model._meta.concrete_fields
        if not field.generated and field.column is not None
    }


def row_key(table: str, key: object) -> str:
    """Return the name of a row in a canonical record: table and primary key."""
    return f"{table}:{canonical_value(key)}"


def stored_rows(rows: Sequence[models.Model], using: str) -> dict[str, dict[str, Json]]:
    """Return `row_key` -> {column: canonical value} of the given rows, as the database has them.

    What `fast_rows.insert` wrote came back from the database with it; every other row is read.

    :raises LookupError: when a row is not in the database.
    """
    keys: dict[type[models.Model], list[object]] = defaultdict(list)
    found: dict[str, dict[str, Json]] = {}
    for row in rows:
        stored = as_stored(row)
        if stored is None:
            keys[type(row)].append(row.pk)
        else:
            found.update([_canonical(type(row), row.pk, stored)])
    for model, wanted in keys.items():
        for part in batches(wanted, _ROWS_PER_QUERY):
            found.update(_read(model, part, using))
    if len(found) < len({(type(row), row.pk) for row in rows}):
        raise LookupError("a row to be recorded is not in the database")
    return found


def _read(
    model: type[models.Model], keys: Sequence[object], using: str
) -> Iterator[tuple[str, dict[str, Json]]]:
    for row in rows_by(model, model._meta.pk.name, keys, using):
        yield _canonical(model, row.pk, vars(row))


def _canonical(
    model: type[models.Model], key: object, values: Mapping[str, Any]
) -> tuple[str, dict[str, Json]]:
    columns = columns_of(model)
    committed = collected().by_committed_table.get(model._meta.db_table)
    if committed:
        by_column = {column: values[name] for column, name in columns.items()}
        return row_key(model._meta.db_table, key), committed.state(by_column)
    return (
        row_key(model._meta.db_table, key),
        {column: canonical_value(values[name]) for column, name in columns.items()},
    )
