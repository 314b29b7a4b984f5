"""The floor of the interface: Chromium 86, and 109, the last one for Windows 7."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scenarios.colleague import Colleague, Visitor
from scenarios.every_screen import reachable
from scenarios.old_browsers import VERSIONS, OldBrowser, get_old_browsers
from scenarios.watch import Watch
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
    people = [
        {"username": who, "password": PASSWORD, "paths": _paths(chromium, served, who)}
        for who in PEOPLE
    ]
    public = Visitor(chromium, Watch(served.url, "public", scripts=True))
    found = reachable(public.context.request, "/", "/", examples=1)
    people.append({"username": "", "paths": [screen.path for screen in found]})
    seen = OldBrowser(version).visit(served.url, people, PICTURES / version)
    assert seen["faults"] == []
    assert seen["version"].startswith(f"HeadlessChrome/{version}.")
    assert seen["screens"] > len(people)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_finding_saves_itself_in_an_old_browser(
    chromium: Browser, served: ServedInstance, version: str
) -> None:
    paths = _paths(chromium, served, "reviewer")
    review = next(path for path in paths if path.endswith("/review_agrees/"))
    reviewer = {"username": "reviewer", "password": PASSWORD, "paths": [], "finding": review}
    seen = OldBrowser(version).visit(served.url, [reviewer], PICTURES / version)
    assert seen["faults"] == []
    assert seen["saved"] == "已保存"


def _paths(chromium: Browser, served: ServedInstance, username: str) -> list[str]:
    colleague = Colleague(chromium, Watch(served.url, username, scripts=True), username)
    found = reachable(colleague.context.request, "/desk/", "/desk/", examples=1)
    paths = [screen.path for screen in found]
    colleague.context.close()
    return paths
