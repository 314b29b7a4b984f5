"""Every event: its leaf recomputed from the kept bytes and salt, its place, its rows compared."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from sunlit.ledger.batches import plain_batches
from sunlit.ledger.canonical import commitment, leaf_bytes
from sunlit.ledger.models import LogEntry, LogOrigin, PendingEvent
from sunlit.ledger.verification.finding import Finding, Part, Progress, Turn
from sunlit.ledger.verification.plain import as_bytes, utc_text, uuid_text
from sunlit.ledger.verification.rows import RecordedRows

_CHUNK = 1_000
_EVENT = ("id", "event", "subject", "form_version", "recorded_at", "canonical", "salt")


def read_generation(
    origin: LogOrigin, rows: RecordedRows, progress: Progress, turn: Turn
) -> Iterator[Finding]:
    """Recompute the leaf of every entry of a generation, and compare the rows it remembers."""
    columns = ("index", "leaf", *(f"pending__{name}" for name in _EVENT))
    entries = LogEntry.objects.filter(origin=origin).order_by("index")
    total = entries.count()
    done = 0
    turn(Part.COMMITMENTS)
    for batch in plain_batches(entries.values_list(*columns), _CHUNK):
        progress(f"事件 {origin.name}", done, total)
        done += len(batch)
        events = []
        for index, leaf, *columns_of_event in batch:
            event = _Event.read(f"{origin.name} 第 {index} 片叶", columns_of_event)
            events.append(event)
            if event.leaf() != as_bytes(leaf):
                yield Finding(event.where, "叶与所存事件的规范字节、盐或登记项不符。")
        turn(Part.ROWS)
        yield from _compare_rows(events, rows)
        turn(Part.COMMITMENTS)
    if done != total:
        yield from _without_event(origin)


def find_never_covered(origin: LogOrigin, signed_size: int) -> Iterator[Finding]:
    """Find events with a place that no checkpoint covers and that nobody waits to cover."""
    lost = LogEntry.objects.filter(
        origin=origin, index__gte=signed_size, pending__queued__isnull=True
    )
    for index in lost.order_by("index").values_list("index", flat=True).iterator(chunk_size=_CHUNK):
        yield Finding(f"{origin.name} 第 {index} 片叶", "没有检查点覆盖，也不在待处理队列中。")


def _without_event(origin: LogOrigin) -> Iterator[Finding]:
    event = PendingEvent.objects.filter(pk=OuterRef("pending"))
    lost = LogEntry.objects.filter(~Exists(event), origin=origin).order_by("index")
    for index in lost.values_list("index", flat=True).iterator(chunk_size=_CHUNK):
        yield Finding(f"{origin.name} 第 {index} 片叶", "叶所指的事件已不在数据库中。")


def read_waiting(rows: RecordedRows, turn: Turn) -> Iterator[Finding]:
    """Read the events that have no place yet; each of them must be queued."""
    turn(Part.ROWS)
    waiting = PendingEvent.objects.filter(entry__isnull=True).order_by("recorded_at", "id")
    for batch in plain_batches(waiting.values_list(*_EVENT, "queued"), _CHUNK):
        events = []
        for *columns_of_event, queued in batch:
            event = _Event.read(f"事件 {uuid_text(columns_of_event[0])}", columns_of_event)
            events.append(event)
            if queued is None:
                yield Finding(event.where, "既没有进入日志，也不在待处理队列中。")
        yield from _compare_rows(events, rows)


class _Event(NamedTuple):
    """A stored event: its columns as its leaf spells them, its bytes and salt."""

    where: str
    key: str
    event: str
    subject: str
    version: int
    recorded_at: str
    canonical: bytes
    salt: bytes | None

    @classmethod
    def read(cls, where: str, columns: Sequence[Any]) -> "_Event":
        """Take the columns in the order of `_EVENT`, as the driver gives them."""
        key, event, subject, version, recorded_at, canonical, salt = columns
        return cls(
            where,
            uuid_text(key),
            event,
            uuid_text(subject),
            version,
            utc_text(recorded_at),
            as_bytes(canonical),
            None if salt is None else as_bytes(salt),
        )

    def leaf(self) -> bytes:
        return leaf_bytes(
            version=self.version,
            event=self.event,
            time=self.recorded_at,
            subject=self.subject,
            commit=commitment(self.salt, self.canonical),
        )


def _compare_rows(events: Sequence[_Event], rows: RecordedRows) -> Iterator[Finding]:
    """Compare the rows of the events whose record can be read; name the others."""
    recorded: list[tuple[str, str, Mapping[str, Mapping[str, Any]]]] = []
    for event in events:
        try:
            record = json.loads(event.canonical.decode())
            stated = (record["event"], record["subject"], record["recorded_at"])
            rows_of_event = record["rows"]
            readable = all(type(values) is dict for values in rows_of_event.values())
        except (ValueError, KeyError, TypeError, AttributeError):
            readable = False
        if not readable:
            yield Finding(event.where, "规范字节无法识读。")
            continue
        recorded.append((event.key, event.recorded_at, rows_of_event))
        if stated != (event.event, event.subject, event.recorded_at):
            yield Finding(event.where, "登记项与规范字节所记不符。")
    yield from rows.compare(recorded)
