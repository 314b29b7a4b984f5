"""`sunlit access --check`: derive from the facts who may open which case, and compare."""

import argparse

from sunlit.cases.access import access_differences
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_access import refresh_access
from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress

HELP = "由事实重新推导谁可以查阅哪件案件，与保存的比较"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do where they differ."""
    parser.add_argument("--check", action="store_true", help="只比较，不改动")


def run(options: argparse.Namespace) -> int:
    """Compare, or rebuild; 1 when the check finds a difference."""
    require_instance()
    found = 0
    progress = Progress("案件", Case.objects.count())
    cases = Case.objects.select_related("office", "matter").order_by("pk")
    for case in cases.iterator(chunk_size=200):
        facts = CaseFacts(case)
        if options.check:
            for sentence in access_differences(facts):
                found += 1
                progress.say(sentence)
        else:
            refresh_access(facts)
        progress.step()
    progress.say(f"{progress.total} 件案件，{found} 处不符。")
    return 1 if found else 0
