"""Several parties in one case, in a real browser: each is told, decided on and served apart."""

import pytest
from playwright.sync_api import Browser

from scenarios import told_of_each as entries
from scenarios.several_story import (
    AFTER_THE_MEETING,
    DAY,
    NO_LENIENCY,
    ONCE,
    YES,
    Begun,
    SeveralStory,
    afternoon_of,
)
from scenarios.three_at_the_desk import CLERK, MANAGER

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COMPANY, HEAD, STAFF = "阳泉示例粮油有限公司", "欧阳示例", "司徒示例"
ADDED = {
    "当事人类别": "自然人",
    "当事人名称（姓名）": STAFF,
    "证件类型": "居民身份证",
    "证件号码": "140302199003070023",
    "住所": "山西省阳泉市郊区示例路3号",
    "与本案的关系": f"{COMPANY}直接责任人员",
    "涉嫌的违法行为": "制作另外两家投标人的投标文件。",
}
OF_THE_COMPANY = {
    "处理意见": "给予行政处罚",
    "违法事实": f"当事人2026年8月与两家投标人串通投标，中标价800万元，由{HEAD}决定。",
    "裁量理由": "首次违法，配合调查，适用一般档次。",
    "警告": "否",
    "罚款（元）": "0",
    "罚款怎样计算": "按基数的千分比（‰）",
    "计算罚款的基数是什么": "中标项目金额",
    "基数（元）": "800万",
    "比例或者倍数": "12",
    "当事人有违法所得": "否",
    "裁量档次": "一般处罚",
    **NO_LENIENCY,
    "责令改正的内容": "责令停止违法行为。",
    **ONCE,
}
RESPONSIBLE = (
    "直接负责的主管人员和其他直接责任人员：应当给予罚款；罚款幅度：单位罚款数额5%以上10%以下"
)
OF_THE_HEAD = {
    **OF_THE_COMPANY,
    "违法事实": "当事人决定公司串通投标，安排员工制作另外两家的投标文件。",
    "适用的情形": RESPONSIBLE,
    "符合这一情形的事实": "当事人是公司总经理，决定并安排串通投标。",
    "罚款怎样计算": "按基数的百分比（%）",
    "计算罚款的基数是什么": "单位罚款数额",
    "基数（元）": "480000",
    "比例或者倍数": "6",
}
OF_THE_STAFF = {
    **OF_THE_HEAD,
    "违法事实": "当事人制作另外两家投标人的投标文件。",
    "符合这一情形的事实": "当事人具体制作投标文件。",
    "基数（元）": "48000",
    "比例或者倍数": "5",
}
FINES = {1: 4_800_000, 2: 288_000, 3: 240_000}
NAMES = {1: COMPANY, 2: HEAD, 3: STAFF}
PAID_BY_THE_COMPANY = {
    "缴款日期": "2026-11-24",
    "缴款凭证号": "晋财罚示例0002",
    "缴款人": COMPANY,
}


def test_a_company_is_fined_by_permille_and_two_persons_by_a_share_of_its_fine_in_one_case(
    chromium: Browser, begun: Begun
) -> None:
    """招标投标法53; 处罚法44, 45, 57, 59, 61, 66: in one case, and each apart."""
    manager = MANAGER | {"relation": f"{COMPANY}直接负责的主管人员"}
    with afternoon_of(chromium, begun, "three-parties", manager, matter="ZB-05") as story:
        when_a_third_party_is_found_the_leader_says_no_once_and_then_yes(story)
        then_each_penalty_is_computed_of_its_own_base(story)
        then_each_is_told_of_its_right_to_a_hearing(story)
        then_each_draft_is_decided_and_one_goes_back_alone(story)
        then_each_decision_is_public_and_no_person_is_named(story)
        then_nobody_pays_for_another_unsaid_and_nothing_is_closed_before_the_last(story)


def when_a_third_party_is_found_the_leader_says_no_once_and_then_yes(story: SeveralStory) -> None:
    officer = story.opens("officer1", "propose_party").signs(ADDED)
    officer.reads("校验位不符").sees("party-mistyped")
    assert officer.value_of("涉嫌的违法行为") == ADDED["涉嫌的违法行为"]
    officer.signs({"证件号码": CLERK["party_code"]}).reads("“提请追加当事人”已办理。")
    leader = story.takes_up("leader1", "审批追加当事人").reads("追加当事人审批表（同意时制作）")
    leader.sees("addition").signs({"审批结论": "不同意追加"}).reads("请填写“意见和理由”")
    leader.signs({"审批结论": "不同意追加", "意见和理由": "请先询问本人。"})
    leader.reads("“不同意追加当事人”已办理。", "当事人（2）")
    officer = story.opens("officer1", "propose_party")
    assert officer.value_of("当事人名称（姓名）") == STAFF, (
        "what was refused need not be typed anew"
    )
    officer.signs(ADDED | {"证件号码": CLERK["party_code"]})
    leader = story.takes_up("leader1", "审批追加当事人").signs({"审批结论": "同意追加为当事人"})
    leader.reads("当事人（3）", f"追加当事人：{STAFF}").follow("追加当事人审批表")
    leader.reads(f"{COMPANY}、{HEAD}", STAFF, "同意追加为本案当事人").sees("addition-paper")


def then_each_penalty_is_computed_of_its_own_base(story: SeveralStory) -> None:
    officer = story.opens("officer1", "conclude_investigation").reads("为哪一名当事人办理")
    officer.sees("for-whom").follow(COMPANY).signs(OF_THE_COMPANY)
    officer.reads("罚款应当是中标项目金额").sees("rate-too-high")
    officer.signs({"比例或者倍数": "6"}).reads("肆万捌仟元整（¥48,000.00）")
    officer = story.opens("officer1", "conclude_investigation", 2).signs(OF_THE_HEAD)
    officer.reads(f"基数应当是本案单位的单位罚款数额：{COMPANY}的罚款是48,000元").sees("share")
    officer.signs({"基数（元）": "48000"}).reads("贰仟捌佰捌拾元整（¥2,880.00）")
    officer = story.opens("officer1", "conclude_investigation", 3).signs(OF_THE_STAFF)
    officer.reads("贰仟肆佰元整（¥2,400.00）").open(story.case_url).sees("three-concluded")


def then_each_is_told_of_its_right_to_a_hearing(story: SeveralStory) -> None:
    officer = story.opens("officer1", "notify", 2).sees("notice-shown").signs()
    officer.follow("行政处罚事先告知书").sees("notice")
    officer.reads("以单位罚款数额人民币48,000元为基数，按6%计算", "听证").does_not_read(STAFF)
    story.sends("officer1", "serve_notice", 2, **entries.service(DAY))
    story.hear(2, hearing_right=True)
    story.tell(1, hearing_right=True)
    story.tell(3, hearing_right=True)


def then_each_draft_is_decided_and_one_goes_back_alone(story: SeveralStory) -> None:
    for whom in NAMES:
        story.draft(whom)
    story.clock_goes_on_to(AFTER_THE_MEETING)
    story.deliberate(1, "15:00", "15:20")
    story.deliberate(2, "15:20", "15:40")
    leader = story.opens("leader1", "decide", 3).reads("现在还不能“作出决定”")
    leader.signs({"审批结论": "退回修改书稿", "意见和理由": "请写明制作投标文件的日期。"})
    leader.reads("“退回决定书稿”已办理。").sees("one-returned")
    for whom in (1, 2):
        story.sends("leader1", "decide", whom, **YES)
    leader.open(f"{story.case_url}2/").follow("行政处罚决定书")
    leader.reads(f"{HEAD}串通投标", "罚款人民币2,880元").sees("decision-of-one")
    leader.open(story.case_url).reads("送达决定书", "拟定决定书稿").sees("two-decided")


def then_each_decision_is_public_and_no_person_is_named(story: SeveralStory) -> None:
    for whom in (1, 2):
        story.sends("officer1", "serve", whom, **entries.service(DAY))
    discloser = story.opens("discloser", "publication", 1)
    discloser.reads("由欧阳某某决定", f"由{HEAD}决定").sees("public-copy")
    for whom in (1, 2):
        story.publish(whom)
    visitor = story.somebody().open("/").reads(COMPANY, "欧阳**", "按6‰计算", "按6%计算")
    visitor.does_not_read(HEAD).sees("portal")
    visitor.page.get_by_role("row", name="欧阳**").get_by_role("link").first.click()
    visitor.reads("罚款人民币2,880元").does_not_read(MANAGER["party_code"]).sees("portal-of-one")


def then_nobody_pays_for_another_unsaid_and_nothing_is_closed_before_the_last(
    story: SeveralStory,
) -> None:
    officer = story.opens("officer2", "record_payment", 2).enter(PAID_BY_THE_COMPANY)
    officer.attaches("银行回单.pdf", entries.RECEIPT).signs()
    officer.reads(f"{HEAD}的罚款应当由其本人缴纳").sees("paid-by-another")
    officer.signs({"缴款人": HEAD}).reads("“登记缴款”已办理。", "已经缴清").sees("paid")
    story.pay(1, FINES[1], COMPANY)
    for whom in (1, 2):
        story.sends("officer1", "execute", whom, **entries.EXECUTION)
    officer = story.opens("officer1", "report_closing").reads(f"还没有办完的：{STAFF}。")
    officer.sees("not-closed")
    story.draft(3, facts="当事人2026年8月10日制作另外两家投标人的投标文件。")
    story.clock_goes_on_to("2026-11-24T20:00+08:00")
    story.deliberate(3, "18:00", "18:20")
    story.sends("leader1", "decide", 3, **YES)
    story.serve_and_publish(3)
    story.pay(3, FINES[3], STAFF)
    story.sends("officer1", "execute", 3, **entries.EXECUTION)
    story.close()
