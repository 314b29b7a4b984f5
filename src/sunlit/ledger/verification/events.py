"""Every event: its leaf recomputed from the kept bytes and salt, its place, its rows remembered."""

import json
from collections.abc import Iterator
from typing import Any

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
    for place, (index, leaf, *event) in enumerate(stored):
        where = f"{origin.name} 第 {index} 片叶"
        if index != place:
            yield Finding(where, f"序号不连续，应为 {place}。")
        leaf_stored = bytes(leaf)
        if _leaf(event) != leaf_stored:
            yield Finding(where, "叶与所存事件的规范字节、盐或登记项不符。")
        tree.append(leaf_stored)
        yield from _read_record(where, event, rows)
        if place % _CHUNK == 0:
            progress(f"日志 {origin.name}", place, total)


def read_waiting(rows: RecordedRows) -> Iterator[Finding]:
    """Read the events that have no place yet; each of them must be queued."""
    waiting = PendingEvent.objects.filter(entry__isnull=True)
    for *event, queued in waiting.values_list(*_EVENT, "queued").iterator(chunk_size=_CHUNK):
        where = f"事件 {event[0]}"
        if queued is None:
            yield Finding(where, "既没有进入日志，也不在待处理队列中。")
        yield from _read_record(where, event, rows)


def _leaf(event: list[Any]) -> bytes:
    _, name, subject, version, recorded_at, canonical, salt = event
    return leaf_bytes(
        version=version,
        event=name,
        time=moment_text(recorded_at),
        subject=str(subject),
        commit=commitment(None if salt is None else bytes(salt), bytes(canonical)),
    )


def _read_record(where: str, event: list[Any], rows: RecordedRows) -> Iterator[Finding]:
    key, name, subject, _, recorded_at, canonical, _ = event
    try:
        record = json.loads(bytes(canonical))
        stated = (record["event"], record["subject"], record["recorded_at"])
        rows.remember(key, record["rows"])
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Finding(where, "规范字节无法识读。")
        return
    if stated != (name, str(subject), moment_text(recorded_at)):
        yield Finding(where, "登记项与规范字节所记不符。")
