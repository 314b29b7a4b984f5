"""Chinese input: while a word is composed nothing is sent, no key is a command, no letter is lost.

Enter then ends the word and not the form; browsers report such a key as 229.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Request, expect

from scenarios.colleague import Colleague, Visitor
from scenarios.every_screen import reachable
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BOXES = (
    "textarea:not([readonly]), input[type=search], input[type=text]:not([readonly]), "
    "input:not([type]):not([readonly])"
)
PINYIN = ("l", "li", "lia", "liang", "liang s", "liang shi")
WORD = "粮食"
OF_AN_INPUT_METHOD = 229


class InputMethod:
    """An input method at the keyboard of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keyboard: CDPSession = page.context.new_cdp_session(page)

    def spells(self) -> None:
        """Compose a word letter by letter, with the keys an office uses for commands too."""
        for text in PINYIN:
            self._key(text[-1])
            end = len(text)
            self.keyboard.send(
                "Input.imeSetComposition",
                {"text": text, "selectionStart": end, "selectionEnd": end},
            )
        for key in ("j", "k", "/", "?", "Enter"):
            self._key(key)

    def chooses(self) -> None:
        """End the word as it is chosen from the list."""
        self.keyboard.send("Input.insertText", {"text": WORD})

    def _key(self, key: str) -> None:
        code = {"key": key, "windowsVirtualKeyCode": OF_AN_INPUT_METHOD}
        self.keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **code})
        self.keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **code})


def composed_in(page: Page, box: Locator) -> None:
    """Compose a word in the box, as an input method does."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    box.fill("")
    box.focus()
    page.on("request", note)
    method = InputMethod(page)
    method.spells()
    expect(box).to_be_focused()
    expect(box).to_have_value(PINYIN[-1])
    method.chooses()
    expect(box).to_have_value(WORD)
    page.remove_listener("request", note)
    # A box that asks while one types may do so once the word is whole, at once on a slow machine.
    assert [url for url in asked if quote(WORD) not in url] == [], box
    box.blur()
    page.wait_for_load_state("networkidle")


def boxes_of(page: Page) -> Iterator[Locator]:
    """Yield every box of the page in which one types and which is shown."""
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    for box in page.locator(BOXES).all():
        if box.is_visible() and box.is_enabled():
            yield box


@pytest.mark.parametrize("username", ["officer1", "reviewer", "secadmin"])
def test_a_word_is_composed_in_every_box_of_the_desk(
    chromium: Browser, served: ServedInstance, username: str
) -> None:
    watch = Watch(served.url, f"input-{username}", scripts=True)
    colleague = Colleague(chromium, watch, username)
    screens = reachable(colleague.context.request, "/desk/", "/desk/", examples=1)
    colleague.page.on("dialog", lambda asked: asked.accept())
    composed = 0
    for screen in [one for one in screens if "?" not in one.path or one.path.count("=") == 1]:
        page = colleague.open(screen.path).page
        page.wait_for_load_state("networkidle")
        for box in boxes_of(page):
            composed_in(page, box)
            composed += 1
    assert composed > 1
    assert watch.faults == []


def test_a_word_is_composed_in_every_box_of_the_portal(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "input-public", scripts=True)
    visitor = Visitor(chromium, watch)
    for address in ("/", "/decisions/", "/verify/", "/desk/sign-in/"):
        page = visitor.open(address).page
        boxes = list(boxes_of(page))
        assert boxes
        for box in boxes:
            composed_in(page, box)
    assert watch.faults == []


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
