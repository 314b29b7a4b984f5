"""What is watched on every screen of a story: accessibility, console, requests; and pictures."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from scenarios.every_screen import Screen

TESTS = Path(__file__).parents[1]
AXE = (TESTS / "web" / "axe.min.js").read_text("utf-8")
PICTURES = TESTS.parent / "test-output" / "story"
KEEPS_PICTURES = os.environ.get("KEEP_PICTURES") == "1"
"""Whether a picture of each screen is kept; nobody looks at those of a run without people."""
_RUN_AXE = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
  JSON.stringify(found.violations.map((one) => one.id + ': ' + one.help + ' '
    + one.nodes.map((node) => node.html).join(' | '))))"""
_PARTS = """[...new Set([...document.querySelectorAll("main *")].map(
    one => `${one.tagName} ${one.className} ${one.getAttribute("role") ?? ""}`))].sort().join()"""
"""What a page is made of: elements with their classes and roles, each once, in no order."""
_JUDGED: set[tuple[str, int, str]] = set()
_LOUD = {"error", "warning"}
_SERVER_FAULT = 500
_REPORT_OF_AN_ANSWER = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Watch:
    """Collects every fault of the screens of one story, in words.

    axe is a script: where `scripts` is false only pictures and requests are watched.
    """

    site: str
    story: str
    scripts: bool
    faults: list[str] = field(default_factory=list)
    screens: int = 0

    def over(self, context: BrowserContext) -> None:
        """Watch everything this browser context says and asks."""
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("response", self._see)

    def look(self, page: Page, name: str) -> None:
        """Let axe judge the screen, and keep a picture where somebody wants to look at them."""
        self.screens += 1
        if KEEPS_PICTURES:
            PICTURES.mkdir(parents=True, exist_ok=True)
            picture = PICTURES / f"{self.story}-{self.screens:02}-{name}.png"
            page.screenshot(path=picture, full_page=True)
        if self.scripts and self._is_new(page):
            self.faults += [f"{name}: {one}" for one in axe_violations(page)]

    @staticmethod
    def _is_new(page: Page) -> bool:
        """Whether no story has shown axe a page of this shape, this width and these parts yet."""
        shape = Screen(urlsplit(page.url).path).shape
        kind = (shape, page.evaluate("innerWidth"), page.evaluate(_PARTS))
        if kind in _JUDGED:
            return False
        _JUDGED.add(kind)
        return True

    def _hear(self, said: ConsoleMessage) -> None:
        # The browser itself reports every 4xx page it is sent; that is no fault of the page.
        if said.type in _LOUD and not said.text.startswith(_REPORT_OF_AN_ANSWER):
            self.faults.append(f"console: {said.text}")

    def _see(self, response: Response) -> None:
        asked = urlsplit(response.url)
        if asked.scheme.startswith("http") and not response.url.startswith(self.site + "/"):
            self.faults.append(f"asks elsewhere: {response.url}")
        if response.status >= _SERVER_FAULT:
            self.faults.append(f"{response.status}: {response.url}")


def axe_violations(page: Page) -> list[str]:
    """Run axe as the debugger does, which the page's own policy does not concern."""
    client = page.context.new_cdp_session(page)
    client.send("Runtime.evaluate", {"expression": AXE})
    answer = client.send(
        "Runtime.evaluate",
        {"expression": _RUN_AXE, "awaitPromise": True, "returnByValue": True},
    )
    client.detach()
    found: list[str] = json.loads(answer["result"]["value"])
    return found
