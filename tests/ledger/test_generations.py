"""A log that its database has fallen behind: it stops signing and goes on as a new generation."""

import itertools
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, connections

from databases import connect_to
from ledger.world import NOON, act
from postgres_server import APPLICATION, OWNER, PostgresServer
from sunlit.config.databases.from_url import database_from_url
from sunlit.ledger import notes
from sunlit.ledger.held_against import hold_checkpoint
from sunlit.ledger.lacking import lacking
from sunlit.ledger.models import Log, LogCheckpoint, LogOrigin, PendingEvent
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.publish import ForkError, publish, published_checkpoint
from sunlit.ledger.services.reconcile import reconcile
from sunlit.ledger.services.sequence import sequence
from sunlit.ledger.services.verify import verify

pytestmark = pytest.mark.usefixtures("database")
Keep = Callable[..., LogCheckpoint]
_numbers = itertools.count(1)


@pytest.fixture
def rolled_back(
    keep: Keep, database: str, instance: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """An old database put under a log that has published more: the drill of a careless restore."""
    act()
    keep()
    if database == "sqlite":
        connection.close()
        shutil.copy(instance / "sunlit.sqlite3", tmp_path / "old.sqlite3")
        act()
        keep()
        connection.close()
        for file in instance.glob("sunlit.sqlite3*"):
            file.unlink()
        shutil.copy(tmp_path / "old.sqlite3", instance / "sunlit.sqlite3")
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    now_used = connection.settings_dict["NAME"]
    old = f"rolled_back_{next(_numbers)}"
    connections.close_all()
    server.create_database_from_template(old, now_used)
    act()
    keep()
    connect_to(
        database_from_url(server.url(old, APPLICATION)),
        owner=database_from_url(server.url(old, OWNER)),
    )


@pytest.mark.usefixtures("rolled_back")
def test_a_rolled_back_database_signs_nothing_under_the_published_name(
    key: Ed25519PrivateKey, instance: Path
) -> None:
    shown = (instance / "log/record/checkpoint").read_bytes()
    act()
    sequence(Log.RECORD, key=key.public_key(), now=NOON)
    with pytest.raises(ForkError):
        publish(Log.RECORD, key=key, now=NOON)
    assert (instance / "log/record/checkpoint").read_bytes() == shown


@pytest.mark.usefixtures("rolled_back")
def test_a_rolled_back_log_signs_nothing_by_itself_and_opens_no_generation_silently(
    instance: Path,
) -> None:
    act()
    Sequencer().run_round()
    assert LogOrigin.objects.filter(log=Log.RECORD).count() == 1
    [missing] = lacking()
    assert "留存时有 2 条，数据库现在只有 1 条" in missing.sentence


@pytest.mark.usefixtures("rolled_back")
def test_a_generation_opened_with_a_reason_commits_to_what_was_published(
    instance: Path, key: Ed25519PrivateKey
) -> None:
    shown = (instance / "log/record/checkpoint").read_text()
    act()
    reconcile(Log.RECORD, key=key.public_key(), now=NOON, reason="磁盘损坏，无法挽回")
    Sequencer().run_round()
    old, new = LogOrigin.objects.filter(log=Log.RECORD).order_by("generation")
    assert new.continues_note == shown
    assert (instance / "log/record/g1/checkpoint").read_text() == shown
    published = published_checkpoint(instance / "log/record")
    assert published is not None
    assert (published.origin, published.size) == (new.name, 2)
    assert old.checkpoints.count() == 1
    first = PendingEvent.objects.get(entry__origin=new, entry__index=0)
    assert json.loads(bytes(first.canonical))["facts"]["reason"] == "磁盘损坏，无法挽回"
    assert list(verify()) == []
    held = hold_checkpoint(shown)
    assert (held.agrees, held.acknowledged) == (False, True)
    assert list(lacking()) == []


@pytest.mark.usefixtures("rolled_back")
def test_a_witness_tells_even_when_the_files_were_rolled_back_too(
    instance: Path, key: Ed25519PrivateKey
) -> None:
    witnessed = (instance / "log/record/checkpoint").read_text()
    shutil.rmtree(instance / "log")
    public = key.public_key()
    assert reconcile(Log.RECORD, key=public, now=NOON) is None
    opened = reconcile(Log.RECORD, key=public, now=NOON, witnessed=[witnessed])
    assert opened is not None
    assert opened.continues_note == witnessed
    assert reconcile(Log.RECORD, key=public, now=NOON, witnessed=[witnessed]) is None


def test_a_log_that_knows_all_it_published_goes_on(keep: Keep, key: Ed25519PrivateKey) -> None:
    act()
    witnessed = keep().note
    act()
    keep()
    opened = reconcile(Log.RECORD, key=key.public_key(), now=NOON, witnessed=[witnessed])
    assert opened is None


def test_a_checkpoint_of_a_stranger_is_no_reason_to_open_a_generation(
    keep: Keep, key: Ed25519PrivateKey
) -> None:
    act()
    origin = keep().origin
    forged = notes.sign(
        notes.Checkpoint(origin.name, 99, b"\x01" * 32), Ed25519PrivateKey.generate()
    )
    with pytest.raises(notes.BadNoteError):
        reconcile(Log.RECORD, key=key.public_key(), now=NOON, witnessed=[forged])
    assert [each.name for each in LogOrigin.objects.all()] == [origin.name]
