"""The second record of every acknowledged act: what a torn write-ahead log loses then."""

import shutil
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from ledger.world import act
from sunlit.commands.whole_log import lost_acts, require_whole_log
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.side_log import (
    catch_up,
    entries,
    know_as_lost,
    lost,
    side_log_fault,
)

pytestmark = pytest.mark.usefixtures("database", "key")


@pytest.fixture
def folder(instance: Path) -> Path:
    return instance / "side-log"


def test_an_acknowledged_act_lies_in_the_second_record_with_all_it_holds(folder: Path) -> None:
    event = act(amount=7)
    [entry] = entries(folder)
    assert entry["id"] == str(event.pk)
    assert entry["canonical"].encode() == bytes(event.canonical)
    assert list(lost(folder)) == []
    [file] = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0


def test_an_act_that_was_taken_back_is_not_in_the_second_record(folder: Path) -> None:
    act()
    with transaction.atomic():
        act()
        transaction.set_rollback(True)
    assert len(list(entries(folder))) == 1


def test_a_missing_write_ahead_log_loses_acts_that_the_second_record_names(
    folder: Path, instance: Path, tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if database != "sqlite":
        pytest.skip("PostgreSQL refuses to start on a torn log of its own")
    act()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    late = [str(act().pk) for _ in range(3)]
    shutil.copy(instance / "sunlit.sqlite3", tmp_path / "torn")  # without its -wal
    connection.close()
    for file in instance.glob("sunlit.sqlite3*"):
        file.unlink()
    shutil.copy(tmp_path / "torn", instance / "sunlit.sqlite3")
    assert PendingEvent.objects.count() == 1  # three acknowledged acts are gone, none was published
    assert sorted(entry["id"] for entry in lost(folder)) == sorted(late)
    with pytest.raises(SystemExit):
        require_whole_log()
    assert capsys.readouterr().err.count("数据库缺少已经办成的事项") == 3
    know_as_lost(folder, late)
    require_whole_log()


def test_a_torn_line_is_no_entry_and_swallows_no_other(folder: Path) -> None:
    act()
    [file] = folder.iterdir()
    with file.open("ab") as torn:
        torn.write(b'\n{"id": "half of a li')
    act()
    assert len(list(entries(folder))) == 2


def test_a_second_record_that_cannot_be_written_stops_nobody_and_is_made_up_for(
    folder: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.SIDE_LOG = str(tmp_path / "not mounted")
    act()
    assert "没有写全" in side_log_fault()
    (tmp_path / "not mounted").mkdir()
    act()
    assert catch_up() == 1
    assert side_log_fault() == ""
    assert len(list(entries(tmp_path / "not mounted"))) == 2
    assert not folder.exists()


def test_an_office_that_wants_none_has_none(folder: Path, settings: Settings) -> None:
    settings.SIDE_LOG = "none"
    act()
    assert not folder.exists()
    assert lost_acts() == []
