"""Publish a log: tiles first, then the signature, the checkpoint file last.

A crash at any point is repaired by publishing again: every file follows from the database.
"""

from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from sunlit.ledger import notes, tiles
from sunlit.ledger.files import only_one, sync_folder, write_once, write_whole
from sunlit.ledger.generations import generation_of, knows
from sunlit.ledger.merkle import verify_consistency
from sunlit.ledger.models import Log, LogCheckpoint, LogEntry, LogNode, LogOrigin, QueuedEvent
from sunlit.ledger.places import log_directory, shelf_of
from sunlit.ledger.queries import (
    consistency_proof,
    current_origin,
    frontier_at,
    last_checkpoint,
    size_of,
)
from sunlit.ledger.services.sequence import hold_sequencer_lock


class ForkError(RuntimeError):
    """A checkpoint was published that the database does not know: signing would fork the log."""


def publish(log: Log, *, key: Ed25519PrivateKey, now: datetime) -> LogCheckpoint | None:
    """Write what is new of the log's current generation and sign its size and root.

    :returns: the checkpoint that is now published; None while the log is empty.
    :raises ForkError: when the published or the stored checkpoint is no prefix of the tree.
    :raises WrittenDifferentlyError: when a published tile was altered.
    """
    origin = current_origin(log)
    if origin is None:
        return None
    folder = log_directory(log)
    with only_one(folder):
        shelve_ended(log, origin)
        published = published_checkpoint(folder)
        size = size_of(origin)
        if published is not None and not knows(origin, published):
            raise ForkError(f"{published.origin}: {published.size} leaves were published before")
        if size == 0:
            return None
        write_generation(origin, folder, published.size if published else 0, size)
        checkpoint = _sign(origin, size, key, now)
        if published is None or published.size < size:
            write_whole(folder / "checkpoint", checkpoint.note.encode())
        _leave_queue(origin, size)
    return checkpoint


def published_checkpoint(folder: Path) -> notes.Checkpoint | None:
    """Return the checkpoint that a log's folder shows; None when it shows none.

    :raises BadNoteError: when it is not signed by the key beside it.
    """
    file = folder / "checkpoint"
    if not file.exists():
        return None
    verifier = notes.verifier_of((folder / "vkey").read_text())
    return notes.checkpoint_of(file.read_text(), verifier)


def write_generation(origin: LogOrigin, folder: Path, old_size: int, size: int) -> None:
    """Write the public key and every tile that a tree of `old_size` leaves did not have."""
    write_once(folder / "vkey", f"{origin.vkey}\n".encode())
    for tile in tiles.new_tiles(old_size, size):
        write_once(folder / tile.path, _tile_bytes(origin, tile))


def _tile_bytes(origin: LogOrigin, tile: tiles.Tile) -> bytes:
    """Return what the database says the tile holds."""
    span = {"origin": origin, "index__gte": tile.start, "index__lt": tile.end}
    if tile.level is None:
        leaves = LogEntry.objects.filter(**span).order_by("index").values_list("leaf", flat=True)
        return tiles.entry_bundle([bytes(leaf) for leaf in leaves])
    hashes = LogNode.objects.filter(**span, level=tile.node_level).order_by("index")
    return b"".join(bytes(each) for each in hashes.values_list("hash", flat=True))


def shelve_ended(log: Log, origin: LogOrigin) -> None:
    """Move the files of an ended generation into its own folder; its key goes last."""
    folder = log_directory(log)
    if not (folder / "vkey").exists():
        return
    shown = notes.verifier_of((folder / "vkey").read_text()).name
    if shown == origin.name:
        return
    shelf = shelf_of(log, generation_of(shown))
    shelf.mkdir(exist_ok=True)
    for name in ("tile", "checkpoint", "vkey"):
        if (folder / name).exists():
            (folder / name).rename(shelf / name)
    sync_folder(shelf)
    sync_folder(folder)


@transaction.atomic
def _sign(origin: LogOrigin, size: int, key: Ed25519PrivateKey, now: datetime) -> LogCheckpoint:
    hold_sequencer_lock(Log(origin.log))
    previous = last_checkpoint(origin)
    if previous is not None and previous.size >= size:
        return previous
    root = frontier_at(origin, size).root
    if previous is not None and not verify_consistency(
        previous.size,
        size,
        bytes(previous.root),
        root,
        consistency_proof(origin, previous.size, size),
    ):
        raise ForkError(f"{origin.name}: the tree does not go on from {previous.size} leaves")
    note = notes.sign(notes.Checkpoint(origin.name, size, root), key)
    return LogCheckpoint.objects.create(
        origin=origin, size=size, root=root, note=note, signed_at=now
    )


def _leave_queue(origin: LogOrigin, size: int) -> None:
    covered = QueuedEvent.objects.filter(pending__entry__origin__log=origin.log)
    covered = covered.exclude(pending__entry__origin=origin, pending__entry__index__gte=size)
    QueuedEvent.objects.filter(pk__in=list(covered.values_list("pk", flat=True))).delete()
