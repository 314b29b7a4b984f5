"""The formats of C2SP: tile paths, entry bundles, signed notes, keys, proof files."""

import base64
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sunlit.ledger import notes, tiles
from sunlit.ledger.notes import BadNoteError, Checkpoint, Verifier

# the example of the specification of signed notes
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvq"
    "fqdngotpRZb6KE6RyyBwJnAM=\n"
)


@pytest.fixture
def key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def test_the_number_of_a_tile_is_written_in_groups_of_three() -> None:
    assert tiles.Tile(0, 1_234_067).path == "tile/0/x001/x234/067"
    assert tiles.Tile(1, 5, 17).path == "tile/1/005.p/17"
    assert tiles.Tile(None, 0, 1).path == "tile/entries/000.p/1"
    assert tiles.Tile(None, 1000).path == "tile/entries/x001/000"


def test_a_tree_of_70_000_has_the_tiles_of_the_specification() -> None:
    found = list(tiles.new_tiles(0, 70_000))
    hashes = [tile for tile in found if tile.level is not None]
    level = {each: [tile.width for tile in hashes if tile.level == each] for each in range(4)}
    assert level == {0: [256] * 273 + [112], 1: [256, 17], 2: [1], 3: []}
    assert len([tile for tile in found if tile.level is None]) == 274


def test_a_tree_of_256_has_a_full_tile_and_one_hash_above_it() -> None:
    found = {tile.path for tile in tiles.new_tiles(0, 256)}
    assert found == {"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}


def test_only_the_tiles_that_grew_are_new() -> None:
    assert {tile.path for tile in tiles.new_tiles(255, 258)} == {
        "tile/entries/000",
        "tile/entries/001.p/2",
        "tile/0/000",
        "tile/0/001.p/2",
        "tile/1/000.p/1",
    }
    assert not list(tiles.new_tiles(256, 256))


def test_a_bundle_gives_its_leaves_back_and_a_cut_one_is_refused() -> None:
    bundle = tiles.entry_bundle([b"", b"a", b"\x00" * 300])
    assert tiles.entries_of(bundle) == [b"", b"a", b"\x00" * 300]
    with pytest.raises(ValueError, match="cut off"):
        tiles.entries_of(bundle[:-1])
    with pytest.raises(OverflowError):
        tiles.entry_bundle([b"\x00" * (tiles.LARGEST_ENTRY + 1)])


def test_a_note_that_go_signed_is_read(key: Ed25519PrivateKey) -> None:
    verifier = notes.verifier_of(GO_VKEY)
    assert verifier.vkey == GO_VKEY
    with pytest.raises(BadNoteError, match=r"three lines|second line"):
        notes.checkpoint_of(GO_NOTE, verifier)
    with pytest.raises(BadNoteError, match="signature is wrong"):
        notes.checkpoint_of(GO_NOTE.replace("cryptography", "bureaucracy"), verifier)


def test_a_checkpoint_is_read_back_by_its_own_key_only(key: Ed25519PrivateKey) -> None:
    checkpoint = Checkpoint("office.example.cn/log/record", 42, b"\x07" * 32)
    note = notes.sign(checkpoint, key)
    verifier = Verifier(checkpoint.origin, key.public_key())
    assert notes.checkpoint_of(note, verifier) == checkpoint
    assert notes.checkpoint_of(note + "— witness.example AAAA\n", verifier) == checkpoint
    stranger = Verifier(checkpoint.origin, Ed25519PrivateKey.generate().public_key())
    with pytest.raises(BadNoteError, match="not signed by this key"):
        notes.checkpoint_of(note, stranger)
    with pytest.raises(BadNoteError, match="signature is wrong"):
        notes.checkpoint_of(note.replace("\n42\n", "\n43\n"), verifier)


def test_a_checkpoint_of_another_log_is_refused(key: Ed25519PrivateKey) -> None:
    name = "office.example.cn/log/record"
    text = Checkpoint("office.example.cn/log/publicity", 1, b"\x07" * 32).text
    verifier = Verifier(name, key.public_key())
    signature = base64.b64encode(verifier.key_hash + key.sign(text.encode())).decode()
    with pytest.raises(BadNoteError, match="another log"):
        notes.checkpoint_of(f"{text}\n— {name} {signature}\n", verifier)


@pytest.mark.parametrize("vkey", ["", "a", "a+00000000+AAAA", GO_VKEY.replace("c7", "c8")])
def test_what_is_no_verification_key_is_refused(vkey: str) -> None:
    with pytest.raises(BadNoteError):
        notes.verifier_of(vkey)


def test_a_key_is_written_for_its_owner_only_and_never_twice(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "log.key"
    key = notes.create_key(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o400
    assert notes.load_key(file).private_bytes_raw() == key.private_bytes_raw()
    with pytest.raises(FileExistsError):
        notes.create_key(file)
