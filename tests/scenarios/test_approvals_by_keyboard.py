"""Whoever approves needs no mouse: every kind of page of approval, walked with the Tab key.

The order is that of the page, each stop is seen with its ring and covered by nothing, the skip
link comes first, the walk comes out at the end, and a refusal takes the focus to its summary.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import PHONE
from scenarios.colleague import Colleague
from scenarios.watch import Watch
from serving import ServedInstance

_MOST_STOPS = 120
_WHERE = """() => {
  const own = document.activeElement;
  if (!own || own === document.body) return null;
  const box = own.getBoundingClientRect(), style = getComputedStyle(own);
  const inside = (least, at, most) => Math.min(Math.max(at, least), most);
  const x = inside(1, box.left + Math.min(box.width / 2, 20), innerWidth - 2);
  const y = inside(1, box.top + Math.min(box.height / 2, 12), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const labels = [...(own.labels || [])];
  return {
    order: [...document.querySelectorAll('*')].indexOf(own),
    words: `${own.tagName} ${own.name || own.id} ${own.innerText || ''}`.trim(),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    open: own === top || own.contains(top) || top.contains(own)
      || labels.some((one) => one.contains(top)),
  };
}"""
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def takes_up(colleague: Colleague, title: str) -> Page:
    """Open the first thing of that title on the colleague's work list, on a telephone."""
    page = colleague.opens_the_work_list().page
    item = page.locator("ol.work > li").filter(
        has=page.get_by_role("heading", name=title, exact=True)
    )
    item.first.get_by_role("link", name=re.compile("^去")).click()
    page.wait_for_url("**/desk/cases/**")  # A key pressed before would be of the list.
    page.set_viewport_size(PHONE)
    return page


def propose_a_correction(officer: Colleague) -> None:
    """Ask for a mended receipt, so that the head of the office has something to answer."""
    takes_up(officer, "登记执行情况").locator(".head-line a").first.click()
    officer.follow("提请更正")
    officer.page.locator("a[data-open]").last.click()
    officer.enter({"签收人": "示例更正人", "更正理由": "以送达回证原件为准。"}).press("提交")


def walk(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page or is where it began."""
    stops: list[dict[str, Any]] = []
    while len(stops) < _MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(_WHERE)
        if stop is None or (stops and stop["order"] == stops[0]["order"]):
            return stops
        stops.append(stop)
    pytest.fail(f"the focus does not come out: {stops[-3:]}")


def faults(page: Page, button: str) -> list[str]:
    """Return what is wrong on this page for whoever has no mouse."""
    stops = walk(page)
    found = [one["words"] for one in stops if not (one["seen"] and one["ringed"] and one["open"])]
    order = [one["order"] for one in stops]
    found += ["the order is not that of the page"] if order != sorted(order) else []
    if not stops[0]["words"].endswith("跳到主要内容"):
        found.append(f"first comes {stops[0]['words']}")
    page.get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    target = page.locator("#error-summary a").first.get_attribute("href")
    expect(page.locator(f"{target}")).to_be_focused()
    return found


@pytest.mark.parametrize("size", ["normal", "big"])
def test_every_kind_of_approval_is_given_without_a_mouse(
    chromium: Browser, served: ServedInstance, size: str
) -> None:
    watch = Watch(served.url, "keyboard", scripts=True)

    def at_the_desk(username: str) -> Colleague:
        colleague = Colleague(chromium, watch, username)
        colleague.context.request.get(f"/text-size/?size={size}&next=/")
        return colleague

    propose_a_correction(at_the_desk("officer1"))
    kinds: list[tuple[str, str, str]] = [
        ("leader1", "立案审批", "签署并提交"),
        ("officehead", "审批更正", "签署并提交"),
        ("reviewer", "出具法制审核意见", "出具审核意见书"),
        ("discloser", "核对公示稿", "核对完毕，提交审核发布"),
    ]
    found = {
        title: faults(takes_up(at_the_desk(username), title), button)
        for username, title, button in kinds
    }
    assert found == {title: [] for _, title, _ in kinds}
    assert watch.faults == []
