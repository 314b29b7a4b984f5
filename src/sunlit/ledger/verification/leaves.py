"""The stored leaves in their order: hashed into the tree, compared with the published bundles."""

from collections.abc import Iterator, Sequence

from sunlit.ledger import tiles
from sunlit.ledger.batches import plain_batches
from sunlit.ledger.models import LogEntry, LogOrigin
from sunlit.ledger.verification.finding import Finding, Progress
from sunlit.ledger.verification.plain import all_bytes
from sunlit.ledger.verification.published import Bundles
from sunlit.ledger.verification.tree import Tree

_CHUNK = 2 * tiles.TILE_WIDTH


def read_leaves(
    origin: LogOrigin, tree: Tree, bundles: Bundles, progress: Progress
) -> Iterator[Finding]:
    """Read the leaves of a generation, and nothing else, into `tree`."""
    entries = LogEntry.objects.filter(origin=origin).order_by("index")
    total = entries.count()
    expected = 0
    for batch in plain_batches(entries.values_list("index", "leaf"), _CHUNK):
        progress(f"日志 {origin.name}", tree.size, total)
        indexes, stored = zip(*batch, strict=True)
        yield from _gaps(origin, expected, indexes)
        expected = indexes[-1] + 1
        leaves = all_bytes(stored)
        tree.extend(leaves)
        yield from bundles.compare(leaves)
    yield from bundles.compare_rest()


def _gaps(origin: LogOrigin, expected: int, indexes: Sequence[int]) -> Iterator[Finding]:
    """Name each place where the numbers do not go on by one."""
    if indexes == tuple(range(expected, expected + len(indexes))):
        return
    for index in indexes:
        if index != expected:
            yield Finding(f"{origin.name} 第 {index} 片叶", f"序号不连续，应为 {expected}。")
        expected = index + 1
