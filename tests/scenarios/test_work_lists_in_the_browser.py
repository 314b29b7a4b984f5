"""The work list of every role as a person sees it: three sizes, axe, the keyboard."""

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import DESKTOP, PHONE
from scenarios.colleague import Visitor
from scenarios.watch import Watch
from serving import PASSWORD, ServedInstance

pytestmark = pytest.mark.browser

LISTS = {
    "officer1": ("/desk/", "/desk/?when=handed&stage=review", "/desk/cases/?stage=execution"),
    "officehead": ("/desk/", "/desk/?whose=all&officer=officer1"),
    "reviewer": ("/desk/",),
    "leader1": ("/desk/", "/desk/?whose=all&when=overdue", "/desk/?when=waits"),
    "discloser": ("/desk/",),
    "archivist": ("/desk/", "/desk/?when=waits"),
    "supervisor": ("/desk/", "/desk/cases/?sort=due&due=overdue"),
    "counsel": ("/desk/",),
    "sysadmin": ("/desk/", "/desk/keys/", "/desk/filters/"),
}


def signed_in(chromium: Browser, watch: Watch, username: str) -> Visitor:
    """Return the browser of that person, at their work list."""
    visitor = Visitor(chromium, watch).open("/desk/sign-in/")
    visitor.page.locator("[name=username]").fill(username)
    visitor.page.locator("[name=password]").fill(PASSWORD)
    visitor.press("登录")
    expect(visitor.page.locator("#main")).to_be_visible()
    return visitor


def sideways(page: Page) -> int:
    """Return by how many pixels the page scrolls sideways."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return max(0, wide)


@pytest.mark.parametrize("username", LISTS)
def test_every_list_fits_every_screen_and_axe_finds_nothing(
    shared: ServedInstance, chromium: Browser, username: str
) -> None:
    watch = Watch(shared.url, f"lists-{username}", scripts=True)
    visitor = signed_in(chromium, watch, username)
    for size, name in ((DESKTOP, "1366"), (PHONE, "390"), (DESKTOP, "big")):
        visitor.page.set_viewport_size(size)
        if name == "big":
            visitor.context.add_cookies(
                [{"name": "sunlit_size", "value": "big", "url": shared.url}]
            )
        for number, address in enumerate(LISTS[username], 1):
            visitor.open(address)
            visitor.sees(f"{number}-{name}")
            assert sideways(visitor.page) == 0, (address, name)
    assert watch.faults == []


def test_the_work_list_is_walked_with_the_keyboard_alone(
    shared: ServedInstance, chromium: Browser
) -> None:
    watch = Watch(shared.url, "keys", scripts=True)
    visitor = signed_in(chromium, watch, "officer1")
    page = visitor.page
    rows = page.locator("[data-row]")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(rows.nth(1).locator("[data-open]")).to_be_focused()
    page.keyboard.press("k")
    number = rows.nth(0).locator("p a").first.inner_text()
    page.keyboard.press("/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("j?")
    expect(page.locator("[data-search]")).to_have_value("j?")
    page.locator("[data-search]").fill(number)
    page.keyboard.press("Enter")
    expect(page.locator("[data-row]")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    visitor.reads(number)
    assert page.url != f"{shared.url}/desk/"
    assert watch.faults == []


def test_a_filter_is_kept_and_opened_without_a_script(
    shared: ServedInstance, chromium: Browser
) -> None:
    watch = Watch(shared.url, "filters", scripts=False)
    visitor = signed_in(chromium, watch, "officer1").open("/desk/?when=overdue")
    visitor.page.get_by_text("保存为我的筛选").click()
    visitor.enter({"名称": "我的超期"}).press("保存").reads("已经保存为“我的超期”")
    visitor.open("/desk/").follow("我的超期")
    assert visitor.page.url == f"{shared.url}/desk/?when=overdue"
    visitor.open("/desk/filters/").reads("我的超期").sees("kept")
    assert watch.faults == []
