"""What verification is made of: the tree by the batch, the keys as bits, flat memory."""

import tracemalloc
from itertools import pairwise

import pytest
from bench.logged import make_log
from hypothesis import given
from hypothesis import strategies as st

from sunlit.ledger import merkle
from sunlit.ledger.models import LogEntry
from sunlit.ledger.services.verify import verify
from sunlit.ledger.verification.mentioned import Mentioned
from sunlit.ledger.verification.tree import Tree

SIZES = st.integers(0, 200)
BYTES_PER_ENTRY = 150
"""The tree keeps 64 bytes of each leaf, twice that while a level grows; the rows one bit."""


@given(SIZES, SIZES, SIZES)
def test_a_tree_grown_by_batches_has_every_node_that_leaf_after_leaf_makes(
    first: int, second: int, third: int
) -> None:
    leaves = [str(number).encode() for number in range(first + second + third)]
    tree = Tree()
    for start, end in pairwise((0, first, first + second, len(leaves))):
        tree.extend(leaves[start:end])
    _, completed = merkle.append(merkle.Frontier(), map(merkle.leaf_hash, leaves))
    assert {place: tree.node(*place) for place, _ in completed} == dict(completed)
    assert (tree.size, tree.node_count()) == (len(leaves), len(completed))


@given(st.sets(st.integers(-(2**63), 2**63 - 1) | st.integers(-9, 9) | st.text()), st.integers())
def test_a_key_is_mentioned_when_it_was_taken_up_and_only_then(
    keys: set[int | str], other: int
) -> None:
    mentioned = Mentioned()
    for key in keys:
        mentioned.add(key)
    near = {key + step for key in keys if isinstance(key, int) for step in (-1, 1, 8)}
    assert all(key in mentioned for key in keys)
    assert all((key in mentioned) == (key in keys) for key in {other, "other", *near})


@pytest.mark.usefixtures("database", "key")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_memory_that_verification_needs_hardly_grows_with_the_log() -> None:
    """Beside the tree nothing of an entry is kept: not its event, not its row, not its key.

    PostgreSQL's driver holds its rows where Python does not count them, so this is SQLite's.
    """
    peaks = []
    for entries in (3_000, 9_000):
        make_log(entries)
        tracemalloc.start()
        assert list(verify()) == []
        peaks.append(tracemalloc.get_traced_memory()[1] / LogEntry.objects.count())
        tracemalloc.stop()
    small, large = peaks
    assert 9_000 * large - 3_000 * small < BYTES_PER_ENTRY * 6_000
