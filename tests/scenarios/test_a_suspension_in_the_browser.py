"""中止: the case waits for an expert; its ninety days stand still, and are longer by as many."""

from datetime import date

import pytest
from playwright.sync_api import Browser

from scenarios.colleague import Colleague
from scenarios.several_story import Begun, afternoon_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BASIS = "《检验用规定》第九条"
"""No law there is: where one stops the ninety days, the organ names it."""
PROPOSED = {
    "中止的情形": "等待检验、检测、鉴定或者专家意见",
    "理由": "样品已经送检，检验机构答复需要二十日。",
    "中止的依据": BASIS,
    "期限停止计算的依据": BASIS,
    "预计恢复的日期": "2026-12-14",
}
TWENTY_DAYS_LATER = "2026-12-14T09:00+08:00"


def decision_due(reader: Colleague) -> date:
    """Return when the ninety days end, as the page of the case says."""
    row = reader.page.locator("ul.lines > li", has_text="作出处罚决定").first
    return date.fromisoformat(str(row.locator("time").get_attribute("datetime")))


def test_a_case_is_suspended_and_resumed_and_its_ninety_days_are_longer_by_as_much(
    chromium: Browser, begun: Begun
) -> None:
    with afternoon_of(chromium, begun, "suspension") as story:
        officer = story.at_the_desk("officer1").open(story.case_url)
        due = decision_due(officer)
        officer.follow("提请中止").enter(PROPOSED | {"期限停止计算的依据": "有关规定"}).signs()
        officer.reads("没有写到条").sees("no-article")
        story.then_it_was_done(officer.signs(PROPOSED), "提请中止")
        leader = story.opens("leader1", "suspend").reads(BASIS).sees("suspension-shown")
        leader.signs({"审批结论": "退回，补充后重新提请", "意见和理由": "请写明由谁检验。"})
        leader.reads("“不同意中止”已办理。").sees("returned")
        officer.open(f"{story.case_url}propose_suspension/")
        story.then_it_was_done(officer.signs(PROPOSED), "提请中止")
        leader.open(f"{story.case_url}suspend/").signs({"审批结论": "同意中止"})
        leader.reads("“中止”已办理。", "案件中止，期限停止计算").sees("suspended")
        officer.open(f"{story.case_url}conclude_investigation/")
        officer.reads("“中止”还没有结束").sees("nothing-goes-on")
        story.clock_goes_on_to(TWENTY_DAYS_LATER)
        officer.open(f"{story.case_url}propose_resumption/")
        story.then_it_was_done(officer.signs({"理由": "检验报告已经收到。"}), "提请恢复")
        leader.open(f"{story.case_url}resume/").sees("resumption-shown")
        leader.signs({"审批结论": "同意恢复"}).reads("“恢复”已办理。").sees("resumed")
        assert due == date(2027, 2, 22), "ninety days from the filing"
        assert decision_due(leader) == date(2027, 3, 15), "twenty more end on a Sunday"
        officer.open(f"{story.case_url}conclude_investigation/").does_not_read("还没有结束")
