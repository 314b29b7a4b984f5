"""A fresh migrated database for a test, on SQLite and PostgreSQL, as the product uses it.

A test never flushes: SQLite copies a template file, PostgreSQL a template database. On
PostgreSQL the test is the application's role, not the owner.
"""

import fcntl
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from postgres_server import APPLICATION, OWNER, PostgresServer
from sunlit.config.databases.from_url import database_from_url, sqlite

_numbers = itertools.count(1)


def connect_to(default: dict[str, Any], owner: dict[str, Any] | None = None) -> None:
    """Point Django's connections at a database, in every thread from now on."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        del connections[connection.alias]
    databases = {"default": dict(default)} | ({"owner": dict(owner)} if owner else {})
    django_settings.DATABASES = databases
    connections.settings = connections.configure_settings(databases)


def fresh_database(
    request: pytest.FixtureRequest, blocker: DjangoDbBlocker, file: Path, template: str
) -> Iterator[str]:
    """Yield "sqlite" or "postgresql", whichever `request` asks for, connected for one test.

    The fixture `sqlite_template` says where the migrated file of the run stands; `template` is the
    template database's name on PostgreSQL.
    """
    before = dict(connections.settings)
    with blocker.unblock():
        if request.param == "sqlite":
            connect_to_fresh_sqlite(request.getfixturevalue("sqlite_template"), file)
        else:
            server: PostgresServer = request.getfixturevalue("postgres")
            connect_to_fresh_postgresql(server, template, request.addfinalizer)
        yield str(request.param)
        connections.close_all()
    connect_to(**before)


def connect_to_fresh_sqlite(template: Path, file: Path) -> None:
    """Copy the template (made at the first call) to `file` and connect to it."""
    with one_at_a_time(template):
        if not template.exists():
            connect_to(sqlite(template))
            call_command("migrate", run_syncdb=True, verbosity=0)
            connections.close_all()
    shutil.copy(template, file)
    connect_to(sqlite(file))


def folder_of_the_run(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a folder that every process of this run of the tests shares."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def one_at_a_time(place: Path) -> Iterator[None]:
    """Let no other process of the run make what is to stand there meanwhile."""
    with place.with_name(f"{place.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def connect_to_fresh_postgresql(
    server: PostgresServer, template: str, finalize: Callable[[Callable[[], None]], None]
) -> None:
    """Create a database from the template (made at the first call) and connect to it."""
    migrate_template(server, template)
    name = f"sunlit_{next(_numbers)}"
    server.create_database_from_template(name, template)
    finalize(lambda: server.drop_database(name))
    _connect(server, name)


def migrate_template(server: PostgresServer, template: str) -> None:
    """Make the template once a run: it stays connected to nothing, whoever was connected before."""
    if template not in server.templates:
        made_or_read(server, template, _migrate)
        server.templates.add(template)


def made_or_read(
    server: PostgresServer, name: str, make: Callable[[PostgresServer, str], object]
) -> None:
    """Read the database as another process of the run left it, or make it and leave it for others.

    Each process has a server of its own.
    """
    if server.left is None:
        make(server, name)
        return
    file = server.left / f"{name}.sql"
    with one_at_a_time(file):
        if file.exists():
            server.read(name, file)
        else:
            make(server, name)
            server.write(name, file)


def _migrate(server: PostgresServer, template: str) -> None:
    server.create_template(template)
    _connect(server, template)
    call_command("migrate", run_syncdb=True, verbosity=0)
    connections.close_all()


def _connect(server: PostgresServer, name: str) -> None:
    connect_to(
        database_from_url(server.url(name, APPLICATION)),
        owner=database_from_url(server.url(name, OWNER)),
    )
