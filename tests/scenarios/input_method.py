"""An input method for Chinese at the keyboard of a page.

While a word is composed nothing is sent, no key is a command, no letter is lost. Enter then ends
the word and not the form; browsers report such a key as 229.
"""

from collections.abc import Iterator
from urllib.parse import quote

from playwright.sync_api import CDPSession, Locator, Page, Request, expect

BOXES = (
    "textarea:not([readonly]), input[type=search], input[type=text]:not([readonly]), "
    "input:not([type]):not([readonly])"
)
PINYIN = ("l", "li", "lia", "liang", "liang s", "liang shi")
WORD = "粮食"
OF_AN_INPUT_METHOD = 229
_ASKED_AFTER_MS = 1_000
_KIND = """box => {
    const seen = /^(hx-|data-|list$|inputmode$|autocomplete$|enterkeyhint$)/;
    const told = one => [...(one?.attributes ?? [])].map(each => each.name).filter(
        name => seen.test(name));
    const around = box.parentElement.closest("[data-rows], [hx-post], [hx-get], [class]");
    return [box.tagName, box.type, box.className, ...told(box), "|", box.form?.className,
            ...told(box.form), "|", around?.className].join(" ");
}"""
"""What a script can tell boxes apart by: what they are told, their form and where they stand."""


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

    if box.input_value():
        box.fill("")
        page.wait_for_timeout(_ASKED_AFTER_MS)  # What was there may be asked about once more.
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


def compose_in_new_boxes(page: Page, tried: set[str]) -> None:
    """Compose a word in each box of the page whose kind is not among those tried, and note it."""
    for box in boxes_of(page):
        kind = box.evaluate(_KIND)
        if kind not in tried:
            tried.add(kind)
            page.wait_for_load_state("networkidle")
            composed_in(page, box)


def boxes_of(page: Page) -> Iterator[Locator]:
    """Yield every box of the page in which one types and which is shown."""
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    for box in page.locator(BOXES).all():
        if box.is_visible() and box.is_enabled():
            yield box
