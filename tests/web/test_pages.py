"""Every page in three forms in a real browser: reachable for everybody, quiet, at home."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser import DESKTOP, NARROW, PHONE
from web.preview import DESK, PORTAL

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
AXE = (HERE / "axe.min.js").read_text()
PICTURES = HERE.parents[1] / "test-output" / "pages"
PAGES = [
    *(f"/desk/{name}" for name in DESK),
    *(f"/{name}" for name in PORTAL),
    "/desk/sign-in/",
    "/desk/refused/",
    "/nowhere/",
]
FORMS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": DESKTOP},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "big": {"viewport": DESKTOP},
    "big-phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
}
SMALL_TARGETS = """() => Array.from(document.querySelectorAll('a, button, input, select, summary'))
  .filter((one) => !one.closest('p, td, .unseen') && one.type !== 'hidden')
  .filter((one) => !one.matches('input[type=radio], input[type=checkbox], .skip'))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""
LOUD = {"error", "warning"}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
RUN_AXE = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
  JSON.stringify(found.violations.map((one) => one.id + ': ' + one.help + ' '
    + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))))"""


def open_context(chromium: Browser, site: str, form: str) -> BrowserContext:
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **FORMS[form])
    if form.startswith("big"):
        context.add_cookies([{"name": "sunlit_size", "value": "big", "url": site}])
    return context


@pytest.fixture(scope="module")
def windows(chromium: Browser, site: str) -> Iterator[dict[str, Page]]:
    """One window for each form: a browser that goes on has read axe and the styles already."""
    contexts = {form: open_context(chromium, site, form) for form in FORMS}
    yield {form: context.new_page() for form, context in contexts.items()}
    for context in contexts.values():
        context.close()


def faults_of(page: Page, url: str) -> list[str]:
    """Open the page and return what is wrong with it, in words.

    Nothing that is said of the page seen before is heard: it has gone when the listening begins.
    """
    faults: list[str] = []
    asked: list[str] = []
    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda said: faults.append(said.text) if said.type in LOUD else None,
        "pageerror": lambda error: faults.append(f"script: {error}"),
        "request": lambda request: asked.append(request.url),
    }
    page.goto("about:blank")
    for event, listener in listeners.items():
        page.on(event, listener)
    try:
        return _faults(page, url, faults, asked)
    finally:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)


def _faults(page: Page, url: str, faults: list[str], asked: list[str]) -> list[str]:
    response = page.goto(url)
    assert response is not None
    if response.status >= 400:
        # The browser itself reports the status of the page it was sent to see.
        faults.clear()
    if "default-src 'self'" not in (response.header_value("content-security-policy") or ""):
        faults.append("no content security policy")
    home = urlsplit(url).netloc
    faults += [f"asks elsewhere: {one}" for one in asked if urlsplit(one).netloc not in {home, ""}]
    wide = page.evaluate(SIDEWAYS)
    if wide > 0:
        faults.append(f"scrolls sideways by {wide} px")
    faults += [f"small target: {one}" for one in page.evaluate(SMALL_TARGETS)]
    faults += axe_violations(page)
    return faults


def axe_violations(page: Page) -> list[str]:
    """Run axe as the debugger does, which the page's own policy does not concern."""
    client = page.context.new_cdp_session(page)
    client.send("Runtime.evaluate", {"expression": AXE})
    answer = client.send(
        "Runtime.evaluate",
        {"expression": RUN_AXE, "awaitPromise": True, "returnByValue": True},
    )
    found: list[str] = json.loads(answer["result"]["value"])
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everybody_and_asks_nobody_else(
    windows: dict[str, Page], site: str, path: str, form: str
) -> None:
    page = windows[form]
    faults = faults_of(page, site + path)
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = path.strip("/").replace("/", "-") or "home"
    page.screenshot(path=PICTURES / f"{name}.{form}.png", full_page=True)
    assert not faults


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_at_320_pixels(page: Page, site: str, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(site + path)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= NARROW["width"]


def test_every_page_has_a_title_of_its_own(page: Page, site: str) -> None:
    titles = {}
    for path in PAGES:
        page.goto(site + path)
        titles[path] = page.title()
    different = {path: title for path, title in titles.items() if path != "/desk/empty"}
    assert len(set(different.values())) == len(different)


def test_portal_pages_load_no_script(page: Page, site: str) -> None:
    for path in PORTAL:
        page.goto(f"{site}/{path}")
        assert page.locator("script").count() == 0
