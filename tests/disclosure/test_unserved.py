"""公示 waits for 送达; where its time is up first the office chooses, on record (definition 3)."""

from datetime import date

import pytest

from factories import ON_SQLITE, CaseStory, at, refused
from sunlit.cases.read_case import read_case
from sunlit.desk.presenters.case_page import CasePage
from sunlit.duties.models import Duty
from sunlit.web.parts import Link

CHOICES = ("publish_before_service", "hold_publication")
REASON = {"reason": "当事人下落不明，正在公告送达。"}
"""The decision of 30 September is to be public on 15 October."""


def choices_offered(story: CaseStory, moment: str) -> list[str]:
    page = CasePage(read_case(story.case), story.persons["officehead"], at(moment))
    links: list[Link] = page.context()["other_steps"]
    return [link.label for link in links]


@ON_SQLITE
@pytest.mark.parametrize("step", CHOICES)
def test_the_choice_is_there_when_two_working_days_are_left(story: CaseStory, step: str) -> None:
    story.until("decide")
    with refused("公示制度6(3)"):
        story.take(step, when="2026-10-12", **REASON)
    with refused(field="reason"):
        story.take(step, when="2026-10-13", reason=" ")
    story.take(step, when="2026-10-13", **REASON)


@ON_SQLITE
def test_the_case_page_offers_the_choice_only_then(story: CaseStory) -> None:
    story.until("decide")
    names = {"决定先行公示", "暂缓公示"}
    assert not names & set(choices_offered(story, "2026-10-12"))
    assert names <= set(choices_offered(story, "2026-10-13"))
    assert names <= set(choices_offered(story, "2026-11-13"))


def test_an_unserved_decision_is_published_only_when_the_office_said_so(story: CaseStory) -> None:
    story.until("decide")
    with refused("处罚法61"):
        story.take("check_publication", when="2026-10-13")
    story.take("publish_before_service", when="2026-10-13", **REASON)
    story.take("check_publication", when="2026-10-14")
    story.take("publish", when="2026-10-15")
    assert Duty.objects.get(code="GS-XKCF").closed_on == date(2026, 10, 15)
    with refused("处罚法61"):
        story.take("execute", when="2026-10-15 10:00")
    story.take("serve", when="2026-11-16")


def test_a_held_publication_stays_overdue_with_its_reason(story: CaseStory) -> None:
    story.until("decide")
    story.take("hold_publication", when="2026-10-14", **REASON)
    duty = Duty.objects.get(code="GS-XKCF")
    assert (duty.due_on, duty.closed_on) == (date(2026, 10, 15), None)
    assert duty.why.endswith(f"；暂缓公示：{REASON['reason']}")
    assert duty in Duty.objects.overdue(date(2026, 10, 16))
    story.take("hold_publication", when="2026-11-04", reason="公告期未满。")
    assert Duty.objects.get(code="GS-XKCF").why.endswith("公告期未满。")
    story.take("serve", when="2026-11-16")
    assert "暂缓" not in Duty.objects.get(code="GS-XKCF").why
    story.take("check_publication", when="2026-11-17")
    story.take("publish", when="2026-11-18")


@ON_SQLITE
@pytest.mark.parametrize("step", CHOICES)
def test_a_served_decision_leaves_nothing_to_choose(story: CaseStory, step: str) -> None:
    story.until("serve")
    with refused("公示制度6(3)"):
        story.take(step, when="2026-10-14", **REASON)
