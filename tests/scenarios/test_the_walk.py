"""A newcomer walks the ten stations as the page prints them, then all that stands behind them."""

import os
import re
import subprocess
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Locator, expect

from scenarios.colleague import Visitor
from scenarios.office import Office
from scenarios.one_penalty import CHECK, CHECKED, COPY_RELEASED, EXAMINED, POINTS
from scenarios.reckoning import Reckoning, signs
from scenarios.watch import Watch
from serving import PASSWORD, ServedInstance
from sunlit.walk.stations import STATIONS, Visit

PLAYED = "这一步已经有人办过"
SIGN = "签署并提交"
TEN_MINUTES = 600
LONGEST_STATION, LONGEST_WALK = 120, 800
"""Signs that stand on the page of the walk, without what is behind 想多看一点."""
_TO_START_AGAIN, _TO_SCROLL_ON = 8.0, 1.0
"""Seconds: until the page answers again, and to the next station."""
_TO_CHOOSE_A_FILE = 3
_BEHIND = re.compile(r"<details.*?</details>", re.DOTALL)
_STATION = re.compile(r'<section class="panel" id="station-.*?</section>', re.DOTALL)
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


class Newcomer(Visitor):
    """Somebody who knows nothing but what the page says, and reads all that it says."""

    def __init__(self, browser: Browser, watch: Watch) -> None:
        super().__init__(browser, watch)
        self.spent = Reckoning()
        self.open("/walk/").hears(self.page.locator("main > h1, main > p"))
        self.walk = self.page
        self._knows_the_sign_in_page = False

    def station(self, number: int) -> "Newcomer":
        """Go on to a station and read it."""
        shown = self.walk.locator(f"#station-{number}")
        self.comes_back().spent.waited += _TO_SCROLL_ON
        return self.hears(shown.locator("> :not(details)"))

    def goes(self, station: int, visit: int = 0) -> "Newcomer":
        """Follow a link of a station, and look at what is framed there, and at nothing else."""
        self.opens(station, STATIONS[station - 1].visits[visit])
        framed = self.page.locator(":target")
        expect(framed).to_have_count(1)
        return self.hears(framed)

    def goes_further(self, station: int, visit: int) -> "Newcomer":
        """Follow a link behind 想多看一点."""
        return self.opens(station, STATIONS[station - 1].more[visit])

    def comes_back(self) -> "Newcomer":
        """Close what was looked at; the walk is as it was."""
        if self.page is not self.walk:
            self.spent.pressed += 1
            self.page.close()
        self.page = self.walk
        return self

    def begins_again(self) -> "Newcomer":
        """Load the page of the walk anew."""
        self.comes_back().page.reload()
        return self

    def hears(self, *parts: Locator) -> "Newcomer":
        """Read these parts of the page."""
        for part in parts:
            self.spent.read += signs(" ".join(part.all_inner_texts()))
        return self

    def presses(self, button: str) -> "Newcomer":
        """Press a button."""
        self.spent.pressed += 1
        return self.press(button)

    def chooses(self, control: Locator) -> None:
        """Choose an answer."""
        self.spent.pressed += 1
        control.check()

    def types(self, label: str, words: str) -> "Newcomer":
        """Go to a control, named in a line of its own, and type."""
        self.spent.pressed += 1
        self.spent.typed += len(words)
        self.spent.read += signs(label)
        self.page.get_by_label(re.compile(rf"^\s*{label}")).fill(words)
        return self

    def verifies(self, name: str, content: bytes, title: str) -> "Newcomer":
        """Choose a file, have it verified and read the answer."""
        self.spent.pressed += _TO_CHOOSE_A_FILE
        self.page.get_by_label("文书文件").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": content}
        )
        self.presses("验证")
        expect(self.page.locator(".result h2")).to_have_text(re.compile(f"^{title}"))
        return self.hears(self.page.locator(".result h2, .result > p"))

    def commands(self, station: int) -> list[str]:
        """Return the lines to type that a station prints."""
        return self.walk.locator(f"#station-{station} code").all_text_contents()

    def opens(self, station: int, shown: Visit) -> "Newcomer":
        """Follow a link of a station beside the walk, and sign in where it asks."""
        link = self.comes_back().walk.locator(
            f"#station-{station} a[target]", has_text=re.compile(f"^{shown.label}$")
        )
        if not link.is_visible():
            self.walk.locator(f"#station-{station} summary").click()
        with self.context.expect_page() as opened:
            link.click()
        self.page = opened.value
        self.page.wait_for_load_state()
        self.spent.pressed += 1
        if shown.username and self.page.get_by_label("登录名").count():
            self._signs_in(shown.username)
        assert urlsplit(self.page.url).path != "/desk/sign-in/"
        return self

    def _signs_in(self, username: str) -> None:
        expect(self.page.get_by_label("登录名")).to_have_value(username)
        self.does_not_read("登录已到期")
        if not self._knows_the_sign_in_page:
            self.hears(self.page.locator("main"))
            self._knows_the_sign_in_page = True
        self.presses("登录")
        expect(self.page.locator(".topbar")).to_contain_text("退出")


@pytest.mark.browser
@pytest.mark.slow
def test_a_newcomer_who_reads_all_that_is_asked_walks_ten_stations_in_ten_minutes(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "walk", scripts=True)
    newcomer = Newcomer(chromium, watch)
    newcomer.sees("walk")
    _the_public_reads_and_checks(newcomer)
    newcomer.station(3).goes(3).reads("为什么", "送达决定书")
    newcomer.goes(3, 1).reads("第六十一条")
    newcomer.station(4).goes(4).reads("办案全过程", "已结案")
    newcomer.goes(4, 1).reads("案卷目录")
    newcomer.station(5).goes(5)
    newcomer.reads("听取陈述申辩（或者期满、明示放弃）后，才能拟定决定。", "第六十二条")
    newcomer.station(6).goes(6).reads("未经法制审核或者审核未通过，不得作出。")
    _the_legal_section_agrees(newcomer)
    newcomer.goes(7, 1).reads("承办科室负责人审核书稿以后，才能作出决定。")
    newcomer.station(8).goes(8).reads("隐去个人信息或者账号")
    newcomer.goes(8, 1).reads("由公示信息员办理")
    newcomer.station(9).goes(9).reads("日志")
    _seven_working_days_pass(newcomer.station(10), served)
    assert newcomer.spent.seconds <= TEN_MINUTES, newcomer.spent
    assert watch.faults == []


@pytest.mark.browser
@pytest.mark.slow
def test_what_goes_further_can_be_done_as_printed_and_the_walk_walked_again(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "further", scripts=True)
    newcomer = Newcomer(chromium, watch)
    _evidence_is_added(newcomer)
    newcomer.goes_further(8, 1).reads("由公示信息员办理")
    newcomer.goes_further(8, 0).enter(CHECK)
    newcomer.types("登录密码", PASSWORD).presses(CHECKED).reads("已经核对。")
    newcomer.begins_again().goes_further(8, 1).enter(EXAMINED)
    newcomer.types("登录密码", PASSWORD).presses(SIGN).reads("已经保密审查。")
    newcomer.begins_again().goes_further(8, 2).enter(COPY_RELEASED)
    newcomer.types("登录密码", PASSWORD).presses(SIGN).reads("已经公示。")
    newcomer.goes_further(8, 3).reads("阳发改罚〔2026〕2号")
    newcomer.begins_again().reads(PLAYED)
    newcomer.page.locator("#station-10 li").filter(has_text="登记执行情况").first.wait_for(
        state="attached"
    )
    for number, station in enumerate(STATIONS, 1):
        for visit in (*station.visits, *station.more):
            if not visit.address.endswith(".pdf"):
                newcomer.opens(number, visit)
    newcomer.begins_again().sees("walk-again")
    assert watch.faults == []


def _the_public_reads_and_checks(newcomer: Newcomer) -> None:
    newcomer.station(1).goes(1).reads("验证真伪", "指纹")
    paper = newcomer.fetch(f"{urlsplit(newcomer.page.url).path.rstrip('/')}.pdf")
    newcomer.spent.pressed += 1
    newcomer.station(2)
    altered = newcomer.fetch("/walk/altered.pdf")
    newcomer.spent.pressed += 1
    assert len(altered) == len(paper)
    assert sum(one != other for one, other in zip(altered, paper, strict=True)) == 1
    newcomer.goes(2, 1).verifies("paper.pdf", paper, "一致：")
    newcomer.verifies("altered.pdf", altered, "查不到")
    code = re.search(r"填上验证码 (\w+)", newcomer.walk.content())
    assert code
    newcomer.page.get_by_label("文书文件").set_input_files(
        {"name": "altered.pdf", "mimeType": "application/pdf", "buffer": altered}
    )
    newcomer.enter({"验证码": code[1]}).press("验证").reads("不一致：")


def _evidence_is_added(newcomer: Newcomer) -> None:
    newcomer.goes_further(4, 0).enter(
        {"归入哪项证据": "营业执照和收购合同", "使用了电子技术监控设备收集、固定证据": "否"}
    )
    newcomer.page.locator("input[type=file]").set_input_files(
        {"name": "照片.txt", "mimeType": "text/plain", "buffer": b"one"}
    )
    newcomer.press("存入").reads("已办理。", "照片.txt", sha256(b"one").hexdigest()[:4])


def _the_legal_section_agrees(newcomer: Newcomer) -> None:
    reviewer = newcomer.station(7).goes(7)
    for point in POINTS:
        finding = reviewer.page.get_by_role("group", name=point)
        reviewer.chooses(finding.get_by_label("符合", exact=True))
        expect(finding).to_contain_text("已保存")
    reviewer.hears(reviewer.page.locator("label[for=opinion-agree]"))
    reviewer.chooses(reviewer.page.get_by_label(re.compile("^\\s*同意")))
    reviewer.types("意见和理由", "同意").types("登录密码", PASSWORD)
    reviewer.hears(reviewer.page.locator("#signing-help"))
    reviewer.presses("出具审核意见书").reads("审核意见书已经出具。")
    reviewer.hears(reviewer.page.locator("#notice-1"))


def _seven_working_days_pass(newcomer: Newcomer, served: ServedInstance) -> None:
    moved, *_back = newcomer.commands(10)
    clock = moved.split()[0].partition("=")[2]
    assert clock == "2026-12-03T09:00+08:00", "the seventh working day after 24 November 2026"
    assert moved.split()[1:3] == ["make", "demo"]
    assert f"INSTANCE={served.instance.directory}" in moved
    assert f"PORT={served.port}" in moved
    served.restart(clock)
    newcomer.spent.pressed += 5  # to the terminal, stop, copy, paste, enter
    newcomer.spent.waited += _TO_START_AGAIN
    newcomer.goes(10).reads("已超期", "送达决定书", "12月3日")
    expect(newcomer.page.locator("li:target")).to_contain_text("超期")
    expect(newcomer.page.locator(".demo-band")).to_be_in_viewport()


@pytest.mark.slow
@pytest.mark.browser
def test_verify_says_what_the_walk_says_it_says(chromium: Browser, served: ServedInstance) -> None:
    newcomer = Newcomer(chromium, Watch(served.url, "byte", scripts=True))
    whole, further = newcomer.commands(9)
    good, bad = newcomer.walk.locator("#station-9 samp").all_inner_texts()
    for line, said in ((whole, good), (further, bad), (whole, good)):
        done = subprocess.run(
            line,
            shell=True,
            check=False,
            capture_output=True,
            text=True,
            cwd=Path.cwd(),
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "sunlit.config.settings"},
        )
        assert said in done.stdout, done


def test_no_station_says_more_than_is_read_in_its_minute(office: Office) -> None:
    page = _BEHIND.sub("", office.public.get("/walk/").content.decode())
    main = _MAIN.search(page)
    assert main
    lengths = [signs(_TAG.sub(" ", one)) for one in _STATION.findall(page)]
    assert len(lengths) == len(STATIONS)
    assert max(lengths) <= LONGEST_STATION, lengths
    assert signs(_TAG.sub(" ", main[0])) <= LONGEST_WALK


@pytest.mark.parametrize("address", ["/walk/", "/walk/altered.pdf"])
def test_there_is_no_walk_outside_a_demonstration(office: Office, address: str) -> None:
    assert office.public.get(address).status_code == 200
    (settings.INSTANCE_DIR / "demonstration").unlink()
    assert office.public.get(address).status_code == 404
    assert b"/walk/" not in office.public.get("/verify/").content
