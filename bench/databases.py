"""The database a run is measured on: SQLite in the instance, or a PostgreSQL that is kept.

The server of `--database postgresql` has its files beside the kept instances and writes as an
office's does: durably. A filled database is a template there; what is measured is a copy of it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from postgres_server import PostgresServer
from serving import TUESDAY, Instance, on_server

PROCESSES = {"sqlite": 1, "postgresql": 2}
"""An office with SQLite has one process of the product; one with PostgreSQL as many as it likes."""


@dataclass(frozen=True)
class Databases:
    """Where instances are made, copied and removed; `server` is None on SQLite."""

    server: PostgresServer | None

    @property
    def name(self) -> str:
        """What stands in the names of folders and in the results."""
        return "sqlite" if self.server is None else "postgresql"

    def new(self, folder: Path) -> Instance:
        """Return an instance with an empty folder and database; what was there is removed."""
        self.remove(folder)
        if self.server is not None:
            self.server.create_template(_database(folder))
        return self.at(folder)

    def at(self, folder: Path) -> Instance:
        """Return the instance of a folder."""
        instance = Instance(folder).at(TUESDAY)
        return on_server(self.server, instance, _database(folder)) if self.server else instance

    def is_there(self, folder: Path) -> bool:
        """Whether the folder and its database are there."""
        has_database = self.server is None or self.server.has_database(_database(folder))
        return folder.exists() and has_database

    def copy(self, made: Path, folder: Path) -> Instance:
        """Return a copy that a run may change; nothing may be connected to the original."""
        self.remove(folder)
        shutil.copytree(made, folder)
        if self.server is not None:
            self.server.create_database_from_template(_database(folder), _database(made))
        return self.at(folder)

    def remove(self, folder: Path) -> None:
        """Remove an instance that may not be there."""
        shutil.rmtree(folder, ignore_errors=True)
        if self.server is not None:
            self.server.drop_database(_database(folder))


def as_owner(instance: Instance) -> Instance:
    """Return the instance as a bulk load needs it: it may put the database's triggers aside."""
    url = instance.settings.get("SUNLIT_DATABASE_OWNER_URL", "")
    return replace(
        instance, settings={**instance.settings, **({"SUNLIT_DATABASE_URL": url} if url else {})}
    )


@contextmanager
def databases(name: str, keep: Path) -> Iterator[Databases]:
    """Yield the databases of that name; the server of PostgreSQL runs meanwhile.

    :raises RuntimeError: when PostgreSQL is not installed.
    """
    if name == "sqlite":
        yield Databases(None)
        return
    server = PostgresServer(keep / "postgresql")
    if not server.installed:
        raise RuntimeError("PostgreSQL is not installed on this machine")
    server.start()
    try:
        yield Databases(server)
    finally:
        server.stop()


def _database(folder: Path) -> str:
    return folder.name.replace("-", "_")
