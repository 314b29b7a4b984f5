"""A backup taken while officers work restores to an instance that proves itself."""

import json
import time
from pathlib import Path

import pytest

from postgres_server import APPLICATION, OWNER, PostgresServer
from scenarios.faults.load import Load, Officer
from scenarios.faults.rows import Rows
from serving import Instance, ServedInstance


@pytest.mark.slow
@pytest.mark.parametrize("demonstration", ["sqlite", "postgresql"], indirect=True)
def test_a_backup_under_load_restores_clean_with_the_same_root(
    demonstration: Instance, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Back up under load, restore into an empty instance: verify clean, same checkpoint root."""
    backup = tmp_path / "backup"
    with ServedInstance(demonstration) as served:
        officers = [Officer(served.url) for _ in range(3)]
        for officer in officers:
            officer.sign_in()
        load = Load(officers, 40)
        load.start()
        time.sleep(0.5)
        taken = demonstration.run("backup", str(backup))
        load.stop()
        load.finish()
    assert taken.returncode == 0, taken.stderr
    manifest = json.loads(next(backup.glob("*.json")).read_text("utf-8"))

    empty = Instance(tmp_path / "restored", _settings(demonstration, request))
    restored = empty.run("restore", str(backup))
    assert restored.returncode == 0, restored.stdout + restored.stderr
    for log, note in manifest["checkpoints"].items():
        shelved = empty.directory / "log" / log / "g1" / "checkpoint"
        assert _root_of(note) in _roots(shelved.read_text(), Rows(empty)), log
    assert empty.run("verify").returncode == 0
    assert empty.run("search", "--check").returncode == 0


def test_a_backup_does_not_go_into_an_instance_that_holds_something(
    demonstration: Instance, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    assert demonstration.run("backup", str(backup)).returncode == 0
    refused = demonstration.run("restore", str(backup))
    assert refused.returncode == 1
    assert "空的实例" in refused.stderr


def test_a_damaged_backup_is_refused_before_anything_is_written(
    demonstration: Instance, tmp_path: Path
) -> None:
    backup = tmp_path / "backup"
    assert demonstration.run("backup", str(backup)).returncode == 0
    stored = min(
        file for file in (backup / "files" / "store" / "objects").rglob("*") if file.is_file()
    )
    stored.chmod(0o600)
    stored.write_bytes(stored.read_bytes()[:-1])
    empty = Instance(tmp_path / "restored")
    refused = empty.run("restore", str(backup))
    assert refused.returncode == 1
    assert not (empty.directory / "sunlit.sqlite3").exists()


def _settings(made: Instance, request: pytest.FixtureRequest) -> dict[str, str]:
    if "SUNLIT_DATABASE_URL" not in made.settings:
        return {}
    server: PostgresServer = request.getfixturevalue("postgres")
    server.create_template("restored")
    request.addfinalizer(lambda: server.drop_database("restored"))
    return {
        "SUNLIT_DATABASE_URL": server.url("restored", APPLICATION),
        "SUNLIT_DATABASE_OWNER_URL": server.url("restored", OWNER),
    }


def _root_of(note: str) -> str:
    return note.splitlines()[2]


def _roots(shelved: str, rows: Rows) -> set[str]:
    stored = {_root_of(note) for (note,) in rows.read("SELECT note FROM ledger_logcheckpoint")}
    return stored | {_root_of(shelved)}
