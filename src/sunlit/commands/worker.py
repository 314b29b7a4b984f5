"""`sunlit worker`: background work alone, beside `sunlit serve --no-worker`."""

import argparse
import signal
import sys
import threading

from django.db import connection

from sunlit.commands.background import Jobs
from sunlit.commands.instance import require_instance
from sunlit.commands.only_worker import AnotherWorkerError
from sunlit.commands.whole_log import require_readable, require_whole_log
from sunlit.ledger import triggers

HELP = "只办后台任务；PostgreSQL 上可以同时运行几个"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take no option: settings say how many threads."""
    parser.set_defaults(worker=True)


def run(_options: argparse.Namespace) -> int:
    """Do jobs until told to stop; 1 when the database is not ready or another does the work."""
    require_instance()
    require_readable()
    require_whole_log()
    missing = triggers.missing(connection)
    if missing:
        print(
            "数据库的结构或者保护不完整，请先运行 sunlit serve：",
            *missing,
            sep="\n",
            file=sys.stderr,
        )
        return 1
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: told.set())
    try:
        with Jobs():
            print("后台任务开始办理。", flush=True)
            told.wait()
    except AnotherWorkerError as refused:
        print(refused, file=sys.stderr)
        return 1
    print("后台任务停止办理。", flush=True)
    return 0
