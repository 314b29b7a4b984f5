"""`sunlit search`: derive what can be found from the facts, and compare or rebuild the index."""

import argparse

from sunlit.assurance.derived import SOURCES, Source
from sunlit.commands.indexing import rebuild_index
from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.search.check import differences

HELP = "核对或者重建检索索引"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="由事实重新推导，与索引比较，不改动")
    what.add_argument("--rebuild", action="store_true", help="由事实重建；期间照常办案和查询")


def run(options: argparse.Namespace) -> int:
    """Compare, or rebuild; 1 when the check finds a difference."""
    require_instance()
    found = sum(_check(source) if options.check else rebuild_index(source) for source in SOURCES)
    if options.check:
        print(
            "检索索引与事实一致。"
            if not found
            else f"{found} 处不符，请运行 sunlit search --rebuild。"
        )
    return 1 if options.check and found else 0


def _check(source: Source) -> int:
    progress = Progress(source.name, source.facts().count())
    found = 0
    for sentence in differences(source.collection, source.subjects(), source.read, progress.step):
        found += 1
        progress.say(f"{source.name} {sentence}")
    return found
