"""The log's files on disk, byte for byte against the recomputed tree and the stored leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sunlit.ledger import notes, tiles
from sunlit.ledger.files import only_one
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import log_directory, shelf_of
from sunlit.ledger.queries import current_origin, last_checkpoint
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.tree import Tree

_CHUNK = 256
_DIFFERS = "公布的文件缺失或与数据库不符。"


@dataclass(frozen=True)
class Published:
    """What a generation shows: its folder, its checkpoint, and the size that was last signed.

    `current`: the log is written to it; the database then holds every checkpoint that it shows.
    """

    folder: Path
    note: str | None
    signed_size: int
    current: bool = False

    def checkpoint(self, origin: LogOrigin) -> notes.Checkpoint | None:
        """Return what the shown checkpoint states; None without one, or one well signed."""
        if self.note is None:
            return None
        try:
            return notes.checkpoint_of(self.note, notes.verifier_of(origin.vkey))
        except notes.BadNoteError:
            return None


NOTHING_SHOWN = Published(Path(), note=None, signed_size=0)


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
    return Published(folder, note, signed.size if signed else 0, current)


class Bundles:
    """The published entry bundles, compared with the leaves as these go by, first to last.

    An ended generation may have published more than a restored database knows; what it knows
    must be the beginning of it.
    """

    def __init__(self, origin: LogOrigin, shown: Published) -> None:
        """Begin at the first of those that the shown checkpoint covers."""
        checkpoint = shown.checkpoint(origin)
        self._name = origin.name
        self._folder = shown.folder
        size = checkpoint.size if checkpoint else 0
        self._waiting = (tile for tile in tiles.new_tiles(0, size) if tile.level is None)

    def compare(self, leaves: Sequence[bytes]) -> Iterator[Finding]:
        """Compare the next bundles with the next leaves: whole bundles, but for the last leaves."""
        for start in range(0, len(leaves), tiles.TILE_WIDTH):
            if tile := next(self._waiting, None):
                yield from self._compare(tile, leaves[start : start + tile.width])

    def compare_rest(self) -> Iterator[Finding]:
        """Look at those whose leaves the database does not have."""
        for tile in self._waiting:
            yield from self._compare(tile, ())

    def _compare(self, tile: tiles.Tile, leaves: Sequence[bytes]) -> Iterator[Finding]:
        if not _holds_leaves(self._folder / tile.path, tile, leaves):
            yield Finding(f"{self._name} {tile.path}", _DIFFERS)


def check_published(
    origin: LogOrigin, tree: Tree, shown: Published, progress: Progress
) -> Iterator[Finding]:
    """Compare checkpoint, key and every tile of hashes of a generation with the database."""
    if shown.note is None:
        if shown.signed_size:
            yield Finding(origin.name, "已签发的检查点没有公布。")
        return
    published = shown.checkpoint(origin)
    if published is None:
        yield Finding(f"{origin.name} checkpoint", "公布的检查点签名无效。")
        return
    yield from _newest(origin, shown, published.size)
    if not _same_key(shown.folder, origin):
        yield Finding(f"{origin.name} vkey", "公布的验证公钥与数据库不符。")
    if published.size <= tree.size and tree.root(published.size) != published.root:
        yield Finding(f"{origin.name} checkpoint", "公布的根与重新计算的散列树不符。")
    wanted = [tile for tile in tiles.new_tiles(0, published.size) if tile.level is not None]
    for done, tile in enumerate(wanted):
        if not _holds_hashes(shown.folder / tile.path, tile, tree):
            yield Finding(f"{origin.name} {tile.path}", _DIFFERS)
        if done % _CHUNK == 0:
            progress(f"文件 {origin.name}", done, len(wanted))


def _newest(origin: LogOrigin, shown: Published, published: int) -> Iterator[Finding]:
    """The newest checkpoint that is shown is the newest that is stored."""
    if published < shown.signed_size:
        yield Finding(f"{origin.name} checkpoint", "公布的检查点落后于已签发的检查点。")
    if shown.current and published > shown.signed_size:
        yield Finding(
            f"{origin.name} 检查点 {published}",
            "已经公布，却不在数据库里：最新的检查点被删除，或者数据库退回到较早的样子。",
        )


def _same_key(folder: Path, origin: LogOrigin) -> bool:
    file = folder / "vkey"
    return file.exists() and file.read_text().strip() == origin.vkey


def _holds_leaves(file: Path, tile: tiles.Tile, leaves: Sequence[bytes]) -> bool:
    try:
        content, known = file.read_bytes(), tiles.entry_bundle(leaves)
    except (FileNotFoundError, OverflowError):
        return False
    return content == known if len(leaves) == tile.width else content.startswith(known)


def _holds_hashes(file: Path, tile: tiles.Tile, tree: Tree) -> bool:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return False
    known = tree.nodes(tile.node_level, tile.start, tile.end)
    return content.startswith(known) and len(content) == tile.width * tiles.HASH_BYTES
