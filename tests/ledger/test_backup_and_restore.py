"""Backup while running, restoration proven by verify, and a log that never forks."""

import dataclasses
import itertools
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import override_settings

from databases import connect_to
from ledger.world import NOON, act
from postgres_server import APPLICATION, OWNER, PostgresServer
from sunlit.config.databases.from_url import database_from_url, sqlite
from sunlit.ledger import manifest, notes, queries
from sunlit.ledger.models import Log, LogCheckpoint, LogOrigin, PendingEvent
from sunlit.ledger.refusals import BackupDamagedError, BackupRefusedError
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.backup import backup
from sunlit.ledger.services.publish import published_checkpoint
from sunlit.ledger.services.restore import restore
from sunlit.ledger.services.verify import verify

pytestmark = pytest.mark.usefixtures("database")
Keep = Callable[..., LogCheckpoint]
_numbers = itertools.count(1)


@pytest.fixture
def backed_up(keep: Keep, instance: Path, tmp_path: Path) -> Path:
    """Two acts in each log, a stored file, and a third act that no checkpoint covers yet."""
    for log in Log:
        act(log)
        act(log)
        keep(log)
    act(Log.RECORD)
    stored = instance / "store" / "objects" / "ab" / "cd"
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"evidence")
    (instance / "secret-key").write_text("session")
    target = tmp_path / "backup"
    backup(target, now=NOON, with_keys=True)
    return target


@pytest.fixture
def empty_instance(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[], Path]]:
    """Move on to an instance with nothing in it, as a new machine."""
    changed: list[override_settings] = []

    def move() -> Path:
        folder = tmp_path / f"instance-{next(_numbers)}"
        folder.mkdir()
        override = override_settings(INSTANCE_DIR=folder)
        override.enable()
        changed.append(override)
        if database == "sqlite":
            connect_to(sqlite(folder / "sunlit.sqlite3"))
        else:
            _empty_postgresql(request)
        return folder

    yield move
    for override in reversed(changed):
        override.disable()


def _empty_postgresql(request: pytest.FixtureRequest) -> None:
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"restored_{next(_numbers)}"
    server.create_template(name)
    request.addfinalizer(lambda: server.drop_database(name))
    connect_to(
        database_from_url(server.url(name, APPLICATION)),
        owner=database_from_url(server.url(name, OWNER)),
    )


def origins(log: Log) -> list[str]:
    found = LogOrigin.objects.filter(log=log).order_by("generation")
    return list(found.values_list("name", flat=True))


def test_a_backup_holds_database_and_files_and_its_manifest_names_them(backed_up: Path) -> None:
    present = {str(path.relative_to(backed_up)) for path in backed_up.rglob("*") if path.is_file()}
    copy = "database.sqlite3" if connection.vendor == "sqlite" else "database.dump"
    assert present == {
        copy,
        "manifest.json",
        "manifest.sig",
        "files/store/objects/ab/cd",
        "files/keys/log.key",
    }


def test_keys_are_left_out_unless_asked_for(keep: Keep, tmp_path: Path, instance: Path) -> None:
    (instance / "secret-key").write_text("session")
    act()
    keep()
    made = backup(tmp_path / "without", now=NOON)
    assert not [path for path in made.files if "key" in path]


def test_a_restored_instance_is_sound_and_its_log_ends_where_the_backup_ends(
    backed_up: Path, empty_instance: Callable[[], Path], database: str
) -> None:
    roots = {each.origin.log: bytes(each.root) for each in LogCheckpoint.objects.all()}
    folder = empty_instance()
    assert restore(backed_up, now=NOON) == []
    assert (folder / "store/objects/ab/cd").read_bytes() == b"evidence"
    for log in Log:
        ended, current = LogOrigin.objects.filter(log=log).order_by("generation")
        assert bytes(LogCheckpoint.objects.get(origin=ended).root) == roots[log]
        shown = published_checkpoint(folder / "log" / log / "g1")
        assert shown is not None
        assert (shown.size, shown.root) == (2, roots[log])
        first = PendingEvent.objects.get(entry__origin=current, entry__index=0)
        assert ended.checkpoints.get().note in current.continues_note
        assert b"old_checkpoint" in bytes(first.canonical)
        assert published_checkpoint(folder / "log" / log) is not None
    assert PendingEvent.objects.filter(queued__isnull=False).count() == 0


def test_a_restored_log_never_signs_under_the_old_name_again(
    backed_up: Path, empty_instance: Callable[[], Path], key: Ed25519PrivateKey
) -> None:
    [before] = origins(Log.RECORD)
    empty_instance()
    restore(backed_up, now=NOON)
    act()
    Sequencer().run_round()
    assert LogCheckpoint.objects.filter(origin__name=before).count() == 1
    assert list(verify()) == []


def test_two_restorations_of_one_backup_never_share_a_name(
    backed_up: Path, empty_instance: Callable[[], Path]
) -> None:
    empty_instance()
    restore(backed_up, now=NOON)
    first = origins(Log.RECORD)
    empty_instance()
    restore(backed_up, now=NOON.replace(second=1))
    second = origins(Log.RECORD)
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_a_proven_last_checkpoint_lets_the_log_go_on(
    backed_up: Path, empty_instance: Callable[[], Path], instance: Path
) -> None:
    last = [(instance / "log" / log / "checkpoint").read_text() for log in Log]
    empty_instance()
    assert restore(backed_up, now=NOON, continue_with=last) == []
    assert [len(origins(log)) for log in Log] == [1, 1]
    act()
    Sequencer().run_round()
    assert list(verify()) == []


def test_a_later_checkpoint_than_the_backup_reaches_opens_a_generation_that_names_it(
    backed_up: Path, empty_instance: Callable[[], Path], keep: Keep, instance: Path
) -> None:
    act()
    act()
    last = keep().note
    empty_instance()
    assert restore(backed_up, now=NOON, continue_with=[last]) == []
    current = queries.current_origin(Log.RECORD)
    assert current is not None
    assert (current.generation, current.continues_note) == (2, last)


def test_without_the_old_key_a_restored_log_goes_on_under_a_new_one(
    keep: Keep, tmp_path: Path, empty_instance: Callable[[], Path], instance: Path
) -> None:
    act()
    last = keep().note
    backup(tmp_path / "without", now=NOON)
    empty_instance()
    assert restore(tmp_path / "without", now=NOON, continue_with=[last]) == []
    old, new = LogOrigin.objects.filter(log=Log.RECORD).order_by("generation")
    assert notes.verifier_of(old.vkey).key != notes.verifier_of(new.vkey).key


@pytest.mark.parametrize("damage", ["altered", "lost", "added", "no manifest"])
def test_a_damaged_backup_is_refused_before_anything_is_written(
    backed_up: Path, empty_instance: Callable[[], Path], damage: str
) -> None:
    stored = backed_up / "files/store/objects/ab/cd"
    if damage == "altered":
        stored.write_bytes(b"EVIDENCE")
    elif damage == "lost":
        stored.unlink()
    elif damage == "added":
        (backed_up / "files/more").write_bytes(b"")
    else:
        (backed_up / "manifest.json").unlink()
    folder = empty_instance()
    with pytest.raises(BackupDamagedError):
        restore(backed_up, now=NOON)
    assert not (folder / "store").exists()
    assert connection.introspection.table_names() == []


def test_a_backup_is_restored_into_an_empty_instance_only(
    backed_up: Path, empty_instance: Callable[[], Path]
) -> None:
    with pytest.raises(BackupRefusedError):
        restore(backed_up, now=NOON)
    folder = empty_instance()
    (folder / "log").mkdir()
    with pytest.raises(BackupRefusedError, match="只能恢复到空的实例"):
        restore(backed_up, now=NOON)
    (folder / "log").rmdir()
    assert restore(backed_up, now=NOON) == []
    shutil.rmtree(folder / "log")
    shutil.rmtree(folder / "store")
    shutil.rmtree(folder / "keys")
    with pytest.raises(BackupRefusedError, match="数据库不是空的"):
        restore(backed_up, now=NOON)


def test_an_instance_folder_that_is_not_there_yet_is_made(
    backed_up: Path, empty_instance: Callable[[], Path]
) -> None:
    empty_instance().rmdir()
    assert restore(backed_up, now=NOON) == []


def test_a_backup_is_not_written_over_another(backed_up: Path) -> None:
    with pytest.raises(BackupRefusedError):
        backup(backed_up, now=NOON)


def test_a_backup_of_a_restored_instance_keeps_the_ended_generation(
    backed_up: Path, empty_instance: Callable[[], Path], tmp_path: Path
) -> None:
    empty_instance()
    restore(backed_up, now=NOON)
    made = backup(tmp_path / "second", now=NOON, with_keys=True)
    assert "files/log/record/g1/checkpoint" in made.files
    assert "files/log/record/checkpoint" not in made.files
    folder = empty_instance()
    assert restore(tmp_path / "second", now=NOON.replace(second=2)) == []
    assert sorted(path.name for path in (folder / "log/record").iterdir()) == [
        ".lock",
        "checkpoint",
        "g1",
        "g2",
        "tile",
        "vkey",
    ]


def test_a_backup_taken_while_acts_go_on_is_consistent(
    keep: Keep, tmp_path: Path, empty_instance: Callable[[], Path]
) -> None:
    act()
    keep()
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            act()
        connection.close()

    thread = threading.Thread(target=work)
    keeper = Sequencer(interval=0.01)
    thread.start()
    keeper.start()
    try:
        backup(tmp_path / "running", now=NOON, with_keys=True)
    finally:
        stop.set()
        thread.join()
        keeper.stop()
    empty_instance()
    assert restore(tmp_path / "running", now=NOON) == []


def test_a_backup_is_not_made_inside_the_instance_nor_of_an_earlier_one(
    keep: Keep, instance: Path, tmp_path: Path
) -> None:
    act()
    keep()
    with pytest.raises(BackupRefusedError, match="不能在实例目录里面"):
        backup(instance / "backups" / "monday", now=NOON)
    backup(tmp_path / "monday", now=NOON)
    shutil.move(tmp_path / "monday", instance / "monday")
    with pytest.raises(BackupRefusedError, match="较早的备份（monday）"):
        backup(tmp_path / "tuesday", now=NOON)
    assert not (tmp_path / "tuesday").exists()


def test_no_session_and_no_session_key_travels_in_a_backup(
    keep: Keep, instance: Path, tmp_path: Path, empty_instance: Callable[[], Path]
) -> None:
    (instance / "secret-key").write_text("session")
    act()
    keep()
    mark = "a-session-that-somebody-could-go-on-with"
    Session.objects.create(session_key=mark[:40], session_data=mark, expire_date=NOON)
    made = backup(tmp_path / "backup", now=NOON, with_keys=True)
    assert "files/secret-key" not in made.files
    for path in (tmp_path / "backup").rglob("*"):
        assert path.is_dir() or mark.encode() not in path.read_bytes(), path
    empty_instance()
    assert restore(tmp_path / "backup", now=NOON) == []
    assert Session.objects.count() == 0


@pytest.fixture
def altered(backed_up: Path) -> Path:
    """The copied database altered, and the manifest made to fit it."""
    [copy] = backed_up.glob("database.*")
    copy.write_bytes(copy.read_bytes() + b"\0" * 4096)
    made = manifest.read(backed_up)
    files = {**made.files, copy.name: manifest.measure(copy)}
    manifest.write(backed_up, dataclasses.replace(made, files=files))
    return backed_up


def test_a_database_altered_together_with_its_manifest_is_found(
    altered: Path, empty_instance: Callable[[], Path]
) -> None:
    empty_instance()
    with pytest.raises(BackupDamagedError, match="签名不符"):
        restore(altered, now=NOON)
    (altered / "manifest.sig").unlink()
    with pytest.raises(BackupDamagedError, match="没有签名"):
        restore(altered, now=NOON)
    assert connection.introspection.table_names() == []


def test_a_backup_signed_with_another_key_is_found(
    backed_up: Path, empty_instance: Callable[[], Path]
) -> None:
    manifest.sign(backed_up, Ed25519PrivateKey.generate())
    empty_instance()
    found = [str(one) for one in restore(backed_up, now=NOON)]
    assert [line for line in found if "备份可能被整个换过" in line]
