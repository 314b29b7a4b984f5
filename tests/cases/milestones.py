"""What a database and its instance folder held when a story reached a step, copied ever after.

The story of a faultless case is played once a session; whoever asks for the same step of the same
case begins from the copy. It is copied only in place of what it followed from: a database in which
somebody has written anything else plays on by itself.
"""

import itertools
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

from postgres_server import PostgresServer

State = tuple[object, ...]
ORGAN = ("organ",)
"""The state in which there are people and no case."""
_numbers = itertools.count(1)


@dataclass
class Milestones:
    """The states kept so far, on both databases, and where the database of this test stands."""

    folder: Path
    server: Callable[[], PostgresServer]
    _kept: dict[tuple[str, State], str] = field(default_factory=dict)
    _at: State | None = None
    _mark: object = None
    _begun_as: object = None
    _new_from: State | None = None

    def leave(self) -> None:
        """Know nothing of the database, which is another one."""
        self._at = self._new_from = None

    def begin(self) -> None:
        """Remember how the database is before any fixture has written to it."""
        self._begun_as = _mark()

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was written yet, so that another state may stand in its place.

        One that was made from a state is that state, whatever was written since.
        """
        return self._new_from is not None or self._begun_as == _mark()

    def template(self, state: State, otherwise: str) -> str:
        """Return what to make the next database on PostgreSQL from, so that it begins there."""
        self.leave()
        name = self._kept.get(("postgresql", state))
        if name is None:
            return otherwise
        self._new_from = state
        return name

    @property
    def at(self) -> State | None:
        """The state that the database is in; none when anything was written since, or may be."""
        if self._at is None or connection.in_atomic_block or self._mark != _mark():
            return None
        return self._at

    def copy(self, state: State) -> bool:
        """Put that state in place of the database and say whether it was kept."""
        name = self._kept.get((connection.vendor, state))
        if name is None:
            return False
        connections.close_all()
        if connection.vendor == "sqlite":
            for suffix in ("-wal", "-shm"):
                Path(f"{_database()}{suffix}").unlink(missing_ok=True)
        elif self._new_from != state:
            server = self.server()
            server.drop_database(_database())
            server.create_database_from_template(_database(), name)
        self._new_from = None
        shutil.copytree(self.folder / name, settings.INSTANCE_DIR, dirs_exist_ok=True)
        self._stand(state)
        return True

    def keep(self, state: State) -> None:
        """Keep what the database and the folder hold now as that state."""
        name = f"milestone_{next(_numbers)}"
        connections.close_all()
        shutil.copytree(settings.INSTANCE_DIR, self.folder / name)
        if connection.vendor == "postgresql":
            self.server().create_database_from_template(name, _database())
            self.server().templates.add(name)
        self._kept[connection.vendor, state] = name
        self._stand(state)

    def _stand(self, state: State) -> None:
        self._at, self._mark = state, _mark()


def state_of(step: str, moments: Mapping[str, str], *case: object) -> State:
    """Return the state of that case after the step, which came after those before it."""
    return (step, tuple(moments.items()), *case)


def _database() -> str:
    return str(connection.settings_dict["NAME"])


def _mark() -> object:
    """Return what is another value after anything was written.

    On PostgreSQL every transaction of the server that writes has a number: the next one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())")
            return cursor.fetchone()
    file, log = Path(_database()), Path(f"{_database()}-wal")
    return file.stat().st_mtime_ns, log.stat().st_size if log.exists() else 0
