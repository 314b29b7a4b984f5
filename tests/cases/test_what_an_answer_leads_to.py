"""Whoever is asked reads, before they sign, what each of their answers leads to."""

import pytest

from factories import ON_SQLITE, CaseStory, at
from sunlit.cases.work import Opened
from sunlit.desk.presenters.beside_form import what_follows
from sunlit.procedures.penalty import beside
from sunlit.rules.refusal import Refused

pytestmark = ON_SQLITE


def led_to(story: CaseStory, code: str) -> list[str]:
    facts = story.facts
    return what_follows(facts, facts.procedure.step(code), at("2026-09-30 10:00").date())


@pytest.mark.parametrize(
    ("until", "code", "words"),
    [
        ("endorse_filing", "file_case", "选“同意立案”的，制作立案审批表，开始计算“作出处罚决定”"),
        ("endorse_filing", "file_case", "选“退回补充核查”的，从“提请立案”起重新办理。"),
        (
            "endorse_filing",
            "file_case",
            "选“不同意立案（不予立案）”的，制作不予立案审批表，本案以不予立案结束，",
        ),
        ("draft_decision", "endorse_decision", "选“退回修改书稿”的，从“拟定决定书稿”起重新办理。"),
        (
            "endorse_decision",
            "decide",
            "选“同意作出决定”的，制作行政处罚决定审批表、行政处罚决定书，",
        ),
        (
            "endorse_decision",
            "decide",
            "选“不同意处理意见，重新提出处理建议并告知”的，从“调查终结”起重新办理。",
        ),
    ],
)
def test_whoever_may_say_no_reads_what_a_no_leads_to(
    story: CaseStory, until: str, code: str, words: str
) -> None:
    assert words in "\n".join(led_to(story.until(until), code))


def test_a_period_that_only_a_yes_begins_is_not_announced_to_who_says_no(story: CaseStory) -> None:
    lines = led_to(story.until("endorse_filing"), "file_case")
    assert not [line for line in lines if line.startswith("开始计算")]


def test_whoever_enters_a_payment_sees_what_is_owed_and_until_when(story: CaseStory) -> None:
    story.until("serve")
    opened = Opened(story.facts, story.persons["officer1"], at("2026-10-12 09:00").date())
    rows = dict(beside.payments(opened).rows)
    assert rows["罚款"] == "15,000元"
    assert rows["尚未缴纳"] == "15,000元"
    assert rows["缴款期限"] == "2026-10-23"


def test_a_meeting_that_began_too_early_is_told_the_moment_it_had_to_wait_for(
    story: CaseStory,
) -> None:
    story.until("endorse_decision")
    with pytest.raises(Refused, match="开始时间早于2026-09-30 09:00：承办科室负责人审核书稿以后"):
        story.take(
            "convene", when="2026-09-30 09:20", started_at=at("2026-09-30 08:00").isoformat()
        )
