"""A minor act, put right in time: no notice, no fine, and a published decision not to punish."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.penalty_story import PenaltyStory
from scenarios.test_a_statement_changes_the_amount import THE_SAME_AFTERNOON
from scenarios.watch import Watch
from serving import ServedInstance
from sunlit.procedures.penalty.story.decision import proposed, weighed

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NO_PENALTY = "不予行政处罚"
REASON = "泄露的名单当日收回，没有投标人使用，没有造成危害后果。"
PLAN = replace(told.PLAN, outcome="no_penalty", fine_fen=0)
NOTHING_IMPOSED = filled_in("conclude_investigation", {**proposed(PLAN), "discretion": REASON})
WHY = filled_in("draft_decision", weighed(PLAN))
RECEIPT = told.NOTICE_RECEIPT


@pytest.mark.parametrize("demonstration", ["sqlite"], indirect=True)
def test_a_minor_act_put_right_ends_in_a_published_decision_without_penalty(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "no-penalty", scripts=True)
    story = PenaltyStory(chromium, served, watch)
    story.when_a_lead_with_a_mistyped_code_is_registered()
    story.then_the_mended_lead_opens_a_case()
    story.when_the_lead_is_checked_and_its_filing_asked_for()
    story.then_the_leader_returns_it_once_and_files_it()
    story.when_the_head_of_the_office_assigns_two_officers()
    story.clock_goes_on_to(THE_SAME_AFTERNOON)
    story.when_the_officers_interview_the_head_of_the_party()
    when_the_officers_propose_no_penalty(story)
    then_the_draft_says_by_which_circumstance(story)
    then_the_leader_decides_and_it_is_served(story)
    then_it_is_published_as_what_it_is(story)
    then_it_is_closed_without_a_payment(story)
    assert watch.faults == []
    assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
    assert served.instance.run("duties", "--check").returncode == 0


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
