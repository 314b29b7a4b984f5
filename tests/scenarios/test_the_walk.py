"""A newcomer walks the ten stations as the page prints them, and then once more."""

import re
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect

from scenarios.colleague import Visitor
from scenarios.office import Office
from scenarios.one_penalty import CHECK, CHECKED, POINTS
from scenarios.watch import Watch
from serving import PASSWORD, ServedInstance
from sunlit.walk.stations import STATIONS

PLAYED = "这一步已经有人办过"


class Newcomer(Visitor):
    """Somebody who knows nothing but what the page says."""

    def goes(self, station: int, visit: int = 0) -> "Newcomer":
        """Follow a link of a station; sign in where it asks, with the account it has filled in."""
        self.open("/walk/")
        shown = STATIONS[station - 1].visits[visit]
        section = self.page.locator(f"#station-{station}")
        section.get_by_role("link", name=shown.label, exact=True).click()
        if shown.username:
            expect(self.page.get_by_label("登录名")).to_have_value(shown.username)
            self.does_not_read("登录已到期")
            wanted = parse_qs(urlsplit(self.page.url).query)["next"][0]
            self.enter({"密码": PASSWORD}).press("登录")
            assert urlsplit(self.page.url).path == wanted
        return self

    def signs(self) -> "Newcomer":
        """Enter the password that signs."""
        self.page.get_by_label(re.compile("^\\s*登录密码")).fill(PASSWORD)
        return self

    def commands(self, station: int) -> list[str]:
        """Return the lines to type that a station prints."""
        return self.page.locator(f"#station-{station} > p > code").all_inner_texts()


@pytest.mark.browser
@pytest.mark.slow
def test_a_newcomer_walks_every_station_and_may_walk_again(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "walk", scripts=True)
    newcomer = Newcomer(chromium, watch)
    newcomer.open("/").follow("十分钟看懂三项制度").sees("walk")
    _the_public_reads_and_checks(newcomer)
    _what_was_done_is_recorded(newcomer)
    newcomer.goes(5).reads("听取陈述申辩（或者期满、明示放弃）后，才能拟定决定。", "第六十二条")
    newcomer.goes(6).reads("未经法制审核或者审核未通过，不得作出。")
    _the_legal_section_agrees(newcomer)
    newcomer.goes(6).reads("承办科室负责人审核书稿以后，才能作出决定。")
    newcomer.goes(8, 1).reads("由公示信息员办理")
    newcomer.goes(8).enter(CHECK).signs().press(CHECKED).reads("已经核对。")
    newcomer.goes(8, 1).signs().press("确认公示").reads("已经公示。")
    newcomer.open("/walk/").reads(PLAYED)
    clock = newcomer.commands(9)[0].split()[0].partition("=")[2]
    assert clock == "2026-12-03T09:00+08:00", "the seventh working day after 24 November 2026"
    newcomer.page.locator("#station-9").get_by_text("登记执行情况").first.wait_for()
    served.restart(clock)
    newcomer.goes(9).reads("已超期", "送达决定书", "12月3日")
    newcomer.goes(10).reads("日志")
    for station, one in enumerate(STATIONS, 1):
        for visit, shown in enumerate(one.visits):
            if not shown.address.endswith(".pdf"):
                newcomer.goes(station, visit)
    newcomer.open("/walk/").sees("walk-again")
    assert watch.faults == []


def _the_public_reads_and_checks(newcomer: Newcomer) -> None:
    newcomer.goes(1).reads("验证真伪", "指纹")
    paper = newcomer.fetch(f"{urlsplit(newcomer.page.url).path.rstrip('/')}.pdf")
    altered = newcomer.fetch("/walk/altered.pdf")
    assert len(altered) == len(paper)
    assert sum(one != other for one, other in zip(altered, paper, strict=True)) == 1
    code = urlsplit(newcomer.page.url).path.strip("/").rpartition("/")[2]
    newcomer.open("/walk/").reads(f"验证码 {code}")
    told = ((paper, "", "一致："), (altered, "", "查不到"), (altered, code, "不一致："))
    for content, typed, title in told:
        newcomer.goes(2, 1).page.get_by_label("文书文件").set_input_files(
            {"name": "one.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        newcomer.enter({"验证码": typed}).press("验证")
        expect(newcomer.page.locator(".result h2")).to_have_text(re.compile(f"^{title}"))


def _what_was_done_is_recorded(newcomer: Newcomer) -> None:
    newcomer.goes(3).reads("为什么", "送达决定书")
    newcomer.page.get_by_role("link", name=re.compile("期限怎么算.*登记执行情况")).first.click()
    newcomer.reads("当事人缴纳罚款", "怎么算的")
    newcomer.goes(3, 1).reads("第六十一条")
    newcomer.goes(4).reads("办案全过程", "已结案")
    newcomer.goes(4, 1).reads("案卷目录")
    newcomer.goes(4, 2).enter(
        {"归入哪项证据": "营业执照和收购合同", "使用了电子技术监控设备收集、固定证据": "否"}
    )
    newcomer.page.locator("input[type=file]").set_input_files(
        {"name": "照片.txt", "mimeType": "text/plain", "buffer": b"one"}
    )
    newcomer.press("签署并存入").reads("已办理。", "照片.txt", sha256(b"one").hexdigest()[:4])


def _the_legal_section_agrees(newcomer: Newcomer) -> None:
    reviewer = newcomer.goes(7)
    for point in POINTS:
        finding = reviewer.page.get_by_role("group", name=point)
        finding.get_by_label("符合", exact=True).check()
        expect(finding).to_contain_text("已保存")
    reviewer.page.get_by_label(re.compile("^\\s*同意")).check()
    reviewer.enter({"意见和理由": "事实清楚，程序合法。同意。"}).signs().press("出具审核意见书")
    reviewer.reads("审核意见书已经出具。")
    newcomer.open("/walk/").reads(PLAYED)


@pytest.mark.parametrize("address", ["/walk/", "/walk/altered.pdf"])
def test_there_is_no_walk_outside_a_demonstration(office: Office, address: str) -> None:
    assert office.public.get(address).status_code == 200
    (settings.INSTANCE_DIR / "demonstration").unlink()
    assert office.public.get(address).status_code == 404
    assert b"/walk/" not in office.public.get("/verify/").content
