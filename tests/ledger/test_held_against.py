"""What an insider does with machine and key, held against what was kept outside of both."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from ledger.world import NOON, act
from sunlit.assurance.whole import check_database
from sunlit.commands.whole_log import require_readable, require_whole_log
from sunlit.ledger import notes, proofs, queries
from sunlit.ledger.held_against import hold_checkpoint, hold_proof
from sunlit.ledger.lacking import unreadable
from sunlit.ledger.models import Log, LogCheckpoint, PendingEvent
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence
from sunlit.ledger.services.verify import verify
from tampering import tamper

pytestmark = pytest.mark.usefixtures("database")
Keep = Callable[..., LogCheckpoint]
FORGET = (
    "DELETE FROM ledger_logcheckpoint",
    "DELETE FROM ledger_lognode",
    "DELETE FROM ledger_queuedevent",
    "DELETE FROM ledger_logentry",
    "DELETE FROM slips_slip",
    "DELETE FROM ledger_pendingevent",
)


@pytest.fixture
def kept_outside(keep: Keep) -> tuple[str, str]:
    """A checkpoint and a proof as somebody outside keeps them, of a log of four entries."""
    for _ in range(3):
        act(Log.PUBLICITY)
    last = act(Log.PUBLICITY)
    note = keep(Log.PUBLICITY).note
    proof = queries.proof_of(last)
    assert proof is not None
    return note, proofs.write(proof)


@pytest.fixture
def again(instance: Path, key: Ed25519PrivateKey) -> Callable[..., None]:
    """Write the whole log anew, tiles and signature included, with the key on the disk."""

    def write_again(entries: int) -> None:
        tamper(*FORGET)
        shutil.rmtree(instance / "log")
        for _ in range(entries):
            act(Log.PUBLICITY)
        sequence(Log.PUBLICITY, key=key.public_key(), now=NOON)
        publish(Log.PUBLICITY, key=key, now=NOON)

    return write_again


def test_a_log_that_only_grew_agrees_with_what_was_kept(
    kept_outside: tuple[str, str], keep: Keep
) -> None:
    act(Log.PUBLICITY)
    keep(Log.PUBLICITY)
    checkpoint, proof = hold_checkpoint(kept_outside[0]), hold_proof(kept_outside[1])
    assert checkpoint.agrees
    assert checkpoint.sentence == "一致：前 4 条与留存的相同，现有 5 条。"
    assert proof.agrees


@pytest.mark.parametrize("entries", [4, 7])
def test_a_log_rewritten_and_signed_again_with_the_key_on_the_disk_is_found_by_what_was_kept(
    kept_outside: tuple[str, str], again: Callable[..., None], entries: int
) -> None:
    again(entries)
    assert list(verify()) == []  # one machine cannot prove itself
    for held in (hold_checkpoint(kept_outside[0]), hold_proof(kept_outside[1])):
        assert not held.agrees
        assert "分叉" in held.sentence


def test_the_last_acts_deleted_with_leaves_and_checkpoints_are_found_by_what_was_kept(
    kept_outside: tuple[str, str], again: Callable[..., None]
) -> None:
    again(2)
    assert list(verify()) == []
    for held in (hold_checkpoint(kept_outside[0]), hold_proof(kept_outside[1])):
        assert not held.agrees
        assert "留存时有 4 条，数据库现在只有 2 条" in held.sentence


def test_the_whole_instance_put_back_and_used_on_is_found_by_what_was_kept(
    keep: Keep, instance: Path, tmp_path: Path, database: str
) -> None:
    if database != "sqlite":
        pytest.skip("a copied folder is the whole instance on SQLite only")
    act()
    keep()
    connection.close()
    shutil.copytree(instance, tmp_path / "older")
    act()
    kept = keep().note
    connection.close()
    shutil.rmtree(instance)
    shutil.copytree(tmp_path / "older", instance)
    act()
    act()
    keep()
    assert list(verify()) == []
    assert "分叉" in hold_checkpoint(kept).sentence


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("", "不是检查点"),
        ("elsewhere.cn/log/publicity\n4\nAAAA\n\n— x y\n", "数据库里没有这个日志"),
    ],
)
def test_what_cannot_be_compared_never_reads_as_agreement(note: str, expected: str) -> None:
    held = hold_checkpoint(note)
    assert not held.agrees
    assert expected in held.sentence


def test_a_checkpoint_under_another_key_is_no_agreement(kept_outside: tuple[str, str]) -> None:
    forged = notes.sign(notes.parse(kept_outside[0]), Ed25519PrivateKey.generate())
    assert "签名与数据库所记的公钥不符" in hold_checkpoint(forged).sentence


def test_a_proof_that_was_written_over_is_no_agreement(kept_outside: tuple[str, str]) -> None:
    index = proofs.read(kept_outside[1]).index
    changed = kept_outside[1].replace(f"index {index}", f"index {index ^ 1}")
    assert not hold_proof(changed).agrees
    assert not hold_proof("x").agrees


@pytest.fixture
def lost(kept_outside: tuple[str, str], database: str, instance: Path) -> Iterator[Path]:
    """The database's file, closed, under a published log."""
    if database != "sqlite":
        pytest.skip("a file of one's own to damage is SQLite's")
    connection.close()
    for file in instance.glob("sunlit.sqlite3-*"):
        file.unlink()
    yield instance / "sunlit.sqlite3"
    connection.close()


def test_a_database_smaller_than_its_own_published_log_does_not_start(
    kept_outside: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(*FORGET)
    with pytest.raises(SystemExit):
        require_whole_log()
    said = capsys.readouterr().err
    assert "数据库现在只有 0 条" in said
    assert "sunlit resume --reason" in said
    assert [line for line in check_database() if "数据库现在只有 0 条" in line]


def test_an_empty_database_under_a_published_log_does_not_start(lost: Path) -> None:
    lost.unlink()
    assert "数据库文件丢失" in unreadable()
    with pytest.raises(SystemExit):
        require_readable()


def test_a_damaged_database_is_told_in_words_and_never_a_traceback(lost: Path) -> None:
    content = bytearray(lost.read_bytes())
    content[4096 * 3 : -4096 * 2] = b"\x5a" * (len(content) - 4096 * 5)
    lost.write_bytes(content)
    said = list(check_database())
    assert [line for line in said if "数据库文件已经损坏" in line or "完整性检查没有通过" in line]
    lost.write_bytes(b"not a database at all" * 500)
    assert "数据库文件已经损坏" in unreadable()
    assert [line for line in check_database() if "数据库文件已经损坏" in line]


def test_a_sound_database_gives_no_line(kept_outside: tuple[str, str]) -> None:
    assert unreadable() == ""
    require_whole_log()
    assert PendingEvent.objects.count() == 4
