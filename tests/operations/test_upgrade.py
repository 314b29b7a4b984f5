"""An instance of an older version is brought up to this one, whoever else tries, however often."""

import random
import subprocess
import tarfile
import time
import urllib.request
from pathlib import Path

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from scenarios.faults.inside import inside
from scenarios.faults.load import Officer
from scenarios.faults.rows import Rows
from scenarios.faults.working import KILLS
from serving import TUESDAY, Instance, ServedInstance
from sunlit.documents.fonts import missing_fonts
from sunlit.ledger import triggers

ARCHIVES = sorted((Path(__file__).parent / "instances").glob("*.tar.xz"))
MOST_BYTES = 300_000


@pytest.fixture(params=ARCHIVES, ids=lambda path: path.name.partition(".")[0])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Instance:
    """An instance as an older version left it."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path / "older", filter="data")
    return Instance(tmp_path / "older").at(TUESDAY)


def require_whole(instance: Instance, blocker: DjangoDbBlocker) -> None:
    """Hold structure, protection, log and files against this version."""
    with inside(instance, blocker):
        assert triggers.missing(connections["default"]) == []
    planned = instance.run("verify")
    assert planned.returncode == 0, planned.stdout
    checked = instance.run("duties", "--check")
    assert checked.returncode == 0, checked.stdout


def test_an_older_instance_is_small() -> None:
    assert ARCHIVES
    assert [path.name for path in ARCHIVES if path.stat().st_size > MOST_BYTES] == []


def test_an_older_instance_is_served_by_this_version_with_its_cases(
    older: Instance, django_db_blocker: DjangoDbBlocker
) -> None:
    [(case,)] = Rows(older).read("SELECT uuid FROM cases_case")
    with ServedInstance(older) as served:
        officer = Officer(served.url)
        officer.sign_in()
        page = officer.read(f"/desk/cases/{case}/")
        assert "YQFGW-CF-2026-0001" in page
        with urllib.request.urlopen(f"{served.url}/readyz", timeout=10) as answer:
            assert answer.read() == b"ready\n"
        if not missing_fonts():
            _wait_for_papers(older)
    require_whole(older, django_db_blocker)


def test_two_processes_may_start_the_upgrade_at_once(
    older: Instance, django_db_blocker: DjangoDbBlocker
) -> None:
    both = [
        subprocess.Popen(
            older.command("init"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=older.environment,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    require_whole(older, django_db_blocker)


def test_an_upgrade_that_was_killed_is_started_again(
    older: Instance, django_db_blocker: DjangoDbBlocker
) -> None:
    chance = random.Random(26)
    for _ in range(KILLS):
        process = subprocess.Popen(
            older.command("init"),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=older.environment,
        )
        time.sleep(chance.uniform(0.5, 2.5))
        process.kill()
        process.wait()
    assert older.run("init").returncode == 0
    require_whole(older, django_db_blocker)


def _wait_for_papers(instance: Instance) -> None:
    """The papers that the older version had not set get their PDF."""
    for _ in range(60):
        [(missing,)] = Rows(instance).read(
            "SELECT count(*) FROM documents_document WHERE id NOT IN"
            " (SELECT document_id FROM documents_rendition)"
        )
        if not missing:
            return
        time.sleep(1)
    raise AssertionError(f"{missing} papers of the older version have no PDF")
