"""`sunlit demo`: fill an empty instance with the demonstration organ.

The organ and its stories are read when they are wanted: whoever serves has no need of them.
"""

import argparse
import sys
from importlib import import_module

from django.conf import settings

from sunlit.commands.instance import bring_up_to_date, create_folder
from sunlit.documents.fonts import missing_fonts
from sunlit.ledger.sequencer import Sequencer
from sunlit.people.models import Person
from sunlit.web import clock

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
    import_module("sunlit.commands.demonstration.filling").fill(clock.now(), options.seed)
    Sequencer().run_round()
    return 0
