"""The demonstration organ for every scenario: made once a session, copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres_server import PostgresServer
from serving import Instance, ServedInstance, copy_demonstration, make_demonstration


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """The demonstration on SQLite; only copied, never changed."""
    return make_demonstration(tmp_path_factory.mktemp("sqlite") / "demonstration")


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory, postgres: PostgresServer) -> Instance:
    """The demonstration on PostgreSQL; only copied, never changed."""
    return make_demonstration(tmp_path_factory.mktemp("postgresql") / "demonstration", postgres)


@pytest.fixture
def demonstration(request: pytest.FixtureRequest, tmp_path: Path) -> Instance:
    """A copy of this test's own; parametrize it indirectly with sqlite or postgresql."""
    directory = tmp_path / "demonstration"
    if getattr(request, "param", "sqlite") == "sqlite":
        return copy_demonstration(request.getfixturevalue("on_sqlite"), directory)
    server: PostgresServer = request.getfixturevalue("postgres")
    return copy_demonstration(request.getfixturevalue("on_postgresql"), directory, server)


@pytest.fixture
def served(demonstration: Instance) -> Iterator[ServedInstance]:
    """The running product on that copy."""
    with ServedInstance(demonstration) as running:
        yield running
