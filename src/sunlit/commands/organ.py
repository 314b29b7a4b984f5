"""`sunlit organ FILE`: the offices of the organ and the matters they enforce, from its own list."""

import argparse
import sys
from pathlib import Path

from sunlit.catalogue.organ_list import read_list
from sunlit.catalogue.services.enter_list import enter_list
from sunlit.commands.instance import bring_up_to_date, require_instance
from sunlit.web import clock

HELP = "录入本机关的科室和执法事项：新的增加，已经录入的不变"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    parser.add_argument(
        "file", type=Path, help="科室和执法事项的清单（TOML，写法见 deploy/organ.toml）"
    )


def run(options: argparse.Namespace) -> int:
    """Enter what is new; 1 when the file cannot be read.

    :raises sunlit.rules.refusal.Refused: with the row, when the list cannot be taken as it is.
    """
    require_instance()
    try:
        text = options.file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        print(f"不能读取 {options.file}：{wrong}", file=sys.stderr)
        return 1
    given = read_list(text)
    bring_up_to_date()
    entered = enter_list(given, clock.now())
    print(
        f"科室：新增 {entered.offices} 个，变更 {entered.changed_offices} 个。"
        f"执法事项：新增 {entered.matters} 项，有新内容的 {entered.versions} 项。"
    )
    return 0
