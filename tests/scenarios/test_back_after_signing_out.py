"""On a shared machine nobody goes back to a page of the desk after its reader has signed out."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from serving import PASSWORD, ServedInstance


@pytest.fixture
def served(shared: ServedInstance) -> ServedInstance:
    """One running product for the file: no test reads what another one writes."""
    return shared


@pytest.fixture
def keeping(chromium: Browser) -> Iterator[Page]:
    """A browser that keeps whole pages for its button "back", as people's browsers do."""
    browser = chromium.browser_type.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser.new_page()
    browser.close()


def opened(page: Page, served: ServedInstance) -> str:
    """Sign in, open the list and a case; return the address of the case."""
    page.goto(f"{served.url}/desk/sign-in/")
    page.fill("[name=username]", "officer1")
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(f"{served.url}/desk/")
    page.goto(f"{served.url}/desk/cases/")
    page.locator("main a[href^='/desk/cases/']").filter(has_text="YQFGW-CF").first.click()
    page.wait_for_selector("h1")
    return page.url


def test_back_leads_to_the_sign_in_page(keeping: Page, served: ServedInstance) -> None:
    opened(keeping, served)
    keeping.get_by_role("button", name="退出").click()
    keeping.wait_for_url("**/sign-in/**")
    keeping.go_back(wait_until="commit")
    keeping.wait_for_url("**/sign-in/?next=**", wait_until="commit")
    keeping.get_by_role("button", name="登录").wait_for()


def test_back_shows_the_page_again_while_one_is_signed_in(
    keeping: Page, served: ServedInstance
) -> None:
    case = opened(keeping, served)
    heading = keeping.inner_text("h1")
    keeping.goto(f"{served.url}/desk/")
    keeping.go_back(wait_until="commit")
    keeping.wait_for_selector("h1")
    assert keeping.url == case
    assert keeping.inner_text("h1") == heading
