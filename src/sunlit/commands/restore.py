"""`sunlit restore DIR`: into an empty instance, proven by `verify`."""

import argparse
import sys
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from sunlit.commands.instance import create_folder
from sunlit.commands.progress import Progress
from sunlit.disclosure.check import check_publications
from sunlit.ledger.refusals import BackupDamagedError, BackupRefusedError
from sunlit.ledger.services.restore import restore
from sunlit.records.check import check_store
from sunlit.web import clock

HELP = "把备份恢复到一个空实例，并核对"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the backup, and the checkpoints that prove it is the newest."""
    parser.add_argument("directory", type=Path, help="sunlit backup 写出的目录")
    parser.add_argument(
        "--continue-with",
        type=Path,
        action="append",
        default=[],
        help="最后公布的检查点文件；能证明备份没有落后时，日志接着原来的一代",
    )
    parser.add_argument(
        "--unsigned", action="store_true", help="接受没有签名的备份（旧版本写出的）"
    )


def run(options: argparse.Namespace) -> int:
    """Restore and verify; 1 when refused or when verify finds anything."""
    progress = Progress("恢复", 0)
    try:
        found = [
            f"{one.where}：{one.sentence}"
            for one in restore(
                options.directory.resolve(),
                now=clock.now(),
                continue_with=[file.read_text() for file in options.continue_with],
                progress=progress.at,
                unsigned=options.unsigned,
            )
        ]
    except (BackupDamagedError, BackupRefusedError) as refused:
        print(refused, file=sys.stderr)
        return 1
    create_folder(settings.INSTANCE_DIR)
    call_command("collectstatic", interactive=False, verbosity=0)
    found += [
        f"{stored.where}：{stored.sentence}" for stored in check_store(partial(progress.at, "文件"))
    ]
    found += [f"{one.where}：{one.sentence}" for one in check_publications()]
    for line in found:
        progress.say(line)
    progress.say("恢复完成，核对没有发现问题。" if not found else f"发现 {len(found)} 个问题。")
    return 1 if found else 0
