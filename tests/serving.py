"""The product as an office runs it: `sunlit serve`, a process of its own on an instance of its own.

`make_demonstration` fills one folder (and, on PostgreSQL, one template database) a session;
`copy_demonstration` makes from it, in no time, the instance of one test.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from postgres_server import APPLICATION, OWNER, PostgresServer

PASSWORD = "sunlit-demo"
TUESDAY = "2026-11-24T09:00+08:00"
_PROGRAM = Path(sys.executable).with_name("sunlit")
_STARTING_SECONDS = 60.0
_STOPPING_SECONDS = 40.0
_SHOWN = 3000
_KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "SUNLIT_FONTS", "DJANGO_SETTINGS_MODULE")


@dataclass(frozen=True)
class Instance:
    """Where an instance is and what it is told; `settings` are its environment variables.

    Under pytest its passwords are those of `quick_settings`, unless it is `as_delivered`.
    """

    directory: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def at(self, clock: str) -> "Instance":
        """Return the same instance with its clock at that moment (2026-12-02T09:00+08:00)."""
        return replace(self, settings={**self.settings, "SUNLIT_CLOCK": clock})

    def as_delivered(self) -> "Instance":
        """Return the same instance with the settings of the product, and no others."""
        own = {"DJANGO_SETTINGS_MODULE": "sunlit.config.settings"}
        return replace(self, settings={**self.settings, **own})

    @property
    def database(self) -> str:
        """The name of its PostgreSQL database; empty on SQLite."""
        return self.settings.get("SUNLIT_DATABASE_URL", "").rpartition("/")[2]

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see: nothing of the shell but what a program needs."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {**kept, "PYTHONPATH": str(Path(__file__).parent), **self.settings}

    def command(self, *arguments: str) -> list[str]:
        """Return the call of the program on this instance."""
        return [str(_PROGRAM), "--instance", str(self.directory), *arguments]

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run one command of the program to its end, whatever its exit status."""
        return subprocess.run(
            self.command(*arguments),
            check=False,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=300,
        )


def make_demonstration(
    directory: Path, server: PostgresServer | None = None, clock: str = TUESDAY
) -> Instance:
    """Fill a new instance with the demonstration organ, on SQLite or on the given PostgreSQL.

    On SQLite from nothing; on PostgreSQL from the migrated template.
    """
    instance = Instance(directory).at(clock)
    if server is not None:
        server.create_database_from_template(template_of(directory))
        instance = on_server(server, instance, template_of(directory))
    done = instance.run("demo")
    if done.returncode:
        raise RuntimeError(f"the demonstration cannot be made: {done.stderr[-_SHOWN:]}")
    return instance


def copy_demonstration(
    made: Instance, directory: Path, server: PostgresServer | None = None
) -> Instance:
    """Return a copy that one test may change; nothing may run on the original."""
    shutil.copytree(made.directory, directory)
    copy = replace(made, directory=directory)
    if server is None:
        return copy
    name = f"{template_of(made.directory)}_{time.monotonic_ns()}"
    server.create_database_from_template(name, template_of(made.directory))
    return on_server(server, copy, name)


def template_of(directory: Path) -> str:
    """Return the name of the database that a demonstration in this folder is copied from."""
    return f"demonstration_{sha256(bytes(directory)).hexdigest()[:16]}"


def on_server(server: PostgresServer, instance: Instance, database: str) -> Instance:
    """Return the same instance with its rows in that database."""
    urls = {
        "SUNLIT_DATABASE_URL": server.url(database, APPLICATION),
        "SUNLIT_DATABASE_OWNER_URL": server.url(database, OWNER),
    }
    return replace(instance, settings={**instance.settings, **urls})


class ServedInstance:
    """The running product. Its port stays its own over every restart; it is stopped by its id."""

    def __init__(self, instance: Instance, *options: str) -> None:
        self.instance = instance
        self._options = options
        self.port = free_port()
        self.log = instance.directory.with_name(f"{instance.directory.name}.log")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        """What the program has written so far."""
        return self.log.read_text("utf-8")

    @property
    def process_id(self) -> int:
        """The id of the running program; the worker is a child of it."""
        assert self._process is not None, "the program is not running"
        return self._process.pid

    def start(self) -> None:
        """Start the program in a process group of its own and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.instance.command("serve", "--port", str(self.port), *self._options),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.instance.environment,
                start_new_session=True,
            )
        deadline = time.monotonic() + _STARTING_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the program does not answer: {self.said[-_SHOWN:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask the program to end, and wait for it."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End the program and its workers at once, as a power failure does."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def restart(self, clock: str) -> None:
        """Stop, and go on with the clock at `clock`."""
        self.stop()
        self.instance = self.instance.at(clock)
        self.start()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
