"""RFC 6962 / RFC 9162 tree arithmetic over stored hashes of complete subtrees. No input or output.

A coordinate (level, index) names the complete subtree over the leaves
[index * 2^level, (index + 1) * 2^level). A proof is first planned as coordinates, read in one
query, and then folded.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Coordinate = tuple[int, int]

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return SHA-256(00 ‖ leaf)."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return SHA-256(01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> list[bytes]:
    """Return `leaf_hash` of each, without a call for each."""
    sha256 = hashlib.sha256
    return [sha256(b"\x00" + leaf).digest() for leaf in leaves]


def node_hashes(hashes: Sequence[bytes]) -> list[bytes]:
    """Return `node_hash` of each pair of neighbors; the last of an odd number waits for its own."""
    sha256 = hashlib.sha256
    pairs = zip(hashes[::2], hashes[1::2], strict=False)
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs]


@dataclass(frozen=True)
class Frontier:
    """The right edge of a tree of `size` leaves: its complete subtrees, largest first."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    @property
    def root(self) -> bytes:
        """The root of the tree (Merkle tree hash)."""
        return fold(self.peaks) if self.peaks else EMPTY_ROOT


def append(
    frontier: Frontier, leaf_hashes: Iterable[bytes]
) -> tuple[Frontier, list[tuple[Coordinate, bytes]]]:
    """Return the frontier after the new leaves, and every subtree that they completed."""
    size, peaks = frontier.size, list(frontier.peaks)
    completed: list[tuple[Coordinate, bytes]] = []
    for new in leaf_hashes:
        level, index, current = 0, size, new
        completed.append(((level, index), current))
        while index & 1:
            current = node_hash(peaks.pop(), current)
            level, index = level + 1, index >> 1
            completed.append(((level, index), current))
        peaks.append(current)
        size += 1
    return Frontier(size, tuple(peaks)), completed


def subtrees(start: int, end: int) -> list[Coordinate]:
    """Return the complete subtrees that make up [start, end), largest first.

    `start` is a multiple of the largest of them, as in every subtree that a proof names.
    """
    found: list[Coordinate] = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def fold(hashes: Sequence[bytes]) -> bytes:
    """Return the root over complete subtrees given largest first; at least one."""
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def inclusion_plan(index: int, size: int) -> list[list[Coordinate]]:
    """Return, for each hash of the inclusion proof, the subtrees it is folded from.

    :raises ValueError: when the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    return [subtrees(*span) for span in _path(index, 0, size)]


def _path(index: int, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sibling spans from the leaf up to the root's child (RFC 6962, 2.1.1)."""
    siblings: list[tuple[int, int]] = []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            siblings.append((middle, end))
            end = middle
        else:
            siblings.append((start, middle))
            start = middle
    return siblings[::-1]


def consistency_plan(old_size: int, size: int) -> list[list[Coordinate]]:
    """Return, for each hash of the consistency proof, the subtrees it is folded from.

    :raises ValueError: when the old tree is empty or larger than the new one.
    """
    if not 0 < old_size <= size:
        raise ValueError(f"no consistency proof from {old_size} to {size}")
    spans: list[tuple[int, int]] = []
    start, end, whole = 0, size, True
    while old_size != end:
        middle = start + _split(end - start)
        if old_size <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start, whole = middle, False
    if not whole:
        spans.append((start, end))
    return [subtrees(*span) for span in spans[::-1]]


def _split(width: int) -> int:
    """Return the largest power of two smaller than `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def fold_plan(
    plan: Sequence[Sequence[Coordinate]], nodes: Mapping[Coordinate, bytes]
) -> list[bytes]:
    """Return the proof: each group of the plan folded into one hash."""
    return [fold([nodes[coordinate] for coordinate in group]) for group in plan]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether `proof` shows that the leaf with hash `leaf` is number `index`.

    RFC 9162, 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    position, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if position & 1 or position == last:
            current = node_hash(sibling, current)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and current == root


def verify_consistency(
    old_size: int, size: int, old_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether `proof` shows that the old tree is a prefix of the new (RFC 9162, 2.1.4.2)."""
    if old_size == size:
        return not proof and old_root == root
    if not 0 < old_size < size:
        return False
    steps = list(proof)
    if old_size & (old_size - 1) == 0:
        steps.insert(0, old_root)
    if not steps:
        return False
    position, last = old_size - 1, size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old, new = steps[0], steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    return last == 0 and old == old_root and new == root
