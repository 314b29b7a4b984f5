"""The log's files on disk, byte for byte against the recomputed tree."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sunlit.ledger import notes, tiles
from sunlit.ledger.files import only_one
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import log_directory, shelf_of
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.ledger.services.publish import tile_bytes
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.tree import Tree

_CHUNK = 256


@dataclass(frozen=True)
class Published:
    """What a generation shows: its folder, its checkpoint, and the size that was last signed."""

    folder: Path
    note: str | None
    signed_size: int


def read_published(origin: LogOrigin) -> Published:
    """Read checkpoint file and last signature together, between two rounds of publishing."""
    log = Log(origin.log)
    latest = current_origin(log)
    current = latest is not None and latest.pk == origin.pk
    folder = log_directory(log) if current else shelf_of(log, origin.generation)
    with only_one(log_directory(log)):
        signed = last_checkpoint(origin)
        file = folder / "checkpoint"
        note = file.read_text() if file.exists() else None
    return Published(folder, note, signed.size if signed else 0)


def check_published(
    origin: LogOrigin, tree: Tree, shown: Published, progress: Progress
) -> Iterator[Finding]:
    """Compare checkpoint, key and every tile of a generation with the database.

    An ended generation may have published more than a restored database knows; what it knows
    must be the beginning of it.
    """
    if shown.note is None:
        if shown.signed_size:
            yield Finding(origin.name, "已签发的检查点没有公布。")
        return
    try:
        published = notes.checkpoint_of(shown.note, notes.verifier_of(origin.vkey))
    except notes.BadNoteError:
        yield Finding(f"{origin.name} checkpoint", "公布的检查点签名无效。")
        return
    if published.size < shown.signed_size:
        yield Finding(f"{origin.name} checkpoint", "公布的检查点落后于已签发的检查点。")
    if not _same_key(shown.folder, origin):
        yield Finding(f"{origin.name} vkey", "公布的验证公钥与数据库不符。")
    if published.size <= tree.size and tree.root(published.size) != published.root:
        yield Finding(f"{origin.name} checkpoint", "公布的根与重新计算的散列树不符。")
    wanted = list(tiles.new_tiles(0, published.size))
    for done, tile in enumerate(wanted):
        if not _holds(shown.folder / tile.path, tile, origin, tree):
            yield Finding(f"{origin.name} {tile.path}", "公布的文件缺失或与数据库不符。")
        if done % _CHUNK == 0:
            progress(f"文件 {origin.name}", done, len(wanted))


def _same_key(folder: Path, origin: LogOrigin) -> bool:
    file = folder / "vkey"
    return file.exists() and file.read_text().strip() == origin.vkey


def _holds(file: Path, tile: tiles.Tile, origin: LogOrigin, tree: Tree) -> bool:
    if not file.exists():
        return False
    content = file.read_bytes()
    if tile.level is not None:
        known = tree.nodes(tile.node_level, tile.start, tile.end)
        whole = tile.width * tiles.HASH_BYTES
        return content.startswith(known) and len(content) == whole
    digest = tree.bundle_digest(tile.index)
    if digest is not None and tile.width == tiles.TILE_WIDTH:
        return hashlib.sha256(content).digest() == digest
    known = tile_bytes(origin, tile)
    return content == known if tile.end <= tree.size else content.startswith(known)
