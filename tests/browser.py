"""A real Chromium for tests: Debian's without windows, driven by Playwright.

Import the fixtures you need into a conftest. A missing browser fails where CI=true, else it skips.
"""

import os
import shutil
from collections.abc import Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

HEADLESS = "chromium-headless-shell"
"""The same Chromium, built without a window system: a page costs it half the processor time."""
DESKTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}


_running: list[Browser] = []


@pytest.fixture(scope="module", autouse=True)
def windows_closed() -> Iterator[None]:
    """Close every window that the tests of a file left open: each keeps a process."""
    yield
    for browser in _running:
        for context in browser.contexts:
            context.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run."""
    program = shutil.which(HEADLESS)
    if program is None:
        missing(f"Chromium is not installed (Debian package: {HEADLESS})")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Playwright runs an event loop in this thread; Django would refuse the ORM beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        _running.append(browser)
        yield browser
        _running.remove(browser)
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page in a fresh context, the size of an office screen."""
    context = chromium.new_context(viewport=DESKTOP, locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()


def missing(tool: str) -> NoReturn:
    """Fail where everything must be there, skip elsewhere."""
    if os.environ.get("CI") == "true":
        pytest.fail(tool)
    pytest.skip(tool)
