"""Chinese input where more hangs on it than a box; every kind of box is in `test_every_screen`."""

import re

import pytest
from playwright.sync_api import Browser, expect

from scenarios.colleague import Colleague
from scenarios.input_method import PINYIN, WORD, InputMethod
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_note_of_the_review_is_saved_once_the_word_stands(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "input-note", scripts=True)
    reviewer = Colleague(chromium, watch, "reviewer")
    page = reviewer.page
    page.get_by_role("link", name=re.compile("^去")).first.click()
    page.wait_for_load_state("networkidle")
    note = page.locator("fieldset.finding textarea").first
    note.focus()
    method = InputMethod(page)
    method.spells()
    method.chooses()
    with page.expect_response("**/review/subject/") as saved:
        note.blur()
    assert PINYIN[-1].encode() not in (saved.value.request.post_data_buffer or b"")
    expect(note).to_have_value(WORD)
    assert watch.faults == []
