"""The demonstration organ for every scenario: made once a session, copied for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench.sizes import run_module
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from databases import (
    connect_to,
    folder_of_the_run,
    made_or_read,
    migrate_template,
    one_at_a_time,
)
from postgres_server import TEMPLATE, PostgresServer
from scenarios.office import Office, in_this_process
from serving import (
    TUESDAY,
    Instance,
    ServedInstance,
    copy_demonstration,
    make_demonstration,
    on_server,
    template_of,
)


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """The demonstration on SQLite; only copied, never changed."""
    made = folder_of_the_run(tmp_path_factory, "sqlite") / "demonstration"
    with one_at_a_time(made):
        return Instance(made).at(TUESDAY) if made.exists() else make_demonstration(made)


@pytest.fixture(scope="session")
def with_papers(on_sqlite: Instance, tmp_path_factory: pytest.TempPathFactory) -> Instance:
    """The same with every paper set, so that no copy that is served sets all of them again."""
    made = folder_of_the_run(tmp_path_factory, "sqlite") / "with-papers"
    with one_at_a_time(made):
        if not made.exists():
            set_now = copy_demonstration(on_sqlite, made.with_name("papers-being-set"))
            run_module("bench.papers", set_now)
            set_now.directory.rename(made)
    return Instance(made).at(TUESDAY)


@pytest.fixture(scope="session")
def on_postgresql(
    tmp_path_factory: pytest.TempPathFactory,
    postgres: PostgresServer,
    django_db_blocker: DjangoDbBlocker,
) -> Instance:
    """The demonstration on PostgreSQL; only copied, never changed."""
    before = dict(connections.settings)
    with django_db_blocker.unblock():
        migrate_template(postgres, TEMPLATE)
    connect_to(**before)
    made = folder_of_the_run(tmp_path_factory, "postgresql") / "demonstration"
    name = template_of(made)
    made_or_read(postgres, name, lambda server, _: make_demonstration(made, server))
    return on_server(postgres, Instance(made).at(TUESDAY), name)


@pytest.fixture
def demonstration(request: pytest.FixtureRequest, tmp_path: Path) -> Instance:
    """A copy of this test's own; parametrize it indirectly with what it is a copy of.

    `sqlite` has its papers set; `sqlite-with-work` and `postgresql` have them to be set.
    """
    name = {"sqlite": "with_papers", "sqlite-with-work": "on_sqlite"}
    original = name.get(getattr(request, "param", "sqlite"), "on_postgresql")
    return _copy(request, original, tmp_path / "demonstration")


@pytest.fixture
def served(demonstration: Instance) -> Iterator[ServedInstance]:
    """The running product on that copy."""
    with ServedInstance(demonstration) as running:
        yield running


@pytest.fixture(scope="module")
def shared(
    with_papers: Instance, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedInstance]:
    """One running product for a file whose tests read, or write what no other one reads."""
    copy = copy_demonstration(with_papers, tmp_path_factory.mktemp("shared") / "demonstration")
    with ServedInstance(copy) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def office(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Office]:
    """A copy in this process, without a server: once on SQLite, once on PostgreSQL."""
    copy = _copy(request, f"on_{request.param}", tmp_path / "demonstration")
    with in_this_process(copy, django_db_blocker) as office:
        yield office


@pytest.fixture
def begun(
    with_papers: Instance, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Callable[[Callable[[Office], str]], tuple[Instance, str]]:
    """Let a case begin without a browser, where its beginning is shown elsewhere.

    What is returned begins one and says where it is: call it before the instance is served.
    """

    def begin(first_steps: Callable[[Office], str]) -> tuple[Instance, str]:
        copy = copy_demonstration(with_papers, tmp_path / "demonstration")
        with in_this_process(copy, django_db_blocker) as office:
            return copy, first_steps(office)

    return begin


def _copy(request: pytest.FixtureRequest, original: str, directory: Path) -> Instance:
    made: Instance = request.getfixturevalue(original)
    if original != "on_postgresql":
        return copy_demonstration(made, directory)
    server: PostgresServer = request.getfixturevalue("postgres")
    copy = copy_demonstration(made, directory, server)
    request.addfinalizer(lambda: server.drop_database(copy.database))
    return copy
