"""An act asks and writes little, however much the case holds: all other acts wait meanwhile."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.story import SCHEDULE
from factories import CaseStory

pytestmark = pytest.mark.usefixtures("database")

OF_A_LEAD = 31
OF_ANY_ACT = 52
OTHERWISE = ("review_agrees", "check_publication", "publish")
"""What does more than take a step: an opinion on each point, a PDF, a public page."""
_TURN = "pg_advisory_xact_lock"


def written(story: CaseStory, code: str) -> list[str]:
    """Return the statements of the act's transaction, without its beginning and its end."""
    with CaptureQueriesContext(connection) as asked:
        story.take(code)
    statements = [one["sql"] for one in asked if _TURN not in one["sql"]]
    begun = next(at for at, sql in enumerate(statements) if sql.startswith("BEGIN"))
    return statements[begun + 1 : statements.index("COMMIT", begun)]


def test_no_act_of_the_main_line_asks_more_for_what_came_before_it(story: CaseStory) -> None:
    counted = {}
    for code in SCHEDULE:
        if code in OTHERWISE:
            story.take(code)
        else:
            if code == "deliberate":
                story.convene(SCHEDULE[code])
            counted[code] = len(written(story, code))
    assert counted["register_lead"] <= OF_A_LEAD
    assert max(counted.values()) <= OF_ANY_ACT, sorted(counted.items(), key=lambda one: one[1])[-5:]
