"""Every screen that links lead to: axe finds nothing, nothing scrolls sideways, nothing is lost.

Each is seen at the width of an office screen and in 大字版 on a telephone, and narrowed to 320 px
(WCAG 2.2, 1.4.10). Pictures are kept under test-output/screens/ for a person to look at.
"""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from browser import DESKTOP, NARROW, PHONE
from scenarios.colleague import Colleague, Visitor
from scenarios.every_screen import Screen, reachable
from scenarios.watch import Watch, axe_violations
from serving import ServedInstance

PICTURES = Path(__file__).parents[2] / "test-output" / "screens"
PEOPLE = (
    "officer1",
    "officehead",
    "reviewer",
    "reviewhead",
    "counsel",
    "leader1",
    "discloser",
    "archivist",
    "supervisor",
    "sysadmin",
    "secadmin",
    "auditor",
)
_SEEN_OFTEN = 2
_TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """How often each shape of screen was reached, by whomever."""
    return Counter()


@pytest.mark.parametrize("username", PEOPLE)
def test_every_screen_of_the_desk_is_accessible_at_every_size(
    chromium: Browser, shared: ServedInstance, username: str, seen: Counter[str]
) -> None:
    watch = Watch(shared.url, username, scripts=True)
    visitor = Colleague(chromium, watch, username)
    screens = reachable(visitor.context.request, "/desk/", "/desk/", examples=2)
    _see_each(visitor, [one for one in screens if _is_new(one, seen)])
    assert watch.faults == []


def test_every_screen_of_the_portal_is_accessible_at_every_size(
    chromium: Browser, shared: ServedInstance
) -> None:
    watch = Watch(shared.url, "public", scripts=True)
    visitor = Visitor(chromium, watch)
    screens = list(reachable(visitor.context.request, "/", "/", examples=2))
    _see_each(visitor, screens)
    assert watch.faults == []
    assert len(screens) > 5


def _is_new(screen: Screen, seen: Counter[str]) -> bool:
    """Whether few colleagues have seen a screen of this shape yet."""
    seen[screen.shape] += 1
    return seen[screen.shape] <= _SEEN_OFTEN


def _see_each(visitor: Visitor, screens: list[Screen]) -> None:
    page = visitor.page
    titles: dict[str, str] = {}
    for screen in screens:
        page.set_viewport_size(DESKTOP)
        page.goto(screen.path)
        _keep(page, visitor.watch.story, screen, "desk")
        faults = [*axe_violations(page), *_wider_than(page, "1366")]
        page.set_viewport_size(NARROW)
        faults += _wider_than(page, "320")
        address = Screen(urlsplit(page.url).path).shape
        if titles.setdefault(page.title(), address) != address:
            faults.append(f"has the title of {titles[page.title()]}: {page.title()}")
        visitor.watch.faults += [f"{screen.path}: {one}" for one in faults]
    visitor.context.request.get("/text-size/?size=big&next=/")
    page.set_viewport_size(PHONE)
    for screen in screens:
        page.goto(screen.path)
        _keep(page, visitor.watch.story, screen, "big")
        faults = [*axe_violations(page), *_wider_than(page, "390, 大字版")]
        visitor.watch.faults += [f"{screen.path} 大字版: {one}" for one in faults]


def _wider_than(page: Page, size: str) -> list[str]:
    return ["scrolls sideways at " + size] if page.evaluate(_TOO_WIDE) > 0 else []


def _keep(page: Page, story: str, screen: Screen, size: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w]+", "-", screen.shape).strip("-") or "home"
    page.screenshot(path=PICTURES / f"{story}-{name}-{size}.png", full_page=True)
