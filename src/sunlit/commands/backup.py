"""`sunlit backup DIR`: the whole instance, consistent, while it is in use."""

import argparse
import sys
from pathlib import Path

from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.ledger.refusals import BackupRefusedError
from sunlit.ledger.services.backup import backup
from sunlit.web import clock

HELP = "备份整个实例；运行中也可以备份"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the folder to write."""
    parser.add_argument("directory", type=Path, help="一个新的或者空的目录")
    parser.add_argument("--with-keys", action="store_true", help="连同签名密钥一起备份")


def run(options: argparse.Namespace) -> int:
    """Write the backup; 1 when it is refused."""
    require_instance()
    progress = Progress("备份", 0)
    try:
        made = backup(
            options.directory.resolve(),
            now=clock.now(),
            with_keys=options.with_keys,
            progress=progress.at,
        )
    except BackupRefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    progress.say(f"备份完成：{len(made.files)} 个文件，在 {options.directory}。")
    if not options.with_keys:
        progress.say("备份里没有密钥；恢复后的日志会用新的密钥另起一代。")
    return 0
