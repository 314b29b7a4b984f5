"""An instance of an older version is brought up to this one, whoever else tries, however often."""

import random
import re
import shutil
import sqlite3
import subprocess
import tarfile
import time
import urllib.request
from datetime import date
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
from sunlit.people.models import Person
from sunlit.people.services.add_qualification import add_qualification
from sunlit.rules.reviewers import ReviewersGround
from sunlit.web import clock

ARCHIVES = sorted((Path(__file__).parent / "instances").glob("*.tar.xz"))
MOST_BYTES = 500_000
_NO_REGISTER = "还没有开始登记法律职业资格"


@pytest.fixture(params=ARCHIVES, ids=lambda path: path.name.partition(".")[0])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Instance:
    """An instance as an older version left it."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path / "older", filter="data")
    return Instance(tmp_path / "older").at(TUESDAY)


def require_whole(instance: Instance, blocker: DjangoDbBlocker) -> None:
    """Do what the manual says of an upgrade, and hold all that there is against this version."""
    assert instance.run("duties").returncode == 0
    planned = instance.run("verify")
    assert planned.returncode == 0, planned.stdout
    assert planned.stdout.count(_NO_REGISTER) == planned.stdout.count("说明（不是问题）："), (
        planned.stdout
    )
    with inside(instance, blocker):
        assert triggers.missing(connections["default"]) == []
        if _NO_REGISTER in planned.stdout:
            _register_the_reviewer()
    assert "说明（不是问题）" not in instance.run("verify").stdout
    checked = instance.run("duties", "--check")
    assert checked.returncode == 0, checked.stdout


def _register_the_reviewer() -> None:
    """Enter what an earlier version did not ask for: that the reviewer passed the examination."""
    add_qualification(
        Person.objects.get(username="reviewer"),
        ReviewersGround.QUALIFIED,
        "示例A20160001",
        date(2016, 3, 1),
        actor=Person.objects.get(username="secadmin"),
        now=clock.now(),
    )


def test_an_older_instance_is_small() -> None:
    assert ARCHIVES
    assert [path.name for path in ARCHIVES if path.stat().st_size > MOST_BYTES] == []


def test_the_leaves_that_an_older_version_signed_stay_as_they_are(older: Instance) -> None:
    kept = [older.directory.with_name(f"{log}.checkpoint") for log in ("record", "publicity")]
    for file in kept:
        shutil.copy(older.directory / "log" / file.stem / "checkpoint", file)
    before = _leaves(older)
    assert before
    assert older.run("init").returncode == 0
    assert _leaves(older)[: len(before)] == before
    held = older.run("verify", "--checkpoint", *map(str, kept)).stdout
    assert held.count("：一致：") == len(kept), held


def test_an_older_instance_is_served_by_this_version_with_its_cases(
    older: Instance, django_db_blocker: DjangoDbBlocker
) -> None:
    with ServedInstance(older.as_delivered()) as served:
        officer = Officer(served.url)
        officer.sign_in()
        for case, number in Rows(older).read("SELECT uuid, number FROM cases_case"):
            page = officer.read(f"/desk/cases/{case}/")
            assert number in page
            for address in sorted(set(re.findall(rf'href="(/desk/cases/{case}/[^"#]+)"', page))):
                officer.read(address)
        with urllib.request.urlopen(f"{served.url}/readyz", timeout=10) as answer:
            assert answer.read() == b"ready\n"
        if not missing_fonts():
            _wait_for_papers(older)
        _wait_until_derived(older)
    assert older.run("duties", "--check").returncode == 0
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


def _leaves(instance: Instance) -> list[tuple[object, ...]]:
    """Return every leaf in its place, with the bytes and the salt that it commits to."""
    with sqlite3.connect(instance.directory / "sunlit.sqlite3") as database:
        return database.execute(
            "SELECT origin_id, leaf, canonical, salt FROM ledger_logentry JOIN ledger_pendingevent"
            " ON ledger_pendingevent.id = pending_id ORDER BY ledger_logentry.id"
        ).fetchall()


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


def _wait_until_derived(instance: Instance) -> None:
    """What is due follows the law of this version without anybody asking."""
    for _ in range(60):
        states = Rows(instance).read("SELECT state FROM jobs_job WHERE kind = 'cases.derive_again'")
        if states == [("done",)]:
            return
        time.sleep(1)
    raise AssertionError(f"the duties of the older version are not derived again: {states}")
