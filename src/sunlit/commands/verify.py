"""`sunlit verify`: everything against everything, and against what was kept outside."""

import argparse
import gc
from collections.abc import Iterator
from pathlib import Path

from django.utils import timezone

from sunlit.assurance.whole import check_database, check_files, hold_kept
from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.commands.stopwatch import Stopwatch
from sunlit.operations.installation import installation_faults
from sunlit.people.queries import wrongly_together
from sunlit.rules.since import Remark
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration

HELP = "核对日志、检查点、文件、办案规则和公示内容"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the keys one trusts from outside, and what was kept outside."""
    parser.add_argument("--trust", action="append", default=[], help="从外部得知的日志公钥（vkey）")
    parser.add_argument(
        "--checkpoint",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="文件",
        help="在外面留存的检查点：数据库必须仍然包含它",
    )
    parser.add_argument(
        "--proof",
        type=Path,
        nargs="+",
        action="extend",
        default=[],
        metavar="文件",
        help="公众留存的日志证明（.tlog-proof）：日志必须仍然包含它",
    )


def run(options: argparse.Namespace) -> int:
    """Print one line per finding, and how long each part took; 1 when there is any finding.

    A remark is printed with the word 说明 before it and is not counted.
    """
    require_instance()
    gc.freeze()  # Millions of rows come and go: what the program is need not be searched each time.
    progress = Progress("核对", 0)
    stopwatch = Stopwatch()
    found = remarks = 0
    for line in findings(options, progress, stopwatch):
        is_remark = isinstance(line, Remark)
        remarks += is_remark
        found += not is_remark
        progress.say(f"说明（不是问题）：{line}" if is_remark else line)
    parts = [f"{part} {spent:.1f} 秒" for part, spent in stopwatch.seconds().items()]
    progress.say(f"用时：{'，'.join(parts)}。")
    if not (options.checkpoint or options.proof):
        progress.say(_WITHOUT)
    if remarks:
        progress.say(f"有 {remarks} 条说明，不是问题：规则施行以前办理的，以日志的先后为准。")
    progress.say("没有发现问题。" if not found else f"发现 {found} 个问题。")
    return 1 if found else 0


_WITHOUT = (
    "这次没有和外面留存的检查点比对：掌握本机和密钥的人整体改写或者退回，只有比对才能发现"
    "（--checkpoint、--proof）。"
)


def findings(
    options: argparse.Namespace, progress: Progress, stopwatch: Stopwatch
) -> Iterator[str]:
    """Yield every finding as one line; what agrees with what was kept is said, not counted."""
    yield from check_database(progress.at, stopwatch.turn, options.trust)
    stopwatch.turn("文件")
    yield from check_files(progress.at)
    stopwatch.turn("安装")
    yield from (f"安装：{sentence}" for sentence in _installation())
    stopwatch.turn("外面留存的")
    kept = [_text(file) for file in options.checkpoint]
    for held in hold_kept(kept, [_text(file) for file in options.proof]):
        if held.agrees:
            progress.say(str(held))
        else:
            yield str(held)


def _installation() -> Iterator[str]:
    """Yield what an installation lacks; a demonstration is none."""
    yield from wrongly_together(clock.today())
    if not is_demonstration():
        yield from installation_faults(clock.now(), timezone.now())


def _text(file: Path) -> str:
    """Return the file's text; one that cannot be read is no checkpoint, and that is a finding."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
