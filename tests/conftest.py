"""What every test may ask for: a database of its own, an instance, the tools of a real machine."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test.utils import override_settings
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker

from browser import chromium, page, windows_closed
from cases.milestones import ORGAN, Milestones
from databases import connect_to_fresh_sqlite, folder_of_the_run, fresh_database
from postgres_server import TEMPLATE, PostgresServer
from sunlit.ledger.notes import create_key
from sunlit.ledger.places import key_file

__all__ = ["chromium", "page", "windows_closed"]

# A busy machine makes examples slow; how fast they come says nothing about what they show.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long stories: what is left for the end of the queue is short."""
    items.sort(key=lambda item: "scenarios" not in item.path.parts)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A real PostgreSQL for the whole run; missing, it fails under CI."""
    server = PostgresServer(left=folder_of_the_run(tmp_path_factory, "postgresql"))
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
    return folder_of_the_run(tmp_path_factory, "template") / "template.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """The database of tests that roll back what they did: the same file, not migrated again."""
    with django_db_blocker.unblock():
        connect_to_fresh_sqlite(
            sqlite_template, tmp_path_factory.mktemp("rolled") / "sunlit.sqlite3"
        )


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
    request: pytest.FixtureRequest,
    instance: Path,
    django_db_blocker: DjangoDbBlocker,
    _milestones: Milestones,
) -> Iterator[str]:
    """A fresh database as Django's default connection, once on SQLite, once on PostgreSQL."""
    _milestones.leave()
    template = TEMPLATE
    if request.param == "postgresql" and {"persons", "milestones"} <= set(request.fixturenames):
        template = TEMPLATE if _plays_itself(request) else _milestones.template(ORGAN, TEMPLATE)
    place = instance / "sunlit.sqlite3"
    for made in fresh_database(request, django_db_blocker, place, template):
        _milestones.begin()
        yield made


@pytest.fixture(scope="session")
def _milestones(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Milestones:
    folder = tmp_path_factory.mktemp("milestones")
    return Milestones(folder, lambda: request.getfixturevalue("postgres"))


@pytest.fixture
def milestones(
    request: pytest.FixtureRequest, database: str, _milestones: Milestones
) -> Milestones | None:
    """States of a case that were played before; none for a test that may play it otherwise."""
    return None if _plays_itself(request) else _milestones


def _plays_itself(request: pytest.FixtureRequest) -> bool:
    """Whether the test plays its case from the lead: whoever patches the program does.

    (pytest-django's own fixtures ask for monkeypatch in every test and patch nothing of ours: they
    have no base.)
    """
    info = request.node._fixtureinfo
    defined = (one for each in info.name2fixturedefs.values() for one in each if one.baseid)
    asking = [info.argnames, *(one.argnames for one in defined)]
    return any("monkeypatch" in names for names in asking)
