"""Fill an empty instance with the organ of the demonstration and its cases, and say so."""

import random
from datetime import datetime

from sunlit.catalogue.organ import current_calendar
from sunlit.commands.demonstration.organ import cast_of, load_organ
from sunlit.commands.demonstration.plans import PLANS
from sunlit.commands.demonstration.player import DemonstrationPlayer
from sunlit.web.demonstration import PASSWORD


def fill(now: datetime, seed: int) -> None:
    """Write the people and matters, and play every plan up to `now`."""
    persons = load_organ(now)
    cast, calendar = cast_of(persons), current_calendar()
    chance = random.Random(seed)  # noqa: S311 - identifiers of a demonstration
    for number, plan in enumerate(PLANS, 1):
        case = DemonstrationPlayer(plan, cast, calendar, now, chance).whole()
        print(f"[{number}/{len(PLANS)}] {case.number} {case.title}")
    print(f"演示数据装好了。账号 {'、'.join(persons)}，密码都是 {PASSWORD}。")
