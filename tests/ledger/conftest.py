"""A fresh migrated database per test, on SQLite and PostgreSQL, with the app `slips` and a key."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections
from django.test.utils import override_settings
from ledger.world import NOON
from postgres_server import APPLICATION, OWNER, TEMPLATE, PostgresServer
from pytest_django.plugin import DjangoDbBlocker

from sunlit.config.databases.from_url import database_from_url, sqlite
from sunlit.ledger import gates, notes, protected
from sunlit.ledger.models import Log, LogCheckpoint
from sunlit.ledger.places import key_file
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.sequence import sequence

SLIPS_APP = "ledger.slips"
_numbers = itertools.count(1)


def connect_to(default: dict[str, Any], owner: dict[str, Any] | None = None) -> None:
    """Point Django's connections at a database, in every thread from now on."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        del connections[connection.alias]
    databases = {"default": dict(default)} | ({"owner": dict(owner)} if owner else {})
    django_settings.DATABASES = databases
    connections.settings = connections.configure_settings(databases)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    if not server.installed:
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed")
        pytest.skip("PostgreSQL is not installed")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def slips_app(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app `slips`, and a list that protects the ledger's own tables and this app's one."""
    own = [entry for entry in protected.PROTECTED if entry.table.startswith("ledger_")]
    slips = protected.Protected("slips_slip", "测试用的表")
    monkeypatch.setattr(protected, "PROTECTED", (*own, slips))
    monkeypatch.setattr(gates, "GATES", ())
    with override_settings(INSTALLED_APPS=[*django_settings.INSTALLED_APPS, SLIPS_APP]):
        yield


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger") / "template.sqlite3"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest,
    slips_app: None,
    instance: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[str]:
    """A fresh database as Django's default connection; on PostgreSQL as the application's role."""
    before = dict(connections.settings)
    make = _fresh_sqlite if request.param == "sqlite" else _fresh_postgresql
    with django_db_blocker.unblock():
        make(request, instance)
        yield request.param
        connections.close_all()
    connect_to(**before)


def _fresh_sqlite(request: pytest.FixtureRequest, instance: Path) -> None:
    template: Path = request.getfixturevalue("sqlite_template")
    if not template.exists():
        connect_to(sqlite(template))
        call_command("migrate", run_syncdb=True, verbosity=0)
        connections.close_all()
    shutil.copy(template, instance / "sunlit.sqlite3")
    connect_to(sqlite(instance / "sunlit.sqlite3"))


def _fresh_postgresql(request: pytest.FixtureRequest, instance: Path) -> None:
    server: PostgresServer = request.getfixturevalue("postgres")
    template = f"{TEMPLATE}_ledger"
    if not getattr(server, "ledger_template_is_ready", False):
        server.create_template(template)
        connect_to(
            database_from_url(server.url(template, APPLICATION)),
            owner=database_from_url(server.url(template, OWNER)),
        )
        call_command("migrate", run_syncdb=True, verbosity=0)
        connections.close_all()
        server.ledger_template_is_ready = True  # type: ignore[attr-defined]
    name = f"ledger_{next(_numbers)}"
    server.create_database_from_template(name, template)
    request.addfinalizer(lambda: server.drop_database(name))
    connect_to(
        database_from_url(server.url(name, APPLICATION)),
        owner=database_from_url(server.url(name, OWNER)),
    )


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "instance"
    folder.mkdir()
    with override_settings(
        INSTANCE_DIR=folder, PUBLIC_URL="https://office.example.cn", LOG_ORIGIN=""
    ):
        yield folder


@pytest.fixture
def key(instance: Path) -> Ed25519PrivateKey:
    return notes.create_key(key_file())


@pytest.fixture
def keep(key: Ed25519PrivateKey, database: str) -> Callable[..., LogCheckpoint | None]:
    """Sequence and publish a log once."""

    def keep_log(log: Log = Log.RECORD) -> LogCheckpoint | None:
        sequence(log, key=key.public_key(), now=NOON)
        return publish(log, key=key, now=NOON)

    return keep_log
