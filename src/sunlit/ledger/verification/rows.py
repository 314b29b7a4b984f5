"""Protected rows against what the log recorded of them, field by field.

The log's side is kept in memory as one fingerprint for each row, so that a million of both are
compared in two sequential reads. A column that was added after the event is ignored.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from sunlit.ledger import protected
from sunlit.ledger.canonical import Json, canonical_value
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.rows import columns_of, row_key
from sunlit.ledger.verification.finding import Finding, Progress

_CHUNK = 2_000
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What one event says of one row: the columns it knew, and a digest of their values."""

    event: UUID
    columns: Columns
    digest: bytes


@dataclass
class RecordedRows:
    """The rows that events speak of: table -> row -> what was recorded, in order."""

    tables: dict[str, dict[str, list[_Recorded]]] = field(default_factory=lambda: defaultdict(dict))
    _columns: dict[Columns, Columns] = field(default_factory=dict)

    def remember(self, event: UUID, rows: Mapping[str, Mapping[str, Json]]) -> None:
        """Take over the rows of one event's record."""
        for key, values in rows.items():
            columns = tuple(values)
            columns = self._columns.setdefault(columns, columns)
            recorded = _Recorded(event, columns, _digest(list(values.values())))
            table = key.partition(":")[0]
            self.tables[table].setdefault(key, []).append(recorded)


def _digest(values: list[Json]) -> bytes:
    return hashlib.blake2b(_ENCODE(values).encode(), digest_size=16).digest()


def check_rows(recorded: RecordedRows, progress: Progress) -> Iterator[Finding]:
    """Compare every row of every logged table with its events, and every event with its rows."""
    installed = {
        model._meta.db_table: model for model in apps.get_models(include_auto_created=True)
    }
    for table in sorted(protected.logged_tables() | set(recorded.tables)):
        if table in installed:
            yield from _check_table(installed[table], recorded.tables.pop(table, {}), progress)
        else:
            yield Finding(table, "清单或日志中的表不属于本系统的任何模块。")


def _check_table(
    model: type[models.Model], recorded: dict[str, list[_Recorded]], progress: Progress
) -> Iterator[Finding]:
    table = model._meta.db_table
    columns = columns_of(model)
    rows = model._base_manager.order_by("pk")
    total = rows.count()
    stored = rows.values_list("pk", *columns.values()).iterator(chunk_size=_CHUNK)
    for done, (pk, *values) in enumerate(stored):
        key = row_key(table, pk)
        row = dict(zip(columns, map(canonical_value, values), strict=True))
        events = recorded.pop(key, None)
        if events is None:
            yield Finding(key, "此行没有登记过任何事件。")
        else:
            yield from _compare(key, row, events)
        if done % _CHUNK == 0:
            progress(f"表 {table}", done, total)
    for key, events in recorded.items():
        yield Finding(key, f"事件 {events[0].event} 所记的行已不在数据库中。")


def _compare(key: str, row: dict[str, Json], events: list[_Recorded]) -> Iterator[Finding]:
    for recorded in events:
        if recorded.digest != _digest([row.get(column) for column in recorded.columns]):
            yield from _differences(key, row, recorded.event)


def _differences(key: str, row: dict[str, Json], event: UUID) -> Iterator[Finding]:
    """Name the columns that differ; the event is read again, for this is rare."""
    canonical: Any = PendingEvent.objects.values_list("canonical", flat=True).get(pk=event)
    values = json.loads(bytes(canonical))["rows"][key]
    for column, value in values.items():
        if row.get(column) != value:
            yield Finding(f"{key} {column}", f"与事件 {event} 所记不符。")
