"""The small scripts, in a real browser under the real policy."""

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

pytestmark = pytest.mark.browser


def answer(dialog: Dialog, asked: list[str]) -> None:
    """Note what the browser asks, and say yes."""
    asked.append(dialog.type)
    dialog.accept()


def test_slash_leads_to_the_search_box(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    expect(page.locator("#search")).to_have_value("")


def test_j_and_k_move_through_the_work_list_and_enter_opens(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    rows = page.locator("[data-row]")
    page.keyboard.press("j")
    expect(rows.nth(0).locator("[data-open]")).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1).locator("[data-open]")).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0).locator("[data-open]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/step")


def test_letters_typed_into_a_field_are_no_commands(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    page.locator("#search").focus()
    page.keyboard.type("j/k?")
    expect(page.locator("#search")).to_have_value("j/k?")


def test_a_question_mark_shows_the_keys(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_have_attribute("open", "")


def test_keys_of_an_input_method_are_no_commands(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    keyboard = page.context.new_cdp_session(page)
    for key, text in (("j", "j"), ("?", "?"), ("/", "/")):
        keyboard.send(
            "Input.dispatchKeyEvent",
            {"type": "keyDown", "key": key, "text": text, "windowsVirtualKeyCode": 229},
        )
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key})
    expect(page.locator("#keys")).not_to_have_attribute("open", "")
    expect(page.locator("body")).to_be_focused()


def test_j_goes_on_where_it_was_when_a_part_of_the_page_was_replaced(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.evaluate("""() => {
      const list = document.querySelector('ol.work');
      list.replaceWith(list.cloneNode(true));
    }""")
    expect(page.locator("body")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("[data-row]").nth(1).locator("[data-open]")).to_be_focused()


def test_a_chinese_word_is_searched_once_and_not_letter_by_letter(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/live/")
    asked: list[str] = []

    def note(request: Request) -> None:
        if "?q=" in request.url:
            asked.append(request.url)

    page.on("request", note)
    page.locator("#live").focus()
    keyboard = page.context.new_cdp_session(page)
    for typed in ("l", "li", "lia", "liang"):
        keyboard.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
        page.wait_for_timeout(120)
    assert not asked
    keyboard.send("Input.insertText", {"text": "粮"})
    expect(page.locator("#found")).to_have_text("粮")
    page.wait_for_timeout(200)
    assert len(asked) == 1


def test_plain_typing_is_searched_too(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/live/")
    page.locator("#live").type("8")
    expect(page.locator("#found")).to_have_text("8")


def test_the_error_summary_has_the_focus_and_leads_to_the_field(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/step-wrong")
    expect(page.locator("#error-summary")).to_be_focused()
    assert page.title().startswith("有误：")
    page.locator("#error-summary a").first.click()
    expect(page.locator("#id_reason")).to_be_focused()


def test_a_form_is_sent_once_however_often_one_clicks(page: Page, site: str) -> None:
    sent: list[str] = []
    page.goto(f"{site}/desk/step")
    page.on("request", lambda request: sent.append(request.method))
    page.route("**/desk/step", lambda _: None)
    button = page.get_by_role("button", name="提交审批")
    button.evaluate("one => { one.click(); one.click(); one.click(); }")
    button = page.get_by_role("button", name="正在提交…")
    expect(button).to_have_attribute("aria-disabled", "true")
    assert sent.count("POST") == 1


def test_a_short_form_is_sent_once_by_the_browser_itself(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/")
    sent = page.evaluate("""() => {
      let sent = 0;
      window.addEventListener('submit', (event) => {
        if (!event.defaultPrevented) sent += 1;
        event.preventDefault();
      });
      const button = document.querySelector('.topbar button[type=submit]');
      button.click(); button.click(); button.click();
      return sent;
    }""")
    assert sent == 1


def test_unsaved_entries_are_not_lost_without_a_question(page: Page, site: str) -> None:
    asked: list[str] = []
    page.goto(f"{site}/desk/step")
    page.on("dialog", lambda dialog: answer(dialog, asked))
    page.locator("#id_reason").fill("涉嫌")
    page.goto(f"{site}/desk/case")
    assert asked == ["beforeunload"]


def test_nothing_is_asked_when_nothing_was_entered(page: Page, site: str) -> None:
    asked: list[str] = []
    page.goto(f"{site}/desk/step")
    page.on("dialog", lambda dialog: answer(dialog, asked))
    page.goto(f"{site}/desk/case")
    assert not asked


def test_the_first_key_offers_to_skip_to_the_content(page: Page, site: str) -> None:
    for path in ("/desk/", "/decisions/"):
        page.goto(site + path)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="跳到主要内容")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()


def test_the_explanation_of_a_due_day_prints_on_two_pages_at_most(page: Page, site: str) -> None:
    page.goto(f"{site}/desk/due")
    pdf = page.pdf(prefer_css_page_size=True)
    assert 1 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") <= 2
