"""`sunlit serve`: web and background work in one process with threads."""

import argparse
import sys
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection
from gunicorn.app.base import BaseApplication

from sunlit.commands.background import Background
from sunlit.commands.instance import bring_up_to_date, require_instance
from sunlit.ledger import triggers

HELP = "启动：网页和后台工作在同一个进程里"
THREADS = 16


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the address to listen on."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    require_instance()
    bring_up_to_date()
    missing = triggers.missing(connection)
    if missing:
        print("数据库的保护不完整，不能启动：", *missing, sep="\n", file=sys.stderr)
        return 1
    Server(f"{options.host}:{options.port}").run()
    return 0


class Server(BaseApplication):
    """One gunicorn worker with threads; the background thread starts inside that worker only."""

    def __init__(self, address: str) -> None:
        """Listen on `address` (host:port)."""
        self._address = address
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up: one process, so that one write lock holds every writer."""
        self.cfg.set("bind", self._address)
        self.cfg.set("workers", 1)
        self.cfg.set("threads", THREADS)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("timeout", 120)
        self.cfg.set("graceful_timeout", 20)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("post_worker_init", _start_background)
        self.cfg.set("worker_exit", _stop_background)

    def load(self) -> Any:
        """Return the web application."""
        return get_wsgi_application()


def _start_background(worker: Any) -> None:
    worker.sunlit_background = Background()
    worker.sunlit_background.start()


def _stop_background(_server: Any, worker: Any) -> None:
    background = getattr(worker, "sunlit_background", None)
    if background:
        background.stop()
