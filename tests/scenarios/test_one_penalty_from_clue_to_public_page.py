"""One penalty, played in a real browser by nine people, on the running product."""

import re

import pytest
from playwright.sync_api import Browser, expect

from scenarios import one_penalty as told
from scenarios.penalty_story import PenaltyStory
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]

THE_SAME_AFTERNOON = "2026-11-24T15:00+08:00"
AFTER_THE_DELIBERATION = "2026-12-02T15:00+08:00"
AFTER_THE_HEARING_PERIOD = "2026-12-02T09:30+08:00"
TEN_WITH_THE_PUBLIC = {
    *("officer1", "officer2", "officehead", "reviewer"),
    *("leader1", "leader2", "leader3", "discloser", "archivist"),
}
"""Who signs in; the tenth never does."""


@pytest.mark.parametrize(
    ("demonstration", "scripts"),
    [("sqlite", True), ("postgresql", False)],
    indirect=["demonstration"],
    ids=["sqlite-with-scripts", "postgresql-without-scripts"],
)
def test_one_penalty_from_clue_to_public_page(
    chromium: Browser, served: ServedInstance, scripts: bool
) -> None:
    watch = Watch(served.url, "with-scripts" if scripts else "without-scripts", scripts)
    story = PenaltyStory(chromium, served, watch)

    story.when_a_lead_with_a_mistyped_code_is_registered()
    story.then_the_mended_lead_opens_a_case()
    story.when_the_lead_is_checked_and_its_filing_asked_for()
    story.then_the_leader_returns_it_once_and_files_it()
    story.when_the_head_of_the_office_assigns_two_officers()

    story.clock_goes_on_to(THE_SAME_AFTERNOON)
    story.when_the_officers_investigate_and_propose()
    story.then_the_notice_tells_the_right_to_a_hearing()
    story.then_nobody_can_say_that_the_time_is_over_yet()

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
    story.when_the_discloser_checks_the_public_copy()
    story.then_the_second_officer_examines_it_for_secrets()
    story.then_the_head_of_the_office_returns_it_once_and_releases_it()
    then_anybody_finds_and_verifies_it(story)
    story.then_it_is_paid_and_closed()
    story.then_the_file_is_compiled_and_received()

    assert set(story.people) == TEN_WITH_THE_PUBLIC
    assert watch.faults == []
    assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
    assert served.instance.run("duties", "--check").returncode == 0
    assert "Traceback" not in served.said


def then_anybody_finds_and_verifies_it(story: PenaltyStory) -> None:
    visitor = story.somebody().open("/").reads(told.PARTY).sees("portal-home")
    number = visitor.page.get_by_role("row", name=re.compile(told.PARTY)).get_by_role("link")
    document_number = number.inner_text()
    bracketed = document_number.replace("〔", "[").replace("〕", "]")
    for words in (told.PARTY, document_number, bracketed, told.CODE, told.CODE.lower()):
        visitor.open("/decisions/").enter({"当事人名称、决定文号或统一社会信用代码": words})
        visitor.press("查询").reads("共 1 条")
    visitor.sees("portal-found").follow(document_number)
    visitor.reads(told.PARTY, told.CODE, told.CAUSE, told.FINE_IN_FIGURES, "验证码")
    visitor.does_not_read("0353-0000098").sees("portal-decision")
    address = visitor.page.url.rstrip("/")
    pdf = visitor.fetch(f"{address}.pdf")
    snapshot = visitor.fetch(f"{address}.json")
    assert pdf.startswith(b"%PDF")
    assert told.PARTY in snapshot.decode()
    expect(visitor.page.get_by_role("link", name="下载日志证明（tlog-proof）")).to_be_visible()
    code = visitor.page.locator(".verify-box .code").inner_text()

    uploads = (
        (pdf, "", "一致：这是本机关公示的文件"),
        (snapshot, code, "一致：这是本机关公示的文件"),
        (pdf + b"\n", code, "不一致：这个文件不是公示的文书"),
        (pdf[:-1], "", "查不到"),
    )
    for content, typed, verdict in uploads:
        visitor.open("/verify/").enter({"验证码": typed})
        visitor.page.get_by_label("文书文件").set_input_files(
            {"name": "决定书.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        visitor.press("验证")
        expect(visitor.page.locator("#result")).to_have_text(verdict)
        visitor.sees("portal-verify")
