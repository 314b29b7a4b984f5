"""`sunlit verify`: log, checkpoints, tiles, stored files, published pages, against each other."""

import argparse
from collections.abc import Iterator
from functools import partial

from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.disclosure.check import check_publications
from sunlit.ledger.services.verify import verify as verify_log
from sunlit.records.check import check_store

HELP = "核对日志、检查点、文件和公示内容"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the keys one trusts from outside."""
    parser.add_argument("--trust", action="append", default=[], help="从外部得知的日志公钥（vkey）")


def run(options: argparse.Namespace) -> int:
    """Print one line per finding; 1 when there is any."""
    require_instance()
    progress = Progress("核对", 0)
    found = 0
    for line in findings(options.trust, progress):
        found += 1
        progress.say(line)
    progress.say("没有发现问题。" if not found else f"发现 {found} 个问题。")
    return 1 if found else 0


def findings(trusted: list[str], progress: Progress) -> Iterator[str]:
    """Yield every finding of every room as one line."""
    for logged in verify_log(progress=progress.at, trusted=trusted):
        yield f"{logged.where}：{logged.sentence}"
    for stored in check_store(partial(progress.at, "文件")):
        yield f"{stored.where}：{stored.sentence}"
    for published in check_publications():
        yield f"{published.where}：{published.sentence}"
