"""A real PostgreSQL for the tests: own folder, free local port, owner ≠ application role."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg import sql

OWNER = "sunlit_owner"
APPLICATION = "sunlit_app"
TEMPLATE = "sunlit_template"
_SYSTEM_USER = "postgres"
_STARTING_SECONDS = 60
_FAST_SHUTDOWN = signal.SIGINT
"""Whoever is still connected is not waited for."""
_AT_ONCE = signal.SIGQUIT
"""Nothing is written any more: what is thrown away needs no checkpoint."""
_FORGETFUL = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
_MEMORY = Path("/dev/shm")
_ENOUGH = 10 * 1024**3
"""Two processes keep states there: one had kept 0.75 GB when it had run 250 tests of cases."""
_COPIES_FILES_BY_CHOICE = 150_000
"""Since this version a database is copied block by block through the log unless one says else."""
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "60",
    "timezone": "UTC",
}


def binaries() -> Path | None:
    """Return the folder of the newest installed server; None when there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class PostgresServer:
    """One server. It trusts local connections and, without a folder to keep, forgets everything.

    What is kept is written as an office writes it: durably, with the server's own settings.
    `left` is the folder of what servers of the same run leave each other.
    """

    def __init__(self, kept: Path | None = None, left: Path | None = None) -> None:
        self._binaries = binaries()
        self._kept = kept
        self.left = left
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._chooses_how_to_copy = False
        self.port = 0
        self.templates: set[str] = set()

    @property
    def installed(self) -> bool:
        """Whether this machine has a server to start."""
        return self._binaries is not None

    def start(self) -> None:
        """Make the cluster unless it is kept, start it and create both roles."""
        assert self._binaries is not None, "PostgreSQL is not installed"
        user = _server_user()
        self._folder = self._kept or Path(
            tempfile.mkdtemp(prefix="sunlit-postgresql-", dir=_where_to_forget())
        )
        data = self._folder / "data"
        is_new = not (data / "PG_VERSION").exists()
        if is_new:
            self._folder.mkdir(parents=True, exist_ok=True)
            if user is not None:
                shutil.chown(self._folder, user)
            self._make(data, user)
        self.port = _free_port()
        arguments = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        if self._kept is None:
            arguments += [f"--{name}={value}" for name, value in _FORGETFUL.items()]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(str(self._binaries / "postgres"), "-D", str(data), "-p", str(self.port)),
                    *("-k", str(self._folder), *arguments),
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                user=user,
                cwd=self._folder,
            )
        self._wait()
        with self._connect() as connection:
            self._chooses_how_to_copy = connection.info.server_version >= _COPIES_FILES_BY_CHOICE
        if is_new:
            for role in (OWNER, APPLICATION):
                self._run(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))

    def _make(self, data: Path, user: str | None) -> None:
        assert self._binaries is not None
        subprocess.run(
            [
                *(str(self._binaries / "initdb"), "-D", str(data), "-U", _SYSTEM_USER),
                *("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"),
            ],
            check=True,
            capture_output=True,
            user=user,
            cwd=self._folder,
        )

    def stop(self) -> None:
        """Stop the server by its process and remove its folder unless it is kept."""
        if self._process is not None:
            self._process.send_signal(_FAST_SHUTDOWN if self._kept else _AT_ONCE)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._folder is not None and self._kept is None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str, role: str = APPLICATION) -> str:
        """Return the address of a database, as an office would write it."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def create_template(self, name: str = TEMPLATE) -> None:
        """Create the empty database, owned by the owner role, that a session migrates once."""
        self._run(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(OWNER)
            )
        )

    def create_database_from_template(self, name: str, template: str = TEMPLATE) -> None:
        """Copy the template; nothing may be connected to it."""
        how = "STRATEGY FILE_COPY" if self._chooses_how_to_copy else ""
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} {}").format(
                *(sql.Identifier(each) for each in (name, template, OWNER)), sql.SQL(how)
            )
        )

    def write(self, name: str, file: Path) -> None:
        """Write a whole database to a file, for another server to read."""
        self._client("pg_dump", "--file", str(file), name)

    def read(self, name: str, file: Path) -> None:
        """Make a database of what another server wrote, with the owners and rights in it."""
        self.create_template(name)
        strict = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        self._client("psql", *strict, "--output", os.devnull, "--file", str(file), name)

    def _client(self, program: str, *arguments: str) -> None:
        assert self._binaries is not None
        whom = ("-h", "127.0.0.1", "-p", str(self.port), "-U", _SYSTEM_USER)
        subprocess.run(
            [str(self._binaries / program), *whom, *arguments], check=True, capture_output=True
        )

    def has_database(self, name: str) -> bool:
        """Whether there is a database of this name."""
        with self._connect() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is still connected."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        with self._connect() as connection:
            connection.execute(statement)

    def _connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(self.url("postgres", _SYSTEM_USER), autocommit=True)

    def _wait(self) -> None:
        deadline = time.monotonic() + _STARTING_SECONDS
        while True:
            try:
                self._connect().close()
            except psycopg.OperationalError:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return


def _where_to_forget() -> Path | None:
    """Return the memory where it has room: every test copies a database of a thousand files."""
    if not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return None
    return _MEMORY if shutil.disk_usage(_MEMORY).free > _ENOUGH else None


def _server_user() -> str | None:
    """Return the account to run the server as; PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam(_SYSTEM_USER).pw_name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
