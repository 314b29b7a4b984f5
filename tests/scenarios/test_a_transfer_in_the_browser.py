"""A suspected crime goes to the police, who open no case: the penalty is held and then decided."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.penalty_story import PenaltyStory
from scenarios.test_a_statement_changes_the_amount import THE_SAME_AFTERNOON
from scenarios.test_one_penalty_from_clue_to_public_page import (
    AFTER_THE_DELIBERATION,
    AFTER_THE_HEARING_PERIOD,
)
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = replace(told.PLAN, crime="涉嫌非国家工作人员受贿罪。")
REPORT = filled_in("report_crime", told.usual("report_crime", told.AFTERNOON, PLAN))
SENT = filled_in("send_transfer", told.usual("send_transfer", told.AFTERNOON, PLAN))
DECLINED = filled_in(
    "police_declines",
    {
        "police_number": "阳公不立字〔2026〕1号",
        "received_on": "2026-11-24",
        "reason": "没有犯罪事实。",
    },
)


@pytest.mark.parametrize("demonstration", ["sqlite"], indirect=True)
def test_a_transfer_holds_the_penalty_until_the_police_decline_and_it_is_decided(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "transfer", scripts=True)
    story = PenaltyStory(chromium, served, watch)
    story.when_a_lead_with_a_mistyped_code_is_registered()
    story.then_the_mended_lead_opens_a_case()
    story.when_the_lead_is_checked_and_its_filing_asked_for()
    story.then_the_leader_returns_it_once_and_files_it()
    story.when_the_head_of_the_office_assigns_two_officers()
    story.clock_goes_on_to(THE_SAME_AFTERNOON)
    story.when_the_officers_investigate_and_propose()
    when_a_crime_is_suspected_and_sent_to_the_police(story)
    then_the_party_is_told_nothing_until_they_answer(story)
    story.then_the_notice_tells_the_right_to_a_hearing()
    story.clock_goes_on_to(AFTER_THE_HEARING_PERIOD)
    story.when_the_time_is_over_without_a_word_of_the_party()
    story.then_a_draft_of_that_weight_must_be_reviewed()
    story.when_the_reviewer_finds_one_fault()
    story.then_the_office_mends_the_draft_and_refers_it_again()
    story.when_the_reviewer_agrees()
    story.then_the_head_of_the_office_endorses_the_draft()
    story.clock_goes_on_to(AFTER_THE_DELIBERATION)
    story.when_the_heads_of_the_organ_deliberate()
    story.then_the_leader_decides_and_the_officer_serves()
    assert watch.faults == []
    assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
    assert served.instance.run("duties", "--check").returncode == 0


def when_a_crime_is_suspected_and_sent_to_the_police(story: PenaltyStory) -> None:
    officer = story.at_the_desk("officer1").open(story.case_url).follow("提请移送涉嫌犯罪案件")
    story.then_it_was_done(
        officer.enter(REPORT).sees("crime-report").signs(), "提请移送涉嫌犯罪案件"
    )
    leader = story.takes_up("leader1", "审批移送涉嫌犯罪案件").sees("transfer-approval")
    story.then_it_was_done(leader.signs({"审批结论": "同意移送"}), "批准移送")
    leader.follow("涉嫌犯罪案件移送书").reads("阳泉市公安局").sees("transfer-letter")
    officer = story.takes_up("officer1", "向公安机关移送案件").enter(SENT)
    story.then_it_was_done(officer.signs(), "向公安机关移送案件")
    officer.reads("移送司法机关中").sees("case-transferred")


def then_the_party_is_told_nothing_until_they_answer(story: PenaltyStory) -> None:
    officer = story.at_the_desk("officer1").open(f"{story.case_url}notify/")
    officer.reads("“移送司法机关”还没有结束，不能办理“行政处罚事先告知”。").sees("held")
    officer.open(f"{story.case_url}police_declines/").enter(DECLINED).sees("police-decline")
    story.then_it_was_done(officer.signs(), "公安机关不予立案")
    officer.does_not_read("移送司法机关中")
