"""Rows as the database holds them, in canonical form; `record` and `verify` read them alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import models

from sunlit.ledger.canonical import Json, canonical_value

_ROWS_PER_QUERY = 500


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
    """Return `row_key` -> {column: canonical value} of the given rows, read back from the database.

    :raises LookupError: when a row is not in the database.
    """
    keys: dict[type[models.Model], list[object]] = defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    found: dict[str, dict[str, Json]] = {}
    for model, wanted in keys.items():
        for part in _batches(wanted):
            found.update(_read(model, part, using))
    if len(found) < len({(type(row), row.pk) for row in rows}):
        raise LookupError("a row to be recorded is not in the database")
    return found


def _read(
    model: type[models.Model], keys: Sequence[object], using: str
) -> Iterator[tuple[str, dict[str, Json]]]:
    columns = columns_of(model)
    stored = model._base_manager.using(using).filter(pk__in=keys)
    for key, *values in stored.values_list("pk", *columns.values()):
        yield (
            row_key(model._meta.db_table, key),
            {column: canonical_value(value) for column, value in zip(columns, values, strict=True)},
        )


def _batches(keys: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(keys)
    while batch := list(islice(rest, _ROWS_PER_QUERY)):
        yield batch
