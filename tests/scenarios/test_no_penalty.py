"""A minor act, put right in time: no notice, no fine, and a published decision not to punish."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.penalty_story import PenaltyStory
from scenarios.several_story import Begun, afternoon_of
from sunlit.procedures.penalty.story.decision import proposed, weighed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NO_PENALTY = "不予行政处罚"
REASON = "泄露的名单当日收回，没有投标人使用，没有造成危害后果。"
PLAN = replace(told.PLAN, outcome="no_penalty", fine_fen=0)
NOTHING_IMPOSED = filled_in("conclude_investigation", {**proposed(PLAN), "discretion": REASON})
WHY = filled_in("draft_decision", weighed(PLAN))
RECEIPT = told.NOTICE_RECEIPT


def test_a_minor_act_put_right_ends_in_a_published_decision_without_penalty(
    chromium: Browser, begun: Begun
) -> None:
    with afternoon_of(chromium, begun, "no-penalty", plan=told.PLAN) as story:
        story.learns_the_number()
        when_the_officers_propose_no_penalty(story)
        then_the_draft_says_by_which_circumstance(story)
        then_the_leader_decides_and_it_is_served(story)
        then_it_is_published_as_what_it_is(story)
        then_it_is_closed_without_a_payment(story)


def when_the_officers_propose_no_penalty(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "调查终结")
    fined = {**NOTHING_IMPOSED, "罚款（元）": "5000"}
    officer.signs(fined).reads("不能罚款，请填 0").sees("fine-refused")
    story.then_it_was_done(officer.signs({"罚款（元）": "0"}), "调查终结")
    officer.open(f"{story.case_url}notify/").signs().reads("不需要处罚的事先告知")


def then_the_draft_says_by_which_circumstance(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "拟定决定书稿")
    officer.signs(told.DRAFT).reads("请选择不予处罚的情形").sees("circumstance-missing")
    story.then_it_was_done(officer.signs(WHY), "拟定决定书稿")
    head = story.takes_up("officehead", "审核决定书稿")
    story.then_it_was_done(head.signs(told.ENDORSED_DRAFT), "审核决定书稿")


def then_the_leader_decides_and_it_is_served(story: PenaltyStory) -> None:
    leader = story.takes_up("leader1", "作出决定").reads("违法行为轻微并及时改正")
    story.then_it_was_done(leader.signs(told.DECIDED), "作出决定")
    leader.follow("不予行政处罚决定书").reads(REASON, told.PARTY).sees("decision-not-to-punish")
    officer = story.takes_up("officer1", "送达决定书")
    story.then_it_was_done(officer.signs(RECEIPT), "送达决定书")


def then_it_is_published_as_what_it_is(story: PenaltyStory) -> None:
    discloser = story.takes_up("discloser", "核对公示稿").enter(told.CHECK)
    discloser.press(told.CHECKED).reads("已经核对。")
    story.then_the_second_officer_examines_it_for_secrets()
    story.takes_up("officehead", "审核发布公示稿").signs(told.COPY_RELEASED).reads("已经公示。")
    visitor = story.somebody().open("/decisions/").reads(told.PARTY, NO_PENALTY)
    visitor.sees("portal-list-no-penalty")


def then_it_is_closed_without_a_payment(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "提请结案")
    paid = {"结案方式": "处罚执行完毕", "结案说明": REASON}
    officer.signs(paid).sees("closing-manner-refused")
    story.then_it_was_done(officer.signs({"结案方式": NO_PENALTY}), "提请结案")
    head = story.takes_up("officehead", "结案审核").signs(told.CLOSING_ENDORSED)
    story.then_it_was_done(head, "结案审核")
    leader = story.takes_up("leader1", "审批结案").signs(told.CLOSED)
    story.then_it_was_done(leader, "结案")
