"""A lead that somebody gave: checked, not filed, and the reporter told; the public sees nothing."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from scenarios import one_penalty as told
from scenarios.filled_in import filled_in
from scenarios.penalty_story import PenaltyStory
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]

REPORTER = "示例卯某"
FOUND = "评标委员会在开标当日抽取组建，反映的名单当时并不存在。"
PLAN = replace(told.PLAN, reporter=REPORTER, found=FOUND)
REPORTED = filled_in("register_lead", told.usual("register_lead", told.MORNING, PLAN))
REPORTED["涉嫌违法行为"] = told.CAUSE
LEAD_CHECK = filled_in("check_lead", told.usual("check_lead", told.MORNING, PLAN))
DECLINED = filled_in("decline_to_file", told.usual("decline_to_file", told.MORNING, PLAN))
TOLD = filled_in("tell_reporter", told.usual("tell_reporter", told.MORNING, PLAN))


def test_a_lead_is_checked_and_not_filed_and_its_reporter_told(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "not-filed", scripts=True)
    story = PenaltyStory(chromium, served, watch)

    when_a_lead_is_registered(story)
    then_the_reporter_is_known_to_those_who_handle_it_only(story)
    when_two_officers_check_it_and_the_office_proposes_not_to_file(story)
    then_the_leader_declines_and_the_case_is_over(story)
    then_the_reporter_is_told_by_a_task_of_the_work_list(story)
    then_the_public_finds_nothing(story)

    assert watch.faults == []
    assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
    assert served.instance.run("duties", "--check").returncode == 0
    assert "Traceback" not in served.said


def when_a_lead_is_registered(story: PenaltyStory) -> None:
    officer = story.at_the_desk("officer1").open("/desk/cases/").follow("登记案件来源")
    officer.enter(REPORTED).press("登记").reads("已登记。", REPORTER)
    story.number = officer.page.get_by_role("heading", level=1).inner_text()
    story.case_url = officer.page.url


def then_the_reporter_is_known_to_those_who_handle_it_only(story: PenaltyStory) -> None:
    story.at_the_desk("officehead").open(story.case_url).reads(REPORTER)
    for username in ("officer2", "leader1"):
        story.at_the_desk(username).open(story.case_url).does_not_read(REPORTER)


def when_two_officers_check_it_and_the_office_proposes_not_to_file(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "初步核查")
    officer.signs({**LEAD_CHECK, "另一核查人": LEAD_CHECK["核查人"]})
    officer.reads("两名核查人应当是不同的人").sees("one-checker")
    assert officer.value_of("核查情况") == FOUND
    story.then_it_was_done(officer.signs(LEAD_CHECK), "初步核查")
    officer.follow("核查记录").reads(FOUND, "建议不予立案").sees("lead-check-paper")
    officer = story.takes_up("officer1", "提请立案")
    expect(officer.page.get_by_label("建议不予立案", exact=True)).to_be_checked()
    story.then_it_was_done(officer.signs(told.APPLICATION), "提请立案")
    head = story.takes_up("officehead", "科室审核立案").signs(told.ENDORSEMENT)
    story.then_it_was_done(head, "科室审核立案")


def then_the_leader_declines_and_the_case_is_over(story: PenaltyStory) -> None:
    leader = story.takes_up("leader1", "立案审批").enter(DECLINED).sees("declining")
    story.then_it_was_done(leader.signs(), "不予立案")
    leader.does_not_read(REPORTER).sees("case-declined")
    expect(leader.page.locator(".head .tag").last).to_have_text("不予立案")
    leader.follow("不予立案审批表").reads(FOUND, "张志强", "王建国", "刘海")
    leader.does_not_read(REPORTER).sees("declined-paper")
    leader.open(f"{story.case_url}file_case/").reads("不能再办理“立案审批”")


def then_the_reporter_is_told_by_a_task_of_the_work_list(story: PenaltyStory) -> None:
    officer = story.takes_up("officer1", "告知举报人").enter(TOLD).sees("telling")
    story.then_it_was_done(officer.signs(), "告知举报人")
    officer.opens_the_work_list()
    waiting = officer.page.locator("ol.work > li").filter(has_text=story.number)
    expect(waiting.filter(has_text="告知举报人")).to_have_count(0)
    expect(waiting.filter(has_text="立卷")).to_have_count(1)


def then_the_public_finds_nothing(story: PenaltyStory) -> None:
    visitor = story.somebody().open("/").does_not_read(told.PARTY)
    for words in (told.PARTY, told.CODE, story.number, REPORTER):
        visitor.open("/decisions/").enter({"当事人名称、决定文号或统一社会信用代码": words})
        visitor.press("查询").reads("没有找到")
    case = story.case_url.rstrip("/").rsplit("/", 1)[1]
    for address in (f"/decisions/{case}/", f"/decisions/{case}.json", f"/decisions/{case}.pdf"):
        assert visitor.context.request.get(address).status == 404
