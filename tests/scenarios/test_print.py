"""What people print: the thing itself, without what belongs to the screen, on whole pages."""

import re

import pytest
from playwright.sync_api import Browser, Page

from scenarios.colleague import Colleague, Visitor
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = pytest.mark.browser

OF_THE_SCREEN = "nav, button, input, select, textarea, form, summary, .button, .pager, .skip"
_SHOWN = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => one.checkVisibility())
  .map((one) => one.outerHTML.slice(0, 120))"""
_CUT = """() => [...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && !one.closest('.unseen')
    && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
  .map((one) => one.outerHTML.slice(0, 120))"""
_KEPT_WHOLE = ".panel tr, .timeline li, .work > li, .notice, .next, .lines > li"
_BREAKS = """(selector) => [...document.querySelectorAll(selector)]
  .filter((one) => getComputedStyle(one).breakInside !== 'avoid')
  .map((one) => one.outerHTML.slice(0, 120))"""
A4_WIDTH = 673
"""The breadth of A4 less its margins, in pixels."""


@pytest.fixture
def served(shared: ServedInstance) -> ServedInstance:
    """One running product for the file: no test reads what another one writes."""
    return shared


def pages_of(page: Page) -> int:
    """Return on how many pages it is printed."""
    return len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True)))


def faults_on_paper(page: Page) -> list[str]:
    """Return what of the printed page belongs to the screen, is cut off, or is torn in two."""
    page.set_viewport_size({"width": A4_WIDTH, "height": 950})
    page.emulate_media(media="print")
    found: list[str] = [
        *(f"shown: {one}" for one in page.evaluate(_SHOWN, OF_THE_SCREEN)),
        *(f"cut: {one}" for one in page.evaluate(_CUT)),
        *(f"torn: {one}" for one in page.evaluate(_BREAKS, _KEPT_WHOLE)),
    ]
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    return [*found, f"wider than the sheet: {wide}"] if wide > A4_WIDTH else found


def test_what_an_officer_prints_is_the_thing_itself(
    chromium: Browser, served: ServedInstance
) -> None:
    officer = Colleague(chromium, Watch(served.url, "print", scripts=True), "officer1")
    page = officer.page
    faults = {}
    case = page.locator(".work a[href*='/desk/cases/']").first.get_attribute("href") or ""
    case = re.sub(r"(/desk/cases/[^/]+/).*", r"\1", case)
    due = page.get_by_role("link", name=re.compile("^期限怎么算")).first.get_attribute("href") or ""
    for address in ("/desk/", "/desk/cases/", case, f"{case}file/", due, "/desk/calendar/2026/"):
        page.emulate_media(media="screen")
        officer.open(address)
        faults[address] = faults_on_paper(page)
        assert 1 <= pages_of(page) <= 4, address
    assert not {address: found for address, found in faults.items() if found}


def test_a_decision_of_the_portal_is_printed_with_its_code_and_its_address(
    chromium: Browser, served: ServedInstance
) -> None:
    visitor = Visitor(chromium, Watch(served.url, "print-public", scripts=True))
    page = visitor.open("/decisions/").page
    faults = {"/decisions/": faults_on_paper(page)}
    page.emulate_media(media="screen")
    visitor.page.locator("td a").first.click()
    faults["decision"] = faults_on_paper(page)
    assert page.locator(".qr svg").is_visible()
    assert page.locator(".code").is_visible()
    assert pages_of(page) <= 2
    assert not {address: found for address, found in faults.items() if found}
