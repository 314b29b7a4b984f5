"""A real PostgreSQL for the tests: own folder, free local port, owner ≠ application role."""

import os
import pwd
import shutil
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
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
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
    """One server of a test session. It trusts local connections and forgets everything."""

    def __init__(self) -> None:
        self._binaries = binaries()
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0
        self.templates: set[str] = set()

    @property
    def installed(self) -> bool:
        """Whether this machine has a server to start."""
        return self._binaries is not None

    def start(self) -> None:
        """Make the cluster, start it and create both roles."""
        assert self._binaries is not None, "PostgreSQL is not installed"
        self._folder = Path(tempfile.mkdtemp(prefix="sunlit-postgresql-"))
        user = _server_user()
        if user is not None:
            shutil.chown(self._folder, user)
        data = self._folder / "data"
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
        self.port = _free_port()
        arguments = [f"--{name}={value}" for name, value in _SETTINGS.items()]
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
        for role in (OWNER, APPLICATION):
            self._run(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))

    def stop(self) -> None:
        """Stop the server by its process and remove its folder."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._folder is not None:
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
        self._run(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
            )
        )

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
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                return


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
