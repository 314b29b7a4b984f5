"""Every event: its leaf recomputed from the kept bytes and salt, its place, its rows remembered."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sunlit.ledger.canonical import commitment, leaf_bytes, moment_text
from sunlit.ledger.models import LogEntry, LogOrigin, PendingEvent
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.rows import RecordedRows
from sunlit.ledger.verification.tree import Tree

_CHUNK = 2_000
_EVENT = ("pk", "event", "subject", "form_version", "recorded_at", "canonical", "salt")


def read_generation(
    origin: LogOrigin, tree: Tree, rows: RecordedRows, progress: Progress
) -> Iterator[Finding]:
    """Read the entries of a generation in order into `tree`, their rows into `rows`."""
    columns = ("index", "leaf", *(f"pending__{name}" for name in _EVENT))
    entries = LogEntry.objects.filter(origin=origin).order_by("index")
    total = entries.count()
    stored = entries.values_list(*columns).iterator(chunk_size=_CHUNK)
    for place, (index, leaf, *columns_of_event) in enumerate(stored):
        where = f"{origin.name} 第 {index} 片叶"
        event = _Event.read(columns_of_event)
        stored_leaf = bytes(leaf)
        if index != place:
            yield Finding(where, f"序号不连续，应为 {place}。")
        if event.leaf() != stored_leaf:
            yield Finding(where, "叶与所存事件的规范字节、盐或登记项不符。")
        tree.append(stored_leaf)
        yield from _read_record(where, event, rows)
        if place % _CHUNK == 0:
            progress(f"日志 {origin.name}", place, total)


def read_waiting(rows: RecordedRows) -> Iterator[Finding]:
    """Read the events that have no place yet; each of them must be queued."""
    waiting = PendingEvent.objects.filter(entry__isnull=True)
    stored = waiting.values_list(*_EVENT, "queued").iterator(chunk_size=_CHUNK)
    for *columns_of_event, queued in stored:
        event = _Event.read(columns_of_event)
        where = f"事件 {event.key}"
        if queued is None:
            yield Finding(where, "既没有进入日志，也不在待处理队列中。")
        yield from _read_record(where, event, rows)


class _Event(NamedTuple):
    """A stored event: its columns as its leaf spells them, its bytes and salt."""

    key: UUID
    event: str
    subject: str
    version: int
    recorded_at: str
    canonical: bytes
    salt: bytes | None

    @classmethod
    def read(cls, columns: Sequence[Any]) -> "_Event":
        """Take the columns in the order of `_EVENT`."""
        key, event, subject, version, recorded_at, canonical, salt = columns
        return cls(
            key=key,
            event=event,
            subject=str(subject),
            version=version,
            recorded_at=moment_text(recorded_at),
            canonical=bytes(canonical),
            salt=None if salt is None else bytes(salt),
        )

    def leaf(self) -> bytes:
        return leaf_bytes(
            version=self.version,
            event=self.event,
            time=self.recorded_at,
            subject=self.subject,
            commit=commitment(self.salt, self.canonical),
        )


def _read_record(where: str, event: _Event, rows: RecordedRows) -> Iterator[Finding]:
    try:
        record = json.loads(event.canonical.decode())
        stated = (record["event"], record["subject"], record["recorded_at"])
        rows.remember(event.key, record["rows"])
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Finding(where, "规范字节无法识读。")
        return
    if stated != (event.event, event.subject, event.recorded_at):
        yield Finding(where, "登记项与规范字节所记不符。")
