"""`sunlit due`: a due date and its explanation, day by day."""

import argparse
import json
import re
import sys
from datetime import date, datetime

from django.conf import settings

from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.calendar import WorkCalendar, load_packaged_calendar
from sunlit.rules.deadlines import DEADLINES, due_of
from sunlit.rules.explanation import explain, explain_count
from sunlit.rules.house.load import packaged_house
from sunlit.rules.house.model import House
from sunlit.rules.periods import Due, Period, Unit, due

HELP = "计算一个期限，逐日说明"
_MOST_WORDS = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Take a deadline's code, or a length and its unit."""
    parser.add_argument("what", nargs="+", help="期限代码（如 CF-DECIDE），或者 7 WD")
    parser.add_argument("--from", dest="start", required=True, help="起算日（小时制写时刻）")
    parser.add_argument("--json", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Print the due date; 2 when the call is wrong."""
    try:
        start = _start(options.start)
        counted, sentences = _counted(options.what, start)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(as_json(counted) if options.json else "\n".join(sentences))
    return 0


def as_json(counted: Due) -> str:
    """Return the due date as the contract gives it to programs."""
    return json.dumps(
        {
            "due": counted.due.isoformat(),
            "raw": counted.raw.isoformat(),
            "target": counted.target.isoformat(),
            "provisional": counted.provisional,
            "basis": counted.basis,
            "days": [
                {"date": day.date.isoformat(), "counts": day.counts, "why": day.why}
                for day in counted.days
            ],
        },
        ensure_ascii=False,
    )


def _start(text: str) -> date:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"“{text}”不是日期：请写 2026-11-24，或者 2026-11-24T09:30+08:00。"
        ) from None


def _as_here() -> tuple[WorkCalendar, House]:
    """Return calendar and parameters of the instance, where there is one; else the packaged."""
    if (settings.INSTANCE_DIR / "secret-key").exists():
        return current_calendar(), current_house()
    return load_packaged_calendar(), packaged_house()


def _counted(what: list[str], start: date) -> tuple[Due, list[str]]:
    calendar, house = _as_here()
    if len(what) == 1 and what[0] in DEADLINES:
        counted = due_of(what[0], start, calendar, house)
        return counted, explain(counted, DEADLINES[what[0]])
    if len(what) == _MOST_WORDS and re.fullmatch(r"\d{1,4}", what[0]):
        try:
            unit = Unit(what[1])
        except ValueError:
            raise ValueError(
                f"没有单位 {what[1]}；单位是 {'、'.join(unit.value for unit in Unit)}。"
            ) from None
        counted = due(Period(int(what[0]), unit), start, calendar)
        return counted, explain_count(counted)
    raise ValueError(
        f"没有期限 {' '.join(what)}；代码见 sunlit due 的说明，例如 CF-DECIDE 或 7 WD。"
    )
