"""`sunlit serve` and `sunlit verify` on a database that lost what it had acknowledged."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from operations.test_readiness import act
from serving import Instance
from sunlit.ledger.models import Log
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence

pytestmark = pytest.mark.usefixtures("database", "website")


@pytest.fixture
def published(database: str, instance: Path) -> Instance:
    """An instance with one published act."""
    if database != "sqlite":
        pytest.skip("the commands are given an SQLite instance here")
    act()
    key, now = load_key(key_file()), timezone.now()
    sequence(Log.RECORD, key=key.public_key(), now=now)
    publish(Log.RECORD, key=key, now=now)
    (instance / "secret-key").write_text("secret")
    connection.close()
    return Instance(instance, {"SUNLIT_PUBLIC_URL": settings.PUBLIC_URL})


def test_serve_refuses_an_older_database_until_somebody_says_why(published: Instance) -> None:
    kept = published.directory / "kept.txt"
    kept.write_bytes((published.directory / "log/record/checkpoint").read_bytes())
    for file in published.directory.glob("sunlit.sqlite3*"):
        file.unlink()
    refused = published.run("serve")
    assert refused.returncode == 1
    assert "数据库文件丢失" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert published.run("resume", "--reason", "丢了").returncode == 1
    resumed = published.run("resume", "--reason", "磁盘损坏，备份也没有")
    assert resumed.returncode == 0, resumed.stderr
    assert "记录日志另起第 2 代" in resumed.stdout
    assert published.run("resume", "--reason", "磁盘损坏，备份也没有").returncode == 1
    held = published.run("verify", "--checkpoint", str(kept))
    assert held.returncode == 1
    assert "数据库里没有这个日志" in held.stdout


def test_verify_tells_a_damaged_database_in_words(published: Instance) -> None:
    for file in published.directory.glob("sunlit.sqlite3*"):
        file.unlink()
    (published.directory / "sunlit.sqlite3").write_bytes(b"not a database at all" * 500)
    for command in ("verify", "serve", "check"):
        told = published.run(command)
        assert told.returncode == 1
        assert "数据库文件已经损坏" in told.stdout + told.stderr, command
        assert "Traceback" not in told.stderr
