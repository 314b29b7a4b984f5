"""The reviewer asks the bureau of justice, records the answer and reads both in the trail."""

import re

import pytest
from playwright.sync_api import Browser

from browser import NARROW
from scenarios.colleague import Colleague
from scenarios.watch import Watch
from serving import ServedInstance

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = {
    "机关类别": "同级政府法制机构（司法局）",
    "机关名称": "阳泉市司法局",
    "请示、咨询方式": "书面",
    "请示、咨询的问题": "补建的台账能否认定为主动消除违法后果？",
    "请示、咨询日期": "2026-11-24",
}
ANSWER = {
    "答复内容": "补建不完整的，不能认定。",
    "答复人": "阳泉市司法局行政执法监督科",
    "答复日期": "2026-11-24",
}


@pytest.mark.parametrize("demonstration", ["sqlite"], indirect=True)
def test_a_reviewer_consults_records_the_answer_and_reads_both_in_the_trail(
    chromium: Browser, served: ServedInstance
) -> None:
    watch = Watch(served.url, "consultation", scripts=True)
    reviewer = Colleague(chromium, watch, "reviewer")
    reviewer.page.get_by_role("link", name=re.compile("^去审核")).first.click()
    reviewer.reads("审核内容（审核制度第七条）")
    review = reviewer.page.url
    reviewer.follow("向有关机关请示、咨询").enter(QUESTION).sees("question").signs()
    reviewer.reads("“向有关机关请示、咨询”已办理。").open(review)
    reviewer.follow("登记请示、咨询的答复").reads(QUESTION["请示、咨询的问题"])
    reviewer.enter(ANSWER).sees("answer").signs()
    reviewer.reads("“登记请示、咨询的答复”已办理。", "请示、咨询答复记录").open(review)
    reviewer.reads(QUESTION["请示、咨询的问题"], ANSWER["答复内容"]).sees("trail")
    reviewer.page.set_viewport_size(NARROW)
    reviewer.sees("trail-narrow")
    wide = reviewer.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide
    assert watch.faults == []
    assert served.instance.run("verify").stdout.endswith("没有发现问题。\n")
    assert served.instance.run("duties", "--check").returncode == 0
