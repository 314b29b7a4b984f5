"""What every test may ask for: a database of its own, an instance, the tools of a real machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test.utils import override_settings
from pytest_django.plugin import DjangoDbBlocker

from browser import chromium, page
from databases import fresh_database
from postgres_server import TEMPLATE, PostgresServer
from sunlit.ledger.notes import create_key
from sunlit.ledger.places import key_file

__all__ = ["chromium", "page"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL for the whole run; missing, it fails under CI."""
    server = PostgresServer()
    if not server.installed:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the migrated SQLite file of this run stands."""
    return tmp_path_factory.mktemp("template") / "template.sqlite3"


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    """An instance folder of this test's own, with its signing key."""
    folder = tmp_path / "instance"
    folder.mkdir()
    with override_settings(INSTANCE_DIR=folder):
        create_key(key_file())
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, instance: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """A fresh database as Django's default connection, once on SQLite, once on PostgreSQL."""
    yield from fresh_database(request, django_db_blocker, instance / "sunlit.sqlite3", TEMPLATE)
