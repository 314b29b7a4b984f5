"""Every screen that links lead to: axe finds nothing, nothing scrolls sideways, nothing is lost.

Each is seen at the width of an office screen and in 大字版 on a telephone, and narrowed to 320 px
(WCAG 2.2, 1.4.10); in each kind of box a Chinese word is composed. With `KEEP_PICTURES=1` pictures
are kept under test-output/screens/ for a person to look at.
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
from scenarios.input_method import compose_in_new_boxes
from scenarios.watch import KEEPS_PICTURES, Watch, axe_violations
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
_OF_MANY_STATES = ("/desk/cases/*/?", "/decisions/*/?", "/desk/cases/*/publication/?")
_SEEN_OFTEN = 3
"""A form looks the same in every case; these pages look as their case stands. A list that is
filtered by two things looks as by one: the crawl asks for it, nobody looks."""
_TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """How often each shape of screen was reached, by whomever."""
    return Counter()


@pytest.fixture(scope="module")
def tried() -> set[str]:
    """The kinds of boxes in which a word was composed, by whomever."""
    return set()


@pytest.mark.parametrize("username", PEOPLE)
def test_every_screen_of_the_desk_is_accessible_at_every_size(
    chromium: Browser,
    shared: ServedInstance,
    username: str,
    seen: Counter[str],
    tried: set[str],
) -> None:
    watch = Watch(shared.url, username, scripts=True)
    visitor = Colleague(chromium, watch, username)
    screens = reachable(visitor.context.request, "/desk/", "/desk/", examples=2)
    _see_each(visitor, [one for one in screens if _is_new(one, seen)], tried)
    assert watch.faults == []


def test_every_screen_of_the_portal_is_accessible_at_every_size(
    chromium: Browser, shared: ServedInstance, tried: set[str]
) -> None:
    watch = Watch(shared.url, "public", scripts=True)
    visitor = Visitor(chromium, watch)
    screens = list(reachable(visitor.context.request, "/", "/", examples=2))
    _see_each(visitor, [one for one in screens if "&" not in one.shape], tried)
    assert watch.faults == []
    assert len(screens) > 5


def test_a_word_was_composed_in_boxes_of_many_kinds(tried: set[str]) -> None:
    """It is nothing that the screens have no faults in, where nothing was typed."""
    assert len(tried) > 5


def _is_new(screen: Screen, seen: Counter[str]) -> bool:
    """Whether few colleagues have seen a screen of this shape yet."""
    if "&" in screen.shape:
        return False
    seen[screen.shape] += 1
    return seen[screen.shape] <= (_SEEN_OFTEN if screen.shape in _OF_MANY_STATES else 1)


def _see_each(visitor: Visitor, screens: list[Screen], tried: set[str]) -> None:
    page = visitor.page
    page.on("dialog", lambda asked: asked.accept())
    titles: dict[str, str] = {}
    shapes: set[str] = set()
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
        page.set_viewport_size(DESKTOP)
        compose_in_new_boxes(page, tried)
    visitor.context.request.get("/text-size/?size=big&next=/")
    page.set_viewport_size(PHONE)
    for screen in screens:
        page.goto(screen.path)
        _keep(page, visitor.watch.story, screen, "big")
        faults = _wider_than(page, "390, 大字版")
        if screen.shape not in shapes:  # Another of the shape has the same controls at this size.
            shapes.add(screen.shape)
            faults += axe_violations(page)
        visitor.watch.faults += [f"{screen.path} 大字版: {one}" for one in faults]


def _wider_than(page: Page, size: str) -> list[str]:
    return ["scrolls sideways at " + size] if page.evaluate(_TOO_WIDE) > 0 else []


def _keep(page: Page, story: str, screen: Screen, size: str) -> None:
    if not KEEPS_PICTURES:
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w]+", "-", screen.shape).strip("-") or "home"
    page.screenshot(path=PICTURES / f"{story}-{name}-{size}.png", full_page=True)
