"""`sunlit lost`: which acknowledged acts does the database lack, by the second record of them?"""

import argparse
import json
from pathlib import Path

from sunlit.commands.instance import require_instance
from sunlit.ledger.side_log import entries, lost, side_log_folder

HELP = "拿已办事项的第二份记录和数据库比对，列出数据库丢失的事项"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the folder, and whether to show all that the events hold."""
    parser.add_argument("directory", type=Path, nargs="?", help="第二份记录的目录（默认按设置）")
    parser.add_argument("--whole", action="store_true", help="连同每件事项登记的全部内容")


def run(options: argparse.Namespace) -> int:
    """Print a line for each lost act; 1 when there is any, or no second record."""
    require_instance()
    folder = options.directory or side_log_folder()
    if folder is None or not folder.is_dir():
        print("没有第二份记录可以比对。")
        return 1
    found = 0
    for entry in lost(folder):
        found += 1
        print(f"{entry['recorded_at']} {entry['event']} 对象 {entry['subject']}")
        if options.whole:
            print(json.dumps(json.loads(entry["canonical"]), ensure_ascii=False, indent=1))
    total = sum(1 for _ in entries(folder))
    print(f"第二份记录有 {total} 件事项，数据库缺少 {found} 件。")
    return 1 if found else 0
