"""`sunlit demo`: fill an empty instance with the demonstration organ."""

import argparse
import sys

from django.conf import settings

from sunlit.catalogue.organ import current_calendar
from sunlit.commands.demonstration.organ import load_organ
from sunlit.commands.demonstration.plans import PLANS
from sunlit.commands.demonstration.story import Story
from sunlit.commands.instance import bring_up_to_date, create_folder
from sunlit.documents.fonts import missing_fonts
from sunlit.ledger.sequencer import Sequencer
from sunlit.people.models import Person
from sunlit.web import clock
from sunlit.web.demonstration import PASSWORD

HELP = "把演示机关装入一个空实例"
SEED = 1126


def configure(parser: argparse.ArgumentParser) -> None:
    """Take no option."""
    parser.set_defaults(seed=SEED)


def run(options: argparse.Namespace) -> int:
    """Load the demonstration; a second run keeps the data."""
    create_folder(settings.INSTANCE_DIR)
    bring_up_to_date()
    mark = settings.INSTANCE_DIR / "demonstration"
    if Person.objects.exists():
        if mark.exists():
            print("演示数据已经在，没有改动。")
            return 0
        print("这个实例里有正式数据，不能装入演示机关。", file=sys.stderr)
        return 1
    mark.touch()
    for font in missing_fonts():
        print(f"缺少字体 {font}：相关文书的 PDF 暂时不能制作。", file=sys.stderr)
    now = clock.now()
    persons = load_organ(now)
    story = Story(persons, current_calendar(), now, options.seed)
    for number, plan in enumerate(PLANS, 1):
        case = story.play(plan)
        print(f"[{number}/{len(PLANS)}] {case.number} {case.title}")
    Sequencer().run_round()
    print(f"演示数据装好了。账号 {'、'.join(persons)}，密码都是 {PASSWORD}。")
    return 0
