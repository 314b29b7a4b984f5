"""Beside a form stands which deadlines begin to run, and only those that there are."""

from factories import ON_SQLITE, CaseStory
from sunlit.cases.deadlines import starting

pytestmark = ON_SQLITE


def begun_by(story: CaseStory, code: str) -> set[str]:
    facts = story.facts
    return {one.code for one in starting(facts, facts.procedure.step(code))}


def test_no_time_to_ask_for_a_hearing_begins_that_was_not_offered(story: CaseStory) -> None:
    story.until("notify")
    assert begun_by(story, "serve_notice") == {"CF-STATEMENT"}


def test_no_time_to_pay_begins_where_there_is_no_fine(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("decide")
    assert begun_by(story, "serve") == {"RM-RECON", "RM-SUIT"}


def test_a_fine_begins_the_time_to_pay_it(story: CaseStory) -> None:
    story.until("decide")
    assert "CF-PAY" in begun_by(story, "serve")
