"""A tree recomputed from the stored events, and what differs from the stored tree."""

import hashlib
from collections.abc import Iterator

from sunlit.ledger import merkle, notes, tiles
from sunlit.ledger.models import LogNode, LogOrigin
from sunlit.ledger.verification.finding import Finding, Progress

_CHUNK = 5_000


class Tree:
    """The hashes of every complete subtree: 64 bytes of memory for each leaf."""

    def __init__(self) -> None:
        self.size = 0
        self._levels: list[bytearray] = []
        self._peaks: list[bytes] = []
        self._bundles: list[bytes] = []
        self._open_bundle: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add a leaf and every subtree that it completes."""
        level, index, current = 0, self.size, merkle.leaf_hash(leaf)
        self._put(level, current)
        while index & 1:
            current = merkle.node_hash(self._peaks.pop(), current)
            level, index = level + 1, index >> 1
            self._put(level, current)
        self._peaks.append(current)
        self.size += 1
        self._open_bundle.append(leaf)
        if len(self._open_bundle) == tiles.TILE_WIDTH:
            bundle = tiles.entry_bundle(self._open_bundle)
            self._bundles.append(hashlib.sha256(bundle).digest())
            self._open_bundle.clear()

    def _put(self, level: int, digest: bytes) -> None:
        if level == len(self._levels):
            self._levels.append(bytearray())
        self._levels[level] += digest

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree; empty when the tree has none there."""
        return self.nodes(level, index, index + 1)

    def nodes(self, level: int, start: int, end: int) -> bytes:
        """Return the hashes [start, end) of a level, as far as the tree has them."""
        if level >= len(self._levels):
            return b""
        return bytes(self._levels[level][start * tiles.HASH_BYTES : end * tiles.HASH_BYTES])

    def root(self, size: int) -> bytes:
        """Return the root the tree had with `size` leaves."""
        if size == 0:
            return merkle.EMPTY_ROOT
        return merkle.fold([self.node(*each) for each in merkle.subtrees(0, size)])

    def bundle_digest(self, index: int) -> bytes | None:
        """Return the SHA-256 of a full entry bundle; None when the tree does not fill it."""
        return self._bundles[index] if index < len(self._bundles) else None

    def node_count(self) -> int:
        """Return the number of complete subtrees."""
        return sum(len(level) for level in self._levels) // tiles.HASH_BYTES


def check_nodes(origin: LogOrigin, tree: Tree, progress: Progress) -> Iterator[Finding]:
    """Compare every stored node with the recomputed tree."""
    stored = LogNode.objects.filter(origin=origin).order_by("id")
    total = tree.node_count()
    count = 0
    rows = stored.values_list("level", "index", "hash").iterator(chunk_size=_CHUNK)
    for count, (level, index, digest) in enumerate(rows, start=1):
        if tree.node(level, index) != bytes(digest):
            yield Finding(origin.name, f"散列树第 {level} 层第 {index} 个节点与事件不符。")
        if count % _CHUNK == 0:
            progress("散列树", count, total)
    if count != total:
        yield Finding(origin.name, f"散列树应有 {total} 个节点，数据库中有 {count} 个。")


def check_checkpoints(origin: LogOrigin, tree: Tree) -> Iterator[Finding]:
    """Check signature and root of every checkpoint: each root follows from the same leaves."""
    try:
        verifier = notes.verifier_of(origin.vkey)
    except notes.BadNoteError:
        yield Finding(origin.name, "验证公钥无法识读。")
        return
    if verifier.name != origin.name:
        yield Finding(origin.name, "验证公钥属于另一个日志。")
    for stored in origin.checkpoints.order_by("size").iterator(chunk_size=_CHUNK):
        where = f"{origin.name} 检查点 {stored.size}"
        try:
            signed = notes.checkpoint_of(stored.note, verifier)
        except notes.BadNoteError:
            yield Finding(where, "签名无效。")
            continue
        if (signed.size, signed.root) != (stored.size, bytes(stored.root)):
            yield Finding(where, "所签内容与数据库中的叶数或根不符。")
        if signed.size > tree.size:
            yield Finding(where, f"所签叶数多于现有的 {tree.size} 片叶。")
        elif tree.root(signed.size) != signed.root:
            yield Finding(where, "根与重新计算的散列树不符。")
