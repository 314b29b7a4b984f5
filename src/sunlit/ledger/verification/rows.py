"""Protected rows against what the log recorded of them, field by field.

The log's side is kept in memory as one fingerprint for each row, so that a million of both are
compared in two sequential reads. A column that was added after the event is ignored.
"""

import hashlib
import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from sunlit.ledger import protected
from sunlit.ledger.canonical import SCALARS, Json, canonical_value
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.rows import columns_of
from sunlit.ledger.verification.finding import Finding, Progress

_CHUNK = 2_000
_DIGEST_BYTES = 16
_MENTION = struct.Struct(f">16sI{_DIGEST_BYTES}s")

Columns = tuple[str, ...]


class RecordedRows:
    """The rows that events speak of: table -> row -> its mentions.

    A mention is packed into 36 bytes: the event, the columns it knew, a digest of their values.
    """

    def __init__(self) -> None:
        self.tables: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._columns: dict[Columns, int] = {}

    def remember(self, event: UUID, rows: Mapping[str, Mapping[str, Json]]) -> None:
        """Take over the rows of one event's record."""
        for name, values in rows.items():
            table, _, key = name.partition(":")
            columns = self._columns.setdefault(tuple(values), len(self._columns))
            mention = _MENTION.pack(event.bytes, columns, _digest(values.values()))
            row_of_table = self.tables[table]
            row_of_table[key] = row_of_table.get(key, b"") + mention

    def columns(self) -> list[Columns]:
        """Return the sets of columns by their number."""
        return list(self._columns)


def _digest(values: Iterable[Json]) -> bytes:
    """Return a fingerprint of values, both sides in the same canonical form."""
    canonical = [each if type(each) in SCALARS else canonical_value(each) for each in values]
    return hashlib.blake2b(repr(canonical).encode(), digest_size=_DIGEST_BYTES).digest()


def check_rows(recorded: RecordedRows, progress: Progress) -> Iterator[Finding]:
    """Compare every row of every logged table with its events, and every event with its rows."""
    installed = {
        model._meta.db_table: model for model in apps.get_models(include_auto_created=True)
    }
    for table in sorted(protected.logged_tables() | set(recorded.tables)):
        if table in installed:
            yield from _check_table(installed[table], recorded, progress)
        else:
            yield Finding(table, "清单或日志中的表不属于本系统的任何模块。")


def _check_table(
    model: type[models.Model], recorded: RecordedRows, progress: Progress
) -> Iterator[Finding]:
    table = model._meta.db_table
    mentions = recorded.tables.pop(table, {})
    columns = list(columns_of(model))
    known = [_places(each, columns) for each in recorded.columns()]
    rows = model._base_manager.order_by("pk")
    total = rows.count()
    stored = rows.values_list("pk", *columns_of(model).values()).iterator(chunk_size=_CHUNK)
    for done, (pk, *values) in enumerate(stored):
        key = str(canonical_value(pk))
        mentioned = mentions.pop(key, b"")
        if not mentioned:
            yield Finding(f"{table}:{key}", "此行没有登记过任何事件。")
        values.append(None)
        for event, number, digest in _MENTION.iter_unpack(mentioned):
            if digest != _digest([values[place] for place in known[number]]):
                row = dict(zip(columns, values, strict=False))
                yield from _differences(f"{table}:{key}", row, UUID(bytes=event))
        if done % _CHUNK == 0:
            progress(f"表 {table}", done, total)
    for key, mentioned in mentions.items():
        event = UUID(bytes=_MENTION.unpack_from(mentioned)[0])
        yield Finding(f"{table}:{key}", f"事件 {event} 所记的行已不在数据库中。")


def _places(recorded: Columns, columns: list[str]) -> list[int]:
    """Return where a row has the recorded columns; -1, its last place, for one it lost."""
    return [columns.index(each) if each in columns else -1 for each in recorded]


def _differences(key: str, row: dict[str, Any], event: UUID) -> Iterator[Finding]:
    """Name the columns that differ; the event is read again, for this is rare."""
    canonical: Any = PendingEvent.objects.values_list("canonical", flat=True).get(pk=event)
    values = json.loads(bytes(canonical))["rows"][key]
    for column, value in values.items():
        if _digest([row.get(column)]) != _digest([value]):
            yield Finding(f"{key} {column}", f"与事件 {event} 所记不符。")
