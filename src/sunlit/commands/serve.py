"""`sunlit serve`: web and background work in one process with threads."""

import argparse
import gc
import resource
import sys
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections
from gunicorn.app.base import BaseApplication

from sunlit.commands.background import Background
from sunlit.commands.instance import bring_up_to_date, require_instance
from sunlit.commands.intake.rules import Rules
from sunlit.commands.intake.worker import IntakeWorker
from sunlit.commands.only_worker import AnotherWorkerError, OnlyWorker
from sunlit.commands.whole_log import require_readable, require_whole_log
from sunlit.ledger import triggers
from sunlit.web import bodies
from sunlit.web.demonstration import is_demonstration

HELP = "启动：网页和后台工作在同一个进程里"
THREADS = 16
CONNECTIONS = 600
_FILES_OPEN = 4096


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the address to listen on."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--no-worker", action="store_true", help="不办后台任务，由另外运行的 sunlit worker 办"
    )


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    require_instance()
    require_readable()
    bring_up_to_date()
    require_whole_log()
    missing = triggers.missing(connection)
    if missing:
        print("数据库的保护不完整，不能启动：", *missing, sep="\n", file=sys.stderr)
        return 1
    if is_demonstration():
        print(f"十分钟看懂三项制度：http://{options.host}:{options.port}/walk/", flush=True)
    workers = not options.no_worker
    if workers and connection.vendor == "sqlite":
        try:
            OnlyWorker().require_free()
        except AnotherWorkerError as refused:
            print(f"{refused}请先停止它。", file=sys.stderr)
            return 1
    _allow_connections()
    Server(f"{options.host}:{options.port}", workers=workers).run()
    return 0


class Server(BaseApplication):
    """One gunicorn worker with threads; the background thread starts inside that worker only."""

    def __init__(self, address: str, *, workers: bool = True) -> None:
        """Listen on `address` (host:port); `workers` also do the background jobs."""
        self._address = address
        self._workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up: one process, so that one write lock holds every writer."""
        self.cfg.set("bind", self._address)
        self.cfg.set("workers", 1)
        self.cfg.set("threads", THREADS)
        self.cfg.set("preload_app", True)
        self.cfg.set("worker_class", _worker_class())
        self.cfg.set("worker_connections", CONNECTIONS)
        self.cfg.set("sendfile", False)
        self.cfg.set("timeout", 120)
        self.cfg.set("graceful_timeout", 20)
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("logconfig_dict", settings.LOGGING)
        self.cfg.set("post_worker_init", self._start_background)
        self.cfg.set("worker_exit", _stop_background)

    def load(self) -> Any:
        """Return the web application with every view, before the worker is forked.

        Both processes then hold it together. No connection may be open: SQLite forbids to carry
        one over a fork.
        """
        application = get_wsgi_application()
        import_module(settings.ROOT_URLCONF)
        connections.close_all()
        gc.collect()
        gc.freeze()
        return application

    def _start_background(self, worker: Any) -> None:
        worker.sunlit_background = Background(workers=self._workers)
        worker.sunlit_background.start()


def _worker_class() -> type[IntakeWorker]:
    """Return the worker, told by the application what each address takes."""
    rules = Rules(
        most_whole=bodies.most_of_a_form,
        takes_files=bodies.may_take_files,
        sends_files=bodies.may_send_files,
        per_address=settings.CONNECTIONS_OF_ADDRESS,
        proxies=settings.PROXIES,
    )
    return type("Intake", (IntakeWorker,), {"rules": rules})


def _allow_connections() -> None:
    """Let the process hold as many connections as it serves, beside its files."""
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES_OPEN if most == resource.RLIM_INFINITY else min(_FILES_OPEN, most)
    if least < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _stop_background(_server: Any, worker: Any) -> None:
    background = getattr(worker, "sunlit_background", None)
    if background:
        background.stop()
