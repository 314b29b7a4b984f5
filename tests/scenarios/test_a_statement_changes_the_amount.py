"""The party speaks up: each point is answered, a heavier fine is refused, a lower one decided."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from cases.entries import oral_statement
from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.penalty_story import PenaltyStory
from scenarios.several_story import DAY, Begun, afternoon_of
from scenarios.told_of_each import service
from sunlit.procedures.penalty.story.investigation import waiver

pytestmark = [pytest.mark.browser, pytest.mark.slow]

THE_DAY_AFTER = "2026-11-25T10:30+08:00"
STATEMENT = filled_in(
    "hear_statement",
    {
        **oral_statement(date(2026, 11, 25)),
        "statement_content": "没有造成其他投标人损失，请求从轻处罚。\n公司经营困难，请求免予处罚。",
        "hearing": "waived",
        **waiver(date(2026, 11, 25), "听证"),
    },
)
POINTS = (
    ("没有造成其他投标人损失，请求从轻处罚。", "是", "经向招标人核实，没有造成损失，意见成立。"),
    ("公司经营困难，请求免予处罚。", "否", "经营困难不是法定的不予处罚情形。"),
)
RECHECK = filled_in(
    "reexamine",
    {
        "conclusion": "第一项意见成立，予以采纳；第二项不成立。",
        "proposal": "从轻处罚，罚款六万元。",
    },
)
HEAVIER = {**told.DRAFT, "罚款（元）": "95000"}
LIGHTER = filled_in(
    "draft_decision",
    {
        "fine_fen": 6_000_000,
        "tier": "lighter",
        "discretion": "当事人的陈述部分成立，没有造成损失，从轻处罚。",
    },
)


def test_a_statement_changes_the_amount(chromium: Browser, begun: Begun) -> None:
    with afternoon_of(chromium, begun, "statement", plan=told.PLAN) as story:
        story.learns_the_number()
        story.opens("officer1", "conclude_investigation").signs(told.PROPOSAL)
        story.sends("officer1", "notify")
        story.sends("officer1", "serve_notice", **service(DAY))
        story.clock_goes_on_to(THE_DAY_AFTER)
        when_the_party_speaks_up(story)
        then_each_point_is_answered(story)
        then_a_heavier_fine_is_refused_with_everything_kept(story)
        then_a_lower_one_is_drafted(story)


def when_the_party_speaks_up(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "听取陈述申辩").enter(STATEMENT).sees("statement")
    story.then_it_was_done(officer.signs(), "听取陈述申辩")
    officer.follow("陈述申辩笔录").reads(POINTS[1][0]).sees("statement-record")
    officer.open(f"{story.case_url}draft_decision/").reads("复核以后才能往下办")


def then_each_point_is_answered(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "陈述申辩复核").enter(RECHECK)
    for number, (point, adopted, reasons) in enumerate(POINTS, 1):
        row = officer.page.get_by_role("group", name=f"第 {number} 行")
        expect(row.get_by_label("当事人的意见")).to_have_value(point)
        row.get_by_role("group", name="是否采纳").get_by_label(adopted, exact=True).check()
        if number == 1:
            row.get_by_label("复核情况和理由").fill(reasons)
    officer.signs().reads("第 2 行：请填写“复核情况和理由”。").sees("recheck-sent-back")
    row = officer.page.get_by_role("group", name="第 2 行")
    expect(row.get_by_role("group", name="是否采纳").get_by_label("否")).to_be_checked()
    row.get_by_label("复核情况和理由").fill(POINTS[1][2])
    story.then_it_was_done(officer.sees("recheck").signs(), "陈述申辩复核")
    officer.follow("陈述申辩复核意见书").reads("不采纳", POINTS[0][2]).sees("recheck-paper")


def then_a_heavier_fine_is_refused_with_everything_kept(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "拟定决定书稿").sees("draft")
    officer.signs(HEAVIER).reads("罚款不能高于事先告知的 90,000 元").sees("heavier-refused")
    expect(officer.error_at("罚款（元）")).to_contain_text("《行政处罚法》第四十五条")
    assert officer.value_of("罚款（元）") == "95000"
    told_in_words = officer.page.get_by_role("status").filter(has_text="元整")
    expect(told_in_words).to_have_text("玖万伍仟元整（¥95,000.00）")
    officer.page.get_by_label("罚款（元）").fill("0.5万")
    expect(told_in_words).to_have_text("伍仟元整（¥5,000.00）")
    assert officer.value_of("违法事实") == told.FACTS


def then_a_lower_one_is_drafted(story: PenaltyStory) -> None:
    officer = story.at_the_desk("officer1")
    story.then_it_was_done(officer.signs(LIGHTER), "拟定决定书稿")
