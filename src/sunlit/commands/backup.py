"""`sunlit backup DIR`: the whole instance, consistent, while it is in use."""

import argparse
import re
import shutil
import sys
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.ledger.refusals import BackupRefusedError
from sunlit.ledger.services.backup import backup
from sunlit.web import clock

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}-\d{6}")
_FEWEST_KEPT = 2
HELP = "备份整个实例；运行中也可以备份"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the folder to write."""
    parser.add_argument("directory", type=Path, help="一个新的或者空的目录")
    parser.add_argument(
        "--dated", action="store_true", help="在这个目录里按日期时间另建一个目录，每天备份用"
    )
    parser.add_argument(
        "--keep", type=int, metavar="N", help="与 --dated 合用：只留最近的 N 份（至少 2 份）"
    )
    parser.add_argument(
        "--with-keys",
        action="store_true",
        help="连同日志的签名密钥一起备份；登录会话和会话密钥从不备份",
    )


def run(options: argparse.Namespace) -> int:
    """Write the backup; 1 when it is refused."""
    require_instance()
    if options.keep is not None and (options.keep < _FEWEST_KEPT or not options.dated):
        print("--keep 与 --dated 合用，至少留 2 份。", file=sys.stderr)
        return 2
    now = clock.now()
    shelf = options.directory.resolve()
    target = shelf / _name_of(now) if options.dated else shelf
    progress = Progress("备份", 0)
    try:
        made = backup(
            target,
            now=now,
            with_keys=options.with_keys,
            progress=progress.at,
        )
    except BackupRefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    progress.say(f"备份完成：{len(made.files)} 个文件，在 {target}。")
    if not options.with_keys:
        progress.say("备份里没有密钥；恢复后的日志会用新的密钥另起一代。")
    for old in _older(shelf, options.keep) if options.keep else ():
        shutil.rmtree(old)
        progress.say(f"删去了旧的备份 {old.name}。")
    return 0


def _name_of(now: datetime) -> str:
    return timezone.localtime(now).strftime("%Y-%m-%d-%H%M%S")


def _older(shelf: Path, keep: int) -> list[Path]:
    """Return the backups beyond the newest `keep`; what this command did not name is none."""
    dated = sorted(one for one in shelf.iterdir() if _DATED.fullmatch(one.name) and one.is_dir())
    return dated[:-keep]
