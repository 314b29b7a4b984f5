"""处罚法9 in a real browser: a ban and confiscated goods of five alike, gains with a refund."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser

from scenarios import told_of_each as entries
from scenarios.several_story import (
    AFTER_THE_MEETING,
    DAY,
    NO_LENIENCY,
    ONCE,
    Begun,
    afternoon_of,
)
from scenarios.three_at_the_desk import MANAGER, PLAN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EXPERTS = {
    "欧阳示例": "140302197610110058",
    "司徒示例": "140302198202030010",
    "上官示例": "140302198304050020",
    "诸葛示例": "140302198406070030",
    "夏侯示例": "140302198508090040",
}
TOOK = "当事人担任评标委员会成员，2026年8月收受投标人现金5,000元。"
BAN = "不得再参加依法必须进行招标的项目的评标"
OF_THE_FIRST = {
    "处理意见": "给予行政处罚",
    "违法事实": TOOK,
    "裁量理由": "主动退缴，配合调查，适用一般档次。",
    "警告": "否",
    "罚款（元）": "5000",
    "当事人有违法所得": "否",
    "没收财物的价值": "5000",
    "裁量档次": "一般处罚",
    **NO_LENIENCY,
    "不需要责令改正的原因": "行为已经终了，财物已经退缴。",
    **ONCE,
}
CASH = {"名称": "现金", "数量": "5000", "单位": "元", "存放地点": "监督检查科"}
BANNED = {
    "限制从业": "是",
    "被限制的人": "欧阳示例",
    "不得从事什么": BAN,
    "限制从业的期限": "终身",
}
CARRIED_OUT: Mapping[str, Any] = {
    "manner": "罚款已经缴纳。",
    **{f"carried_out-{row}-done": "yes" for row in (0, 1)},
    **{f"carried_out-{row}-on": f"{DAY}" for row in (0, 1)},
    **{f"carried_out-{row}-words": "已经执行，凭证随卷。" for row in (0, 1)},
}
LISTED = "列出所选当事人的文书稿和各自的内容"
FOREIGN = {
    "matter": "ZB-12",
    "party_code_kind": "foreign_registration",
    "party_name": "示例国际工程（新加坡）有限公司",
    "party_code": "201900001Z",
    "party_address": "新加坡示例路9号",
    "party_representative": "SAMPLE TAN",
    "party_telephone": "",
}
REFUND = "十日内向十二家投标人退还多收的投标保证金24,000元和同期存款利息。"
GAINS = {
    "处理意见": "给予行政处罚",
    "违法事实": "当事人2026年8月按照招标项目估算价的4%收取投标保证金。",
    "裁量理由": "首次违法，主动配合，适用一般档次。",
    "警告": "否",
    "罚款（元）": "0",
    "当事人有违法所得": "是",
    "裁量档次": "一般处罚",
    **NO_LENIENCY,
    "责令改正的内容": "责令改正超过规定的比例收取投标保证金的行为。",
    **ONCE,
}


def test_five_experts_are_fined_alike_in_one_case(chromium: Browser, begun: Begun) -> None:
    """招标投标法实施条例72: one form for all five, and one paper, as the officer chooses."""
    five = range(1, 6)
    (first, code), *others = EXPERTS.items()
    lead = {"party_kind": "natural_person", "party_code_kind": "identity_card"}
    lead |= {"matter": "ZB-16", "party_name": first, "party_code": code, "party_representative": ""}
    expert = MANAGER | {"relation": "同一评标委员会的成员", "conduct": "收受投标人现金。"}
    named = [expert | {"party_name": name, "party_code": number} for name, number in others]
    with afternoon_of(chromium, begun, "five-experts", *named, plan=PLAN, **lead) as story:
        officer = story.at_the_desk("officer1").open(story.case_url)
        officer.reads("当事人（5）", *(f"增加当事人：{name}" for name, _ in others)).sees("five")
        officer = story.opens("officer1", "conclude_investigation", 1).enter(OF_THE_FIRST)
        row = officer.page.get_by_role("group", name="第 1 行").first
        for label, value in CASH.items():
            row.get_by_label(label, exact=True).fill(value)
        officer.sees("proposal").signs().reads("应当给予“限制从业”").sees("without-the-ban")
        for name, _ in others:
            officer.page.get_by_label(name, exact=True).check()
        officer.enter(BANNED).press(LISTED).sees("own-entries-of-each")
        officer.signs().reads(f"被限制的人（{others[0][0]}）").sees("nobody-named-for-the-others")
        officer.signs({f"被限制的人（{name}）": name for name, _ in others})
        officer.reads(f"“调查终结”已办理（{'、'.join(EXPERTS)}）。")
        story.tell_all(five, hearing_right=True)
        story.draft_jointly(five)
        story.opens("leader1", "convene", 5).sees("meeting")
        story.clock_goes_on_to(AFTER_THE_MEETING)
        story.deliberate_on_all(five, "15:00", "15:30")
        leader = story.opens("leader1", "decide", 1).press(LISTED)
        leader.reads("行政处罚决定书", *EXPERTS).sees("one-paper-of-five")
        leader.signs({"审批结论": "同意作出决定"}).reads("“作出决定”已办理（")
        story.sends_for("officer1", "serve", five, **entries.service(DAY))
        for whom, name in enumerate(EXPERTS, 1):
            story.publish(whom)
            story.pay(whom, 500_000, name)
            handed = {"received_on": f"{DAY}", "handed_by": name}
            story.sends("officer1", "receive_goods", whom, **handed)
            story.sends("officer1", "execute", whom, **CARRIED_OUT)
        leader = story.at_the_desk("leader1").open(f"{story.case_url}5/")
        leader.follow("行政处罚决定书").reads(*EXPERTS, BAN, "5,000元").sees("decision-of-five")
        story.close()
        visitor = (
            story.somebody()
            .open("/decisions/")
            .enter({"当事人名称、决定文号或统一社会信用代码": "收受投标人的财物"})
        )
        visitor.press("查询")
        visitor.reads(*(f"{name[:2]}**" for name in EXPERTS)).sees("portal-of-five")
        pages = visitor.page.locator("main a[href^='/decisions/']").all()
        found = {str(page.get_attribute("href")) for page in pages}
        public = [visitor.fetch(address).decode() for address in found if address.endswith("/")]
        assert len(public) == len(EXPERTS)
        for name in EXPERTS:
            visitor.does_not_read(name)
            assert not [page for page in public if name in page], "of one paper, too"


def test_gains_are_confiscated_and_a_refund_ordered_of_a_foreign_company(
    chromium: Browser, begun: Begun
) -> None:
    """处罚法28.2: what is to be refunded is not confiscated; the company has a foreign number."""
    with afternoon_of(chromium, begun, "foreign", plan=PLAN, **FOREIGN) as story:
        officer = story.opens("officer1", "conclude_investigation").signs(GAINS)
        officer.reads("除依法应当退赔的外，应当没收").sees("gains-unsaid")
        officer.signs({"没收违法所得的数额": "1200", "责令退还的内容": REFUND})
        officer.reads("“调查终结”已办理。", "壹仟贰佰元整（¥1,200.00）")
        officer = story.opens("officer1", "notify").signs().follow("行政处罚事先告知书")
        officer.reads("境外登记证件", "201900001Z", "没收违法所得人民币1,200元")
        officer.reads("没收违法所得，依据《中华人民共和国行政处罚法》第二十八条第二款的规定。")
        story.sends("officer1", "serve_notice", **entries.service(DAY))
        story.hear(0, hearing_right=False)
        story.draft(0)
        story.at_the_desk("officer1").open(story.case_url).reads("重大（ZD-06）")
        story.clock_goes_on_to(AFTER_THE_MEETING)
        story.deliberate(0, "15:00", "15:20")
        leader = story.opens("leader1", "decide").reads(REFUND).sees("decision-shown")
        leader.signs({"审批结论": "同意作出决定", "意见和理由": "同意。"}).follow("行政处罚决定书")
        leader.reads(f"责令退还：{REFUND}", "十五日内，到指定的银行缴纳").sees("decision")
        story.serve_and_publish(0)
        visitor = story.somebody().open("/")
        visitor.page.get_by_role("row", name=FOREIGN["party_name"]).get_by_role(
            "link"
        ).first.click()
        visitor.reads("境外登记证件", "201900001Z", "没收违法所得人民币1,200元", REFUND).sees(
            "portal"
        )
        officer = story.opens("officer1", "record_payment").reads("1,200元").sees("gains-owed")
        officer.does_not_read("代缴的说明")
        story.pay(0, 120_000, FOREIGN["party_name"])
        officer = story.opens("officer1", "execute").enter({"执行情况": "已经缴纳和退还。"})
        officer.signs().reads("请填写“已经执行”").sees("not-said-what-was-done")
        done = officer.page.get_by_role("group", name="第 1 行").first
        done.get_by_label("是", exact=True).check()
        done.get_by_label("执行日期").fill(f"{DAY}")
        done.get_by_label("怎样执行，凭证是什么").fill("凭证随卷。")
        officer.signs().reads("“执行完毕”已办理。")
        story.close()
