"""A tree recomputed from the stored leaves, and what differs from the stored tree.

Everything is hashed and compared by the batch: a call for each leaf would cost more than its hash.
"""

from collections.abc import Iterator, Sequence

from django.db.models import Q, QuerySet

from sunlit.ledger import merkle, notes, tiles
from sunlit.ledger.batches import plain_batches
from sunlit.ledger.models import LogNode, LogOrigin
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.plain import all_bytes, as_bytes

_CHUNK = 512

Node = tuple[int, bytes]
"""A stored node of a level: index, hash."""


class Tree:
    """The hashes of every complete subtree: 64 bytes of memory for each leaf."""

    def __init__(self) -> None:
        self.size = 0
        self._levels: list[bytearray] = []

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add leaves and every subtree that they complete, level by level."""
        self.size += len(leaves)
        new = merkle.leaf_hashes(leaves)
        level = 0
        while new:
            if level == len(self._levels):
                self._levels.append(bytearray())
            known = self._levels[level]
            waiting = bytes(known[-tiles.HASH_BYTES :]) if _is_odd(known) else None
            known += b"".join(new)
            new = merkle.node_hashes(new if waiting is None else [waiting, *new])
            level += 1

    @property
    def height(self) -> int:
        """The number of levels that hold a complete subtree."""
        return len(self._levels)

    def node(self, level: int, index: int) -> bytes:
        """Return the hash of a complete subtree; empty when the tree has none there."""
        return self.nodes(level, index, index + 1)

    def nodes(self, level: int, start: int, end: int) -> bytes:
        """Return the hashes [start, end) of a level, as far as the tree has them."""
        if not 0 <= level < len(self._levels):
            return b""
        return bytes(self._levels[level][start * tiles.HASH_BYTES : end * tiles.HASH_BYTES])

    def root(self, size: int) -> bytes:
        """Return the root the tree had with `size` leaves."""
        if size == 0:
            return merkle.EMPTY_ROOT
        return merkle.fold([self.node(*each) for each in merkle.subtrees(0, size)])

    def node_count(self) -> int:
        """Return the number of complete subtrees."""
        return sum(len(level) for level in self._levels) // tiles.HASH_BYTES


def _is_odd(level: bytearray) -> bool:
    return len(level) // tiles.HASH_BYTES % 2 == 1


def check_nodes(origin: LogOrigin, tree: Tree, progress: Progress) -> Iterator[Finding]:
    """Compare every stored node with the recomputed tree."""
    stored = LogNode.objects.filter(origin=origin)
    total = tree.node_count()
    count = 0
    for level in range(tree.height):
        nodes = stored.filter(level=level).order_by("index").values_list("index", "hash")
        for batch in plain_batches(nodes, _CHUNK):
            progress("散列树", count, total)
            count += len(batch)
            if not _all_same(tree, level, batch):
                yield from _differing(origin, tree, level, batch)
    for level, index in _outside(stored, tree):
        count += 1
        yield _differs(origin, level, index)
    if count != total:
        yield Finding(origin.name, f"散列树应有 {total} 个节点，数据库中有 {count} 个。")


def _all_same(tree: Tree, level: int, batch: Sequence[Node]) -> bool:
    """Tell whether neighbors of one level are what the tree has there, in one comparison."""
    indexes, stored = zip(*batch, strict=True)
    start, end = indexes[0], indexes[0] + len(batch)
    hashes = all_bytes(stored)
    return (
        indexes == tuple(range(start, end))
        and {*map(len, hashes)} == {tiles.HASH_BYTES}
        and b"".join(hashes) == tree.nodes(level, start, end)
    )


def _differing(
    origin: LogOrigin, tree: Tree, level: int, batch: Sequence[Node]
) -> Iterator[Finding]:
    for index, digest in batch:
        if tree.node(level, index) != as_bytes(digest):
            yield _differs(origin, level, index)


def _outside(stored: QuerySet[LogNode], tree: Tree) -> Iterator[tuple[int, int]]:
    """Yield level and index of the nodes at levels that the tree does not have."""
    for outside in (Q(level__lt=0), Q(level__gte=tree.height)):
        yield from stored.filter(outside).values_list("level", "index").iterator(_CHUNK)


def _differs(origin: LogOrigin, level: int, index: int) -> Finding:
    return Finding(origin.name, f"散列树第 {level} 层第 {index} 个节点与事件不符。")


def check_checkpoints(origin: LogOrigin, tree: Tree, progress: Progress) -> Iterator[Finding]:
    """Check signature and root of every checkpoint: each root follows from the same leaves."""
    try:
        verifier = notes.verifier_of(origin.vkey)
    except notes.BadNoteError:
        yield Finding(origin.name, "验证公钥无法识读。")
        return
    if verifier.name != origin.name:
        yield Finding(origin.name, "验证公钥属于另一个日志。")
    total = origin.checkpoints.count()
    for done, stored in enumerate(origin.checkpoints.order_by("size").iterator(chunk_size=_CHUNK)):
        if done % _CHUNK == 0:
            progress("检查点", done, total)
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
