"""A slow or broken line: an act is done once, and nothing that was typed is lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from scenarios.colleague import Colleague
from scenarios.one_penalty import LEAD
from scenarios.watch import Watch
from serving import PASSWORD, ServedInstance

pytestmark = pytest.mark.browser

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
MENDED = {**LEAD, "证件号码": "91350100M000100Y43"}
SENT_BEFORE = "这份表单刚才提交过。没有看到结果的，请先核对是否已经办成，没有办成再提交。"
POINT = "执法主体及执法人员是否适格"
OTHER_POINT = "程序是否合法"


def on_a_slow_line(chromium: Browser, served: ServedInstance, username: str) -> Colleague:
    """Return somebody who is signed in and whose line is slow from now on."""
    colleague = Colleague(chromium, Watch(served.url, username, scripts=True), username)
    line = colleague.context.new_cdp_session(colleague.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    return colleague


@contextmanager
def line_breaks(colleague: Colleague, address: str) -> Iterator[None]:
    """Let whatever is sent to these addresses meanwhile reach nobody."""

    def cut(route: Route) -> None:
        route.abort("connectionreset")

    colleague.page.route(address, cut)
    yield
    colleague.page.unroute(address, cut)


def listed(officer: Colleague) -> int:
    """Return how many cases of that party the list has."""
    officer.open("/desk/cases/?sort=due")
    return officer.page.locator("td", has_text=MENDED["当事人名称（姓名）"]).count()


def test_an_impatient_person_registers_one_lead(chromium: Browser, shared: ServedInstance) -> None:
    officer = on_a_slow_line(chromium, shared, "officer1")
    before = listed(officer)
    officer.open("/desk/cases/new/").enter(MENDED)
    button = officer.page.locator("main form button[type=submit]")
    said = button.evaluate(
        "one => { one.click(); one.click(); one.click(); return one.outerHTML; }"
    )
    assert "正在提交…" in said
    assert 'aria-disabled="true"' in said
    officer.reads("已登记。")
    assert listed(officer) == before + 1


def test_a_broken_line_keeps_the_entries_and_the_page_says_so(
    chromium: Browser, shared: ServedInstance
) -> None:
    officer = on_a_slow_line(chromium, shared, "officer1")
    page = officer.open("/desk/cases/new/").enter(MENDED).page
    with line_breaks(officer, "**/desk/cases/new/"):
        page.get_by_role("button", name="登记").click()
        expect(page.get_by_role("alert")).to_contain_text("没有收到结果：网络断了")
    assert officer.value_of("线索内容") == MENDED["线索内容"]
    assert officer.value_of("当事人名称（姓名）") == MENDED["当事人名称（姓名）"]
    officer.press("登记").reads("已登记。")


def test_an_answer_that_is_lost_on_the_way_is_given_again(
    chromium: Browser, shared: ServedInstance
) -> None:
    officer = on_a_slow_line(chromium, shared, "officer1")
    before = listed(officer)
    officer.open("/desk/cases/new/").enter(MENDED)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch(max_redirects=0).status)
        route.abort("connectionreset")

    officer.page.route("**/desk/cases/new/", lose)
    officer.press("登记")
    expect(officer.page.get_by_role("alert")).to_contain_text("没有收到结果：网络断了")
    officer.page.unroute("**/desk/cases/new/", lose)
    officer.press("登记").reads("已登记。")
    assert lost == [204]
    assert listed(officer) == before + 1


def test_what_is_wrong_comes_back_on_the_same_page_with_the_entries(
    chromium: Browser, shared: ServedInstance
) -> None:
    officer = on_a_slow_line(chromium, shared, "officer1").open("/desk/cases/new/").enter(LEAD)
    officer.press("登记").reads("有 1 处需要修改")
    expect(officer.page.locator("#error-summary")).to_be_focused()
    assert officer.page.title().startswith("有误：")
    assert officer.value_of("线索内容") == LEAD["线索内容"]
    officer.enter(MENDED).press("登记").reads("已登记。")
    assert officer.watch.faults == []


def test_whoever_goes_back_to_a_form_is_told_that_it_was_sent(
    chromium: Browser, shared: ServedInstance
) -> None:
    officer = on_a_slow_line(chromium, shared, "officer1").open("/desk/cases/new/").enter(MENDED)
    officer.press("登记").reads("已登记。")
    officer.page.go_back()
    expect(officer.page.get_by_role("alert")).to_have_text(SENT_BEFORE)
    expect(officer.page.get_by_role("button", name="登记")).to_be_enabled()


def review_on_a_slow_line(chromium: Browser, served: ServedInstance) -> Colleague:
    """Return the reviewer at the review that waits."""
    reviewer = on_a_slow_line(chromium, served, "reviewer")
    reviewer.page.get_by_role("link", name=re.compile("^去")).first.click()
    expect(reviewer.page.get_by_role("heading", level=1)).to_contain_text("法制审核")
    reviewer.page.wait_for_load_state()
    return reviewer


def finding(reviewer: Colleague, point: str) -> Locator:
    """Return one of the eight points."""
    return reviewer.page.get_by_role("group", name=point)


def test_what_is_typed_while_a_finding_is_saved_stays(
    chromium: Browser, served: ServedInstance
) -> None:
    reviewer = review_on_a_slow_line(chromium, served)
    point = finding(reviewer, POINT)
    point.get_by_label("不符合", exact=True).check()
    expect(point).to_contain_text("正在保存…")
    note = point.get_by_role("textbox")
    with reviewer.page.expect_response("**/review/subject/"):
        note.press_sequentially("证件已经过期，", delay=20)
    note.press_sequentially("执法时没有出示。", delay=20)
    expect(note).to_have_value("证件已经过期，执法时没有出示。")
    expect(note).to_be_focused()
    expect(point).to_contain_text("有改动，还没有保存")
    note.blur()
    expect(point).to_contain_text("已保存")
    reviewer.page.reload()
    expect(finding(reviewer, POINT).get_by_role("textbox")).to_have_value(
        "证件已经过期，执法时没有出示。"
    )
    assert reviewer.watch.faults == []


def test_findings_chosen_faster_than_the_line_are_all_saved(
    chromium: Browser, served: ServedInstance
) -> None:
    reviewer = review_on_a_slow_line(chromium, served)
    for point in (POINT, OTHER_POINT):
        finding(reviewer, point).get_by_label("符合", exact=True).check()
    for point in (POINT, OTHER_POINT):
        expect(finding(reviewer, point)).to_contain_text("已保存")
    expect(reviewer.page.locator("#progress")).to_have_text("已审 2 / 8 项，还差 6 项")


def test_a_finding_that_is_not_saved_says_so_and_stays(
    chromium: Browser, served: ServedInstance
) -> None:
    reviewer = review_on_a_slow_line(chromium, served)
    point = finding(reviewer, POINT)
    with line_breaks(reviewer, "**/review/subject/"):
        point.get_by_label("符合", exact=True).check()
        expect(point).to_contain_text("没有存上：网络不通。")
    expect(point.get_by_label("符合", exact=True)).to_be_checked()
    reviewer.press("暂存").reads("审核草稿已经保存。")
    expect(finding(reviewer, POINT)).to_contain_text("已保存")


def test_a_finding_of_a_case_that_moved_on_says_who_moved_it(
    chromium: Browser, served: ServedInstance
) -> None:
    reviewer = review_on_a_slow_line(chromium, served)
    address = reviewer.page.url
    colleague = Colleague(chromium, reviewer.watch, "reviewer").open(address)
    for group in colleague.page.locator("fieldset.finding").all():
        group.get_by_label("符合", exact=True).check()
    colleague.page.get_by_label(re.compile("^\\s*同意")).check()
    colleague.page.get_by_label("意见和理由").fill("同意。")
    colleague.page.get_by_label("登录密码").fill(PASSWORD)
    colleague.press("出具审核意见书").reads("审核意见书已经出具。")
    finding(reviewer, POINT).get_by_label("不符合", exact=True).check()
    expect(finding(reviewer, POINT)).to_contain_text("陈静已在")
