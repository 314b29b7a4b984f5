"""`sunlit verify`: log, checkpoints, tiles, stored files, cases, published pages."""

import argparse
import gc
from collections.abc import Iterator
from functools import partial

from sunlit.cases.check import check_cases
from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.commands.stopwatch import Stopwatch
from sunlit.disclosure.check import check_publications
from sunlit.ledger.services.verify import verify as verify_log
from sunlit.records.check import check_store

HELP = "核对日志、检查点、文件、办案规则和公示内容"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the keys one trusts from outside."""
    parser.add_argument("--trust", action="append", default=[], help="从外部得知的日志公钥（vkey）")


def run(options: argparse.Namespace) -> int:
    """Print one line per finding, and how long each part took; 1 when there is any finding."""
    require_instance()
    gc.freeze()  # Millions of rows come and go: what the program is need not be searched each time.
    progress = Progress("核对", 0)
    stopwatch = Stopwatch()
    found = 0
    for line in findings(options.trust, progress, stopwatch):
        found += 1
        progress.say(line)
    parts = [f"{part} {spent:.1f} 秒" for part, spent in stopwatch.seconds().items()]
    progress.say(f"用时：{'，'.join(parts)}。")
    progress.say("没有发现问题。" if not found else f"发现 {found} 个问题。")
    return 1 if found else 0


def findings(trusted: list[str], progress: Progress, stopwatch: Stopwatch) -> Iterator[str]:
    """Yield every finding of every room as one line."""
    for logged in verify_log(progress=progress.at, turn=stopwatch.turn, trusted=trusted):
        yield f"{logged.where}：{logged.sentence}"
    stopwatch.turn("文件")
    for stored in check_store(partial(progress.at, "文件")):
        yield f"{stored.where}：{stored.sentence}"
    stopwatch.turn("办案规则")
    for guarded in check_cases(partial(progress.at, "案件")):
        yield f"{guarded.where}：{guarded.sentence}"
    stopwatch.turn("公示内容")
    for published in check_publications():
        yield f"{published.where}：{published.sentence}"
