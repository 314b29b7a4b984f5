"""A suspected crime goes to the police, who open no case: the penalty is held and then decided."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.several_story import AFTER_THE_MEETING, Begun, SeveralStory, afternoon_of

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


def test_a_transfer_holds_the_penalty_until_the_police_decline_and_it_is_decided(
    chromium: Browser, begun: Begun
) -> None:
    with afternoon_of(chromium, begun, "transfer", matter="ZB-02") as story:
        story.opens("officer1", "conclude_investigation").signs(told.PROPOSAL)
        when_a_crime_is_suspected_and_sent_to_the_police(story)
        then_the_party_is_told_nothing_until_they_answer(story)
        story.tell(0, hearing_right=True)
        story.draft(0)
        story.clock_goes_on_to(AFTER_THE_MEETING)
        story.deliberate(0, "15:00", "15:20")
        leader = story.opens("leader1", "decide").sees("decision")
        leader.signs({"审批结论": "同意作出决定"}).reads("“作出决定”已办理。")
        story.serve_and_publish(0)


def when_a_crime_is_suspected_and_sent_to_the_police(story: SeveralStory) -> None:
    officer = story.at_the_desk("officer1").open(story.case_url).follow("提请移送涉嫌犯罪案件")
    story.then_it_was_done(
        officer.enter(REPORT).sees("crime-report").signs(), "提请移送涉嫌犯罪案件"
    )
    leader = story.opens("leader1", "approve_transfer").sees("transfer-approval")
    story.then_it_was_done(leader.signs({"审批结论": "同意移送"}), "批准移送")
    leader.follow("涉嫌犯罪案件移送书").reads("阳泉市公安局").sees("transfer-letter")
    officer = story.opens("officer1", "send_transfer").enter(SENT)
    story.then_it_was_done(officer.signs(), "向公安机关移送案件")
    officer.reads("移送司法机关中").sees("case-transferred")


def then_the_party_is_told_nothing_until_they_answer(story: SeveralStory) -> None:
    officer = story.at_the_desk("officer1").open(f"{story.case_url}notify/")
    officer.reads("“移送司法机关”还没有结束，不能办理“行政处罚事先告知”。").sees("held")
    officer.open(f"{story.case_url}police_declines/").enter(DECLINED).sees("police-decline")
    story.then_it_was_done(officer.signs(), "公安机关不予立案")
    officer.does_not_read("移送司法机关中")
