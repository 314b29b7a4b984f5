"""What the log holds: its generations, trees, checkpoints and proofs."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Max, Min, Q

from sunlit.ledger import merkle, proofs
from sunlit.ledger.models import (
    Log,
    LogCheckpoint,
    LogEntry,
    LogNode,
    LogOrigin,
    PendingEvent,
    QueuedEvent,
)

PROMISED_DELAY = timedelta(seconds=60)
"""An event is covered by a checkpoint within this time."""


def current_origin(log: Log) -> LogOrigin | None:
    """Return the generation that the log is written to; None before its first event."""
    return LogOrigin.objects.filter(log=log).order_by("-generation").first()


def size_of(origin: LogOrigin) -> int:
    """Return the number of leaves in the database, signed or not."""
    last = origin.entries.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def last_checkpoint(origin: LogOrigin) -> LogCheckpoint | None:
    """Return the largest signed checkpoint of the generation."""
    return origin.checkpoints.order_by("-size").first()


def nodes_at(
    origin: LogOrigin, coordinates: Iterable[merkle.Coordinate]
) -> dict[merkle.Coordinate, bytes]:
    """Return the stored hashes at the coordinates, in one query."""
    wanted = Q()
    for level, index in coordinates:
        wanted |= Q(level=level, index=index)
    if not wanted:
        return {}
    found = LogNode.objects.filter(wanted, origin=origin)
    return {
        (level, index): bytes(digest)
        for level, index, digest in found.values_list("level", "index", "hash")
    }


def frontier_at(origin: LogOrigin, size: int) -> merkle.Frontier:
    """Return the right edge of the tree as it was with `size` leaves."""
    coordinates = merkle.subtrees(0, size)
    nodes = nodes_at(origin, coordinates)
    return merkle.Frontier(size, tuple(nodes[each] for each in coordinates))


def _proof(origin: LogOrigin, plan: Sequence[Sequence[merkle.Coordinate]]) -> list[bytes]:
    nodes = nodes_at(origin, (coordinate for group in plan for coordinate in group))
    return merkle.fold_plan(plan, nodes)


def inclusion_proof(origin: LogOrigin, index: int, size: int) -> list[bytes]:
    """Return the hashes from leaf `index` up to the root of the tree of `size` leaves."""
    return _proof(origin, merkle.inclusion_plan(index, size))


def consistency_proof(origin: LogOrigin, old_size: int, size: int) -> list[bytes]:
    """Return the hashes that show the old tree to be a prefix of the tree of `size` leaves."""
    return _proof(origin, merkle.consistency_plan(old_size, size))


def proof_of(event: PendingEvent | UUID) -> proofs.Proof | None:
    """Return the proof of an event under the last checkpoint; None while none covers it."""
    key = event if isinstance(event, UUID) else event.pk
    entry = LogEntry.objects.select_related("origin", "pending").filter(pending=key).first()
    checkpoint = last_checkpoint(entry.origin) if entry else None
    if entry is None or checkpoint is None or checkpoint.size <= entry.index:
        return None
    pending = entry.pending
    return proofs.Proof(
        index=entry.index,
        hashes=tuple(inclusion_proof(entry.origin, entry.index, checkpoint.size)),
        note=checkpoint.note,
        canonical=bytes(pending.canonical),
        salt=None if pending.salt is None else bytes(pending.salt),
        version=pending.form_version,
    )


def waiting_since(log: Log) -> datetime | None:
    """Return since when the oldest event waits for a checkpoint; None when none waits."""
    oldest: datetime | None = QueuedEvent.objects.filter(log=log).aggregate(
        oldest=Min("queued_at")
    )["oldest"]
    return oldest


def is_late(log: Log, now: datetime) -> bool:
    """Tell whether an event waits longer than promised (real time, not the shifted clock)."""
    oldest = waiting_since(log)
    return oldest is not None and now - oldest > PROMISED_DELAY
