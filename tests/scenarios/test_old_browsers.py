"""The floor of the interface: Chromium 86, and 109, the last one for Windows 7."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenarios.colleague import Colleague, Visitor
from scenarios.every_screen import Screen, reachable
from scenarios.old_browsers import VERSIONS, OldBrowser, get_old_browsers
from scenarios.watch import KEEPS_PICTURES, Watch
from serving import PASSWORD, ServedInstance

PICTURES = Path(__file__).parents[2] / "test-output" / "old-browsers"
PEOPLE = ("officer1", "leader1", "discloser", "archivist", "auditor")
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module", autouse=True)
def old_browsers() -> None:
    """The programs, got once."""
    get_old_browsers()


@pytest.fixture(scope="module")
def people(chromium: Browser, shared: ServedInstance) -> list[dict[str, object]]:
    """Who visits which screens: found once, for they have the same addresses in every copy."""
    known: set[str] = set()
    found: list[dict[str, object]] = []
    for who in PEOPLE:
        colleague = _colleague(chromium, shared, who)
        reached = reachable(colleague.context.request, "/desk/", "/desk/", examples=1)
        found.append({"username": who, "password": PASSWORD, "paths": _new(reached, known)})
        colleague.context.close()
    public = Visitor(chromium, Watch(shared.url, "public", scripts=True))
    reached = reachable(public.context.request, "/", "/", examples=1)
    found.append({"username": "", "paths": _new(reached, known)})
    reviewer = _colleague(chromium, shared, "reviewer")
    review = reviewer.page.locator("a[href$='/review_agrees/']").first.get_attribute("href")
    # The last: a review with entries asks before one leaves it.
    return [
        *found,
        {"username": "reviewer", "password": PASSWORD, "paths": [], "finding": review},
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_screen_works_and_a_finding_saves_itself_in_an_old_browser(
    served: ServedInstance, version: str, people: list[dict[str, object]]
) -> None:
    pictures = PICTURES / version if KEEPS_PICTURES else None
    seen = OldBrowser(version).visit(served.url, people, pictures)
    assert seen["faults"] == []
    assert seen["version"].startswith(f"HeadlessChrome/{version}.")
    assert seen["screens"] > len(people)
    assert seen["saved"] == "已保存"


def _colleague(chromium: Browser, served: ServedInstance, username: str) -> Colleague:
    return Colleague(chromium, Watch(served.url, username, scripts=True), username)


def _new(found: Iterable[Screen], known: set[str]) -> list[str]:
    """Return the screens whose shape nobody had yet; of a list, with one filter at most."""
    paths = []
    for screen in found:
        if screen.shape not in known and "&" not in screen.shape:
            known.add(screen.shape)
            paths.append(screen.path)
    return paths
