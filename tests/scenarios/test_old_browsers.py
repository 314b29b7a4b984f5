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


@pytest.mark.parametrize("version", VERSIONS)
def test_every_screen_works_in_an_old_browser(
    chromium: Browser, served: ServedInstance, version: str
) -> None:
    known: set[str] = set()
    people = [
        {"username": who, "password": PASSWORD, "paths": _paths(chromium, served, who, known)}
        for who in PEOPLE
    ]
    public = Visitor(chromium, Watch(served.url, "public", scripts=True))
    found = reachable(public.context.request, "/", "/", examples=1)
    people.append({"username": "", "paths": _new(found, known)})
    pictures = PICTURES / version if KEEPS_PICTURES else None
    seen = OldBrowser(version).visit(served.url, people, pictures)
    assert seen["faults"] == []
    assert seen["version"].startswith(f"HeadlessChrome/{version}.")
    assert seen["screens"] > len(people)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_finding_saves_itself_in_an_old_browser(
    chromium: Browser, served: ServedInstance, version: str
) -> None:
    paths = _paths(chromium, served, "reviewer", set())
    review = next(path for path in paths if path.endswith("/review_agrees/"))
    reviewer = {"username": "reviewer", "password": PASSWORD, "paths": [], "finding": review}
    seen = OldBrowser(version).visit(served.url, [reviewer], None)
    assert seen["faults"] == []
    assert seen["saved"] == "已保存"


def _paths(chromium: Browser, served: ServedInstance, username: str, known: set[str]) -> list[str]:
    colleague = Colleague(chromium, Watch(served.url, username, scripts=True), username)
    paths = _new(reachable(colleague.context.request, "/desk/", "/desk/", examples=1), known)
    colleague.context.close()
    return paths


def _new(found: Iterable[Screen], known: set[str]) -> list[str]:
    """Return the screens whose shape nobody had yet; of a list, with one filter at most."""
    paths = []
    for screen in found:
        if screen.shape not in known and "&" not in screen.shape:
            known.add(screen.shape)
            paths.append(screen.path)
    return paths
