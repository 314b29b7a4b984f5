"""A server of one small application behind the intake, with short times: for its tests.

Called as a program: `intake_app.py PORT PROXIES`.
"""

import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from gunicorn.app.base import BaseApplication

from sunlit.commands.intake.rules import Rules
from sunlit.commands.intake.worker import IntakeWorker

THREADS = 4
MOST_OF_A_FORM = 200_000
LARGE = 900_000
PER_ADDRESS = 60
HEAD_SECONDS = 1.0


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with what was sent; `/large` with much, `/long` after a while."""
    path = environ["PATH_INFO"]
    if path == "/long":
        time.sleep(1)
    length = int(environ.get("CONTENT_LENGTH") or 0)
    taken = environ["wsgi.input"].read() if length <= MOST_OF_A_FORM or path == "/files" else b""
    body = b"x" * LARGE if path == "/large" else b"%s %d" % (path.encode(), len(taken))
    status = "200 OK" if len(taken) == length else "413 Too Large"
    start(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Small(BaseApplication):
    """Gunicorn with that application."""

    def __init__(self, port: int, proxies: int) -> None:
        """Listen on that port."""
        self._port = port
        self._proxies = proxies
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up as `serve` does."""
        rules = Rules(
            most_whole=lambda _path: MOST_OF_A_FORM,
            takes_files=lambda path: path == "/files",
            sends_files=lambda path: path == "/film",
            per_address=PER_ADDRESS,
            proxies=self._proxies,
            head_seconds=HEAD_SECONDS,
            body_seconds=1.0,
            idle_seconds=1.0,
        )
        self.cfg.set("worker_class", type("Intake", (IntakeWorker,), {"rules": rules}))
        self.cfg.set("bind", f"127.0.0.1:{self._port}")
        self.cfg.set("threads", THREADS)
        self.cfg.set("worker_connections", 200)
        self.cfg.set("sendfile", False)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("graceful_timeout", 5)

    def load(self) -> Any:
        """Return the application."""
        return application


if __name__ == "__main__":
    Small(int(sys.argv[1]), int(sys.argv[2])).run()
