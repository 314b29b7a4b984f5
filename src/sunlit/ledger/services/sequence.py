"""Give every waiting event its place in the log: one sequencer at a time, no gap, none left out."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction
from django.db.models import QuerySet

from sunlit.ledger import merkle
from sunlit.ledger.canonical import commitment, leaf_bytes, moment_text
from sunlit.ledger.models import Log, LogEntry, LogNode, LogOrigin, PendingEvent
from sunlit.ledger.queries import current_origin, frontier_at, size_of
from sunlit.ledger.services.open_generation import (
    CONTINUED,
    open_generation,
    subject_of_origin,
)

EVENTS_PER_ROUND = 5_000
_ROWS_PER_INSERT = 1_000
_LOCKS = {Log.PUBLICITY: 0x5355_4E01, Log.RECORD: 0x5355_4E02}


def sequence(log: Log, *, key: Ed25519PublicKey, now: datetime) -> int:
    """Append the waiting events of `log`, at most EVENTS_PER_ROUND, and return their number.

    `key` is the log's public key: the first event opens the first generation with it.
    """
    if not _waiting(log).exists():
        return 0
    with transaction.atomic():
        hold_sequencer_lock(log)
        origin = current_origin(log) or open_generation(log=log, key=key, now=now)
        return _append(origin, _next_events(log, origin))


def hold_sequencer_lock(log: Log) -> None:
    """Keep every other sequencer of the log out until this transaction ends.

    On SQLite the write transaction itself does it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCKS[log]])


def _waiting(log: Log) -> QuerySet[PendingEvent]:
    return PendingEvent.objects.filter(queued__log=log, entry__isnull=True)


def _next_events(log: Log, origin: LogOrigin) -> Sequence[PendingEvent]:
    waiting = _waiting(log)
    if origin.generation > 1 and not origin.entries.exists():
        return [waiting.get(event=CONTINUED, subject=subject_of_origin(origin))]
    return list(waiting.order_by("recorded_at", "id")[:EVENTS_PER_ROUND])


def _append(origin: LogOrigin, events: Sequence[PendingEvent]) -> int:
    start = size_of(origin)
    leaves = [leaf_of(event) for event in events]
    LogEntry.objects.bulk_create(
        (
            LogEntry(origin=origin, index=start + place, leaf=leaf, pending=event)
            for place, (event, leaf) in enumerate(zip(events, leaves, strict=True))
        ),
        batch_size=_ROWS_PER_INSERT,
    )
    _append_nodes(origin, start, map(merkle.leaf_hash, leaves))
    return len(events)


def _append_nodes(origin: LogOrigin, start: int, hashes: Iterable[bytes]) -> None:
    _, completed = merkle.append(frontier_at(origin, start), hashes)
    LogNode.objects.bulk_create(
        (
            LogNode(origin=origin, level=level, index=index, hash=digest)
            for (level, index), digest in completed
        ),
        batch_size=_ROWS_PER_INSERT,
    )


def leaf_of(event: PendingEvent) -> bytes:
    """Return the leaf of an event, from the bytes and the salt kept beside it."""
    salt = None if event.salt is None else bytes(event.salt)
    return leaf_bytes(
        version=event.form_version,
        event=event.event,
        time=moment_text(event.recorded_at),
        subject=str(event.subject),
        commit=commitment(salt, bytes(event.canonical)),
    )
