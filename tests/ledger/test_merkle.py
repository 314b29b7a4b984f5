"""The tree arithmetic against the definition of RFC 6962, recomputed naively."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.ledger import merkle

SIZES = st.integers(1, 300)


def naive_root(hashes: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return merkle.node_hash(naive_root(hashes[:split]), naive_root(hashes[split:]))


def leaves(size: int) -> list[bytes]:
    return [merkle.leaf_hash(str(number).encode()) for number in range(size)]


def nodes_of(size: int) -> dict[merkle.Coordinate, bytes]:
    return dict(merkle.append(merkle.Frontier(), leaves(size))[1])


def test_the_empty_tree_and_the_first_leaves_have_the_published_hashes() -> None:
    # the test vectors of certificate-transparency: inputs "", 00, 10, 2021 …
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
    expected = {
        0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    }
    hashes = [merkle.leaf_hash(bytes.fromhex(each)) for each in inputs]
    for size, root in expected.items():
        assert merkle.append(merkle.Frontier(), hashes[:size])[0].root.hex() == root


@given(SIZES, SIZES)
def test_leaves_may_come_in_any_batches(first: int, second: int) -> None:
    at_once, all_nodes = merkle.append(merkle.Frontier(), leaves(first + second))
    half, some = merkle.append(merkle.Frontier(), leaves(first + second)[:first])
    whole, rest = merkle.append(half, leaves(first + second)[first:])
    assert whole == at_once
    assert some + rest == all_nodes
    assert whole.root == naive_root(leaves(first + second))


@given(SIZES, st.data())
def test_an_inclusion_proof_holds_for_its_leaf_only(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    hashes, nodes = leaves(size), nodes_of(size)
    proof = merkle.fold_plan(merkle.inclusion_plan(index, size), nodes)
    root = naive_root(hashes)
    assert merkle.verify_inclusion(hashes[index], index, size, proof, root)
    assert not merkle.verify_inclusion(merkle.leaf_hash(b"other"), index, size, proof, root)
    assert not merkle.verify_inclusion(hashes[index], index + 1, size, proof, root)
    assert not merkle.verify_inclusion(hashes[index], index, size, [*proof, root], root)
    if proof:
        assert not merkle.verify_inclusion(hashes[index], index, size, proof[:-1], root)


@given(SIZES, st.data())
def test_a_consistency_proof_holds_for_the_true_old_root_only(
    size: int, data: st.DataObject
) -> None:
    old = data.draw(st.integers(1, size))
    hashes, nodes = leaves(size), nodes_of(size)
    proof = merkle.fold_plan(merkle.consistency_plan(old, size), nodes)
    old_root, root = naive_root(hashes[:old]), naive_root(hashes)
    forged = naive_root([*hashes[: old - 1], merkle.leaf_hash(b"forged")])
    assert merkle.verify_consistency(old, size, old_root, root, proof)
    assert not merkle.verify_consistency(old, size, forged, root, proof)
    assert not merkle.verify_consistency(old, size, old_root, forged, proof)
    assert not merkle.verify_consistency(old, size, old_root, root, [*proof, root])


def test_there_is_no_proof_for_what_the_tree_does_not_hold() -> None:
    with pytest.raises(ValueError, match="no leaf 5"):
        merkle.inclusion_plan(5, 5)
    with pytest.raises(ValueError, match="from 6 to 5"):
        merkle.consistency_plan(6, 5)
    with pytest.raises(ValueError, match="from 0 to 5"):
        merkle.consistency_plan(0, 5)
    assert not merkle.verify_consistency(0, 5, merkle.EMPTY_ROOT, merkle.EMPTY_ROOT, [])
