"""One person at their own browser: what they open, fill in, press and read."""

import re
from collections.abc import Mapping
from typing import Self

from playwright.sync_api import Browser, Locator, Page, expect

from browser import DESKTOP
from scenarios.watch import Watch
from serving import PASSWORD

SIGNED_WITH = "登录密码"
_PATIENCE_MS = 10_000
SENDS = re.compile("^(签署并)?提交$")
"""The button of a step: who enters no password signs nothing."""


class Visitor:
    """Anybody with a browser, whose scripts are on or off as `watch` says."""

    def __init__(self, browser: Browser, watch: Watch) -> None:
        self.watch = watch
        self.context = browser.new_context(
            viewport=DESKTOP,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            base_url=watch.site,
            java_script_enabled=watch.scripts,
        )
        self.context.set_default_timeout(_PATIENCE_MS)
        watch.over(self.context)
        self.page: Page = self.context.new_page()

    def open(self, address: str) -> Self:
        """Go to an address of this site."""
        self.page.goto(address)
        self.page.bring_to_front()  # A page that others cover has no focus of its own.
        return self

    def follow(self, link: str) -> Self:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=link, exact=True).first.click()
        return self

    def press(self, button: str | re.Pattern[str]) -> Self:
        """Press a button by its words, and wait until what was sent is answered."""
        self.page.get_by_role("button", name=button, exact=True).click()
        expect(self.page.locator("form[data-sent]")).to_have_count(0, timeout=_PATIENCE_MS)
        return self

    def enter(self, entries: Mapping[str, str]) -> Self:
        """Fill in controls by their labels: texts, days, lists and choices alike."""
        for label, value in entries.items():
            group = self.page.get_by_role("group", name=_label(label))
            control = self.page.get_by_label(_label(label))
            expect(group.or_(control).first).to_be_visible()
            if group.count():
                group.get_by_label(value, exact=True).check()
            elif control.evaluate("one => one.tagName") == "SELECT":
                control.select_option(label=value)
            else:
                control.fill(value)
        return self

    def attaches(self, name: str, content: bytes) -> Self:
        """Choose a file in the form."""
        chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.page.locator("input[type=file]").set_input_files(chosen)  # type: ignore[arg-type] # a FilePayload
        return self

    def reads(self, *words: str) -> Self:
        """Every one of these words stands on the page."""
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each)
        return self

    def does_not_read(self, words: str) -> Self:
        """These words stand nowhere on the page."""
        expect(self.page.locator("body")).not_to_contain_text(words)
        return self

    def sees(self, screen: str) -> Self:
        """Look at the whole screen under this name."""
        self.watch.look(self.page, screen)
        return self

    def value_of(self, label: str) -> str:
        """Return what stands in a control."""
        return self.page.get_by_label(_label(label)).input_value()

    def error_at(self, label: str) -> Locator:
        """Return the sentence beside a control that is wrong."""
        return self.page.locator(".field.wrong", has_text=label).locator(".error")

    def fetch(self, address: str) -> bytes:
        """Download a file, signed in as this person."""
        answer = self.context.request.get(address)
        assert answer.ok, f"{answer.status} {address}"
        return answer.body()


class Colleague(Visitor):
    """Somebody of the organ, signed in."""

    def __init__(self, browser: Browser, watch: Watch, username: str) -> None:
        super().__init__(browser, watch)
        self.username = username
        self.open("/desk/")
        self.enter({"登录名": username, "密码": PASSWORD}).press("登录")
        expect(self.page.locator(".topbar")).to_contain_text("退出")

    def press(self, button: str | re.Pattern[str]) -> Self:
        """Press a button; a form that is signed gets the password first."""
        self.page.get_by_role("button", name=button, exact=True).wait_for()
        password = self.page.get_by_label(_label(SIGNED_WITH))
        if password.count():
            password.fill(PASSWORD)
        return super().press(button)

    def opens_the_work_list(self) -> Self:
        """Go to what is to be done."""
        return self.open("/desk/")

    def takes_up(self, title: str, number: str) -> Self:
        """Press the one action of a thing to do, found by its title and the case."""
        self.opens_the_work_list()
        item = (
            self.page.locator("ol.work > li")
            .filter(has_text=number)
            .filter(has=self.page.get_by_role("heading", name=title, exact=True))
        )
        item.get_by_role("link", name=re.compile("^去")).click()
        return self

    def signs(self, entries: Mapping[str, str] | None = None) -> Self:
        """Fill in the form of a step and take it; it is signed where it asks for the password."""
        return self.enter(entries or {}).press(SENDS)


def _label(words: str) -> re.Pattern[str]:
    """Match a whole label, with or without （选填） or the case in which it is asked."""
    return re.compile(rf"^\s*{re.escape(words)}(（[^）]+）)?\s*$")
