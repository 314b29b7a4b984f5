"""`sunlit duties --check`: derive all duties and summaries and compare with the stored ones."""

import argparse

from django.db import transaction

from sunlit.cases.acting import hold
from sunlit.cases.duties import derive
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.refresh_case import refresh_case
from sunlit.cases.summary import summarize, summary_differences
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.commands.instance import require_instance
from sunlit.commands.progress import Progress
from sunlit.duties.queries import differences

HELP = "由事实重新推导全部待办和案件概要，与保存的比较"


def configure(parser: argparse.ArgumentParser) -> None:
    """Take what to do where they differ."""
    parser.add_argument("--check", action="store_true", help="只比较，不改动")


def run(options: argparse.Namespace) -> int:
    """Compare, or rebuild; 1 when the check finds a difference."""
    require_instance()
    calendar, house = current_calendar(), current_house()
    found = 0
    progress = Progress("案件", Case.objects.count())
    for case in Case.objects.select_related("office", "matter").iterator():
        with transaction.atomic():
            if not options.check:
                hold(case.uuid)
            facts = CaseFacts(case)
            derived = derive(facts, calendar, house)
            if options.check:
                wrong = differences(case.uuid, derived)
                wrong += summary_differences(facts, summarize(facts, derived))
                for sentence in wrong:
                    found += 1
                    progress.say(sentence)
            else:
                refresh_case(facts, derived)
        progress.step()
    progress.say(f"{progress.total} 件案件，{found} 处不符。")
    return 1 if found else 0
