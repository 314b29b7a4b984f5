"""The people of one penalty and what each of them does, in the words of the office."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, expect

from scenarios import one_penalty as told
from scenarios.colleague import Colleague, Visitor
from scenarios.watch import Watch
from serving import ServedInstance


@dataclass
class PenaltyStory:
    """One case on its way. `number` is known once the lead is registered."""

    browser: Browser
    served: ServedInstance
    watch: Watch
    number: str = ""
    case_url: str = ""
    people: dict[str, Colleague] = field(default_factory=dict)

    def at_the_desk(self, username: str) -> Colleague:
        """Return the colleague, who signs in the first time."""
        if username not in self.people:
            self.people[username] = Colleague(self.browser, self.watch, username)
        return self.people[username]

    def somebody(self) -> Visitor:
        """Return a member of the public, who never signs in."""
        return Visitor(self.browser, self.watch)

    def clock_goes_on_to(self, clock: str) -> None:
        """Let the clock of the office go on to that moment."""
        self.served.restart(clock)

    def takes_up(self, username: str, title: str) -> Colleague:
        """Open the form of a step from the colleague's own work list."""
        return self.at_the_desk(username).takes_up(title, self.number)

    def then_it_was_done(self, colleague: Colleague, step: str) -> None:
        """The case page says that the step was taken and shows it in its course."""
        colleague.reads(f"“{step}”已办理。")
        course = colleague.page.locator("ol.timeline")
        expect(course).to_contain_text(step)

    def when_a_lead_with_a_mistyped_code_is_registered(self) -> None:
        officer = self.at_the_desk("officer1").sees("work-list")
        officer.open("/desk/cases/").sees("cases").follow("登记案件来源")
        officer.enter(told.LEAD).press("登记")
        officer.reads("有 1 处需要修改").sees("lead-sent-back")
        expect(officer.error_at("统一社会信用代码")).to_contain_text("校验位不符，请核对")
        assert officer.value_of("当事人名称（姓名）") == told.PARTY
        assert officer.value_of("线索内容") == told.LEAD["线索内容"]
        assert officer.page.get_by_label("投诉举报", exact=True).is_checked()

    def then_the_mended_lead_opens_a_case(self) -> None:
        officer = self.at_the_desk("officer1")
        officer.enter({"证件号码": told.CODE}).press("登记")
        officer.reads("已登记。").sees("case-registered")
        self.number = officer.page.get_by_role("heading", level=1).inner_text()
        self.case_url = officer.page.url
        assert re.fullmatch(r"YQFGW-CF-2026-\d{4}", self.number)

    def when_the_lead_is_checked_and_its_filing_asked_for(self) -> None:
        officer = self.takes_up("officer1", "初步核查").enter(told.LEAD_CHECK).sees("check")
        self.then_it_was_done(officer.signs(), "初步核查")
        officer = self.takes_up("officer1", "提请立案").enter(told.APPLICATION)
        officer.press("暂存草稿").reads("草稿已经保存。")
        assert officer.value_of("案情摘要") == told.FACTS
        self.then_it_was_done(officer.sees("application").signs(), "提请立案")
        head = self.takes_up("officehead", "科室审核立案")
        self.then_it_was_done(head.signs(told.ENDORSEMENT), "科室审核立案")

    def then_the_leader_returns_it_once_and_files_it(self) -> None:
        leader = self.takes_up("leader1", "立案审批")
        leader.signs({"审批结论": "退回补充核查"}).reads("请填写“意见和理由”").sees("no-reasons")
        self.then_it_was_done(leader.signs(told.RETURNED), "退回立案申请")
        officer = self.takes_up("officer1", "提请立案").signs(told.APPLICATION)
        self.then_it_was_done(officer, "提请立案")
        head = self.takes_up("officehead", "科室审核立案").signs(told.ENDORSEMENT)
        self.then_it_was_done(head, "科室审核立案")
        leader = self.takes_up("leader1", "立案审批").enter(told.FILING).sees("filing")
        self.then_it_was_done(leader.signs(), "立案审批")

    def when_the_head_of_the_office_assigns_two_officers(self) -> None:
        head = self.takes_up("officehead", "指派办案人员").enter(told.ASSIGNMENT)
        self.then_it_was_done(head.sees("assignment").signs(), "指派办案人员")
        head.reads("张志强", "李敏", "等张志强、李敏本人作出").sees("case-filed")
        for username in ("officer1", "officer2"):
            officer = self.takes_up(username, "作出回避声明").sees(f"declaration-{username}")
            self.then_it_was_done(officer.signs(told.DECLARED), "回避声明")

    def when_the_officers_investigate_and_propose(self) -> None:
        self.when_the_officers_interview_the_head_of_the_party()
        officer = self.takes_up("officer1", "调查终结")
        assert officer.value_of("定性") == told.CAUSE
        self.then_it_was_done(officer.signs(told.PROPOSAL), "调查终结")

    def when_the_officers_interview_the_head_of_the_party(self) -> None:
        officer = self.takes_up("officer1", "调查取证").open(f"{self.case_url}interview/")
        officer.enter(told.INTERVIEW)
        for number, (question, answer) in enumerate(told.QUESTIONS, 1):
            row = officer.page.get_by_role("group", name=f"第 {number} 行")
            row.get_by_label("问").fill(question)
            row.get_by_label("答").fill(answer)
            officer.press("增加一行")
        assert officer.value_of("被询问人") == told.INTERVIEW["被询问人"]
        officer.sees("interview")
        self.then_it_was_done(officer.signs(), "询问")
        officer.reads("对示例丑的询问笔录（2026年11月24日，第1次）").follow("询问笔录")
        officer.reads(*(answer for _, answer in told.QUESTIONS)).sees("interview-record")

    def then_the_notice_tells_the_right_to_a_hearing(self) -> None:
        officer = self.takes_up("officer1", "行政处罚事先告知")
        self.then_it_was_done(officer.signs(), "行政处罚事先告知")
        officer.follow("行政处罚事先告知书").reads("听证", told.FINE_IN_WORDS).sees("notice")
        officer = self.takes_up("officer1", "送达事先告知书")
        self.then_it_was_done(officer.signs(told.NOTICE_RECEIPT), "送达事先告知书")

    def then_nobody_can_say_that_the_time_is_over_yet(self) -> None:
        officer = self.takes_up("officer1", "听取陈述申辩").signs(told.NOTHING_SAID)
        officer.reads("还没有期满", "《行政处罚法》").sees("too-early")

    def when_the_time_is_over_without_a_word_of_the_party(self) -> None:
        officer = self.takes_up("officer1", "听取陈述申辩")
        self.then_it_was_done(officer.signs(told.NOTHING_SAID), "听取陈述申辩")

    def then_a_draft_of_that_weight_must_be_reviewed(self) -> None:
        officer = self.takes_up("officer1", "拟定决定书稿")
        assert officer.value_of("违法事实") == told.FACTS
        self.then_it_was_done(officer.signs(told.DRAFT), "拟定决定书稿")
        officer.reads("重大").sees("case-drafted")
        self.then_the_leader_cannot_decide_yet()
        self.refer("第一轮")

    def then_the_leader_cannot_decide_yet(self) -> None:
        leader = self.at_the_desk("leader1").open(f"{self.case_url}decide/")
        leader.reads("未经法制审核或者审核未通过，不得作出", "审核制度").sees("gate-closed")

    def refer(self, round_name: str) -> None:
        officer = self.takes_up("officer1", "送法制审核").enter(told.MATERIALS)
        officer.sees(f"referral-{'1' if round_name == '第一轮' else '2'}")
        self.then_it_was_done(officer.signs(), "送法制审核")

    def when_the_reviewer_finds_one_fault(self) -> None:
        reviewer = self.takes_up("reviewer", "出具法制审核意见").reads("第 1 轮审核")
        self.answer_the_points(reviewer, fault=told.FAULT)
        reviewer.page.get_by_label(re.compile("^\\s*同意")).check()
        reviewer.enter({"意见和理由": told.FAULT}).press("出具审核意见书")
        reviewer.reads("有审核内容不合格，不能提出“同意”的意见").sees("review-contradiction")
        reviewer.page.get_by_label(re.compile("^\\s*同意")).uncheck()
        reviewer.page.get_by_label(re.compile("^\\s*变更")).check()
        reviewer.press("出具审核意见书").reads("审核意见书已经出具。")

    def answer_the_points(self, reviewer: Colleague, fault: str = "") -> None:
        for point in told.POINTS:
            finding = reviewer.page.get_by_role("group", name=point)
            wrong = bool(fault) and point == told.FAULTY_POINT
            finding.get_by_label("不符合" if wrong else "符合", exact=True).check()
            if self.watch.scripts:
                expect(finding).to_contain_text("已保存")
            if wrong:
                number = told.POINTS.index(point) + 1
                reviewer.enter({f"第 {number} 项说明": fault})

    def then_the_office_mends_the_draft_and_refers_it_again(self) -> None:
        self.at_the_desk("leader1").open(f"{self.case_url}decide/").reads("没有决定书稿")
        officer = self.takes_up("officer1", "拟定决定书稿").enter(
            {**told.DRAFT, "裁量理由": told.MENDED_REASON}
        )
        self.then_it_was_done(officer.signs(), "拟定决定书稿")
        self.then_the_leader_cannot_decide_yet()
        self.refer("第二轮")

    def when_the_reviewer_agrees(self) -> None:
        reviewer = self.takes_up("reviewer", "出具法制审核意见").reads("第 2 轮审核", "第 2 版")
        self.answer_the_points(reviewer)
        reviewer.page.get_by_label(re.compile("^\\s*同意")).check()
        reviewer.enter({"意见和理由": "裁量理由已经补正，同意。"}).sees("review")
        reviewer.press("出具审核意见书").reads("审核意见书已经出具。").sees("case-reviewed")
        reviewer.follow("法制审核意见书").sees("review-opinion")

    def then_the_head_of_the_office_endorses_the_draft(self) -> None:
        head = self.takes_up("officehead", "审核决定书稿").reads(told.FACTS).sees("endorsement")
        self.then_it_was_done(head.signs(told.ENDORSED_DRAFT), "审核决定书稿")
        leader = self.at_the_desk("leader1").open(f"{self.case_url}decide/")
        leader.reads("由机关负责人集体讨论决定", "第五十七条")

    def when_the_heads_of_the_organ_deliberate(self) -> None:
        host = self.takes_up("leader1", "召集集体讨论").enter(told.CONVENING)
        self.then_it_was_done(host.sees("convening").signs(), "召集集体讨论")
        host.open(f"{self.case_url}deliberate/").reads("本人发表意见并签署").sees("views-missing")
        for username, view in told.VIEWS.items():
            head = self.takes_up(username, "发表集体讨论意见").reads(told.PARTY)
            head.enter(view).sees(f"view-{username}")
            self.then_it_was_done(head.signs(), "发表集体讨论意见")
        host = self.takes_up("leader1", "集体讨论决定").reads(*told.VIEWS_IN_WORDS)
        host.enter(told.DELIBERATION).sees("deliberation")
        self.then_it_was_done(host.signs(), "集体讨论决定")
        host.follow("集体讨论记录").reads(*told.VIEWS_IN_WORDS, "本人签署")
        host.sees("deliberation-record")

    def then_the_leader_decides_and_the_officer_serves(self) -> None:
        leader = self.takes_up("leader1", "作出决定").sees("decision")
        self.then_it_was_done(leader.signs(told.DECIDED), "作出决定")
        leader.follow("行政处罚决定书").reads(told.FINE_IN_WORDS, told.PARTY).sees(
            "written-decision"
        )
        officer = self.takes_up("officer1", "送达决定书")
        self.then_it_was_done(officer.signs(told.DECISION_RECEIPT), "送达决定书")

    def when_the_discloser_checks_the_public_copy(self) -> None:
        discloser = self.takes_up("discloser", "核对公示稿").sees("publication")
        discloser.press(told.CHECKED).reads("请回答：是否具有一定社会影响？").sees("unanswered")
        discloser.enter(told.CHECK).press(told.CHECKED).reads("已经核对。").sees("case-checked")

    def then_the_second_officer_examines_it_for_secrets(self) -> None:
        officer = self.takes_up("officer2", "对公示稿作保密审查").sees("secrecy")
        officer.signs(told.EXAMINED).reads("已经保密审查。")

    def then_the_head_of_the_office_returns_it_once_and_releases_it(self) -> None:
        head = self.takes_up("officehead", "审核发布公示稿").reads("李敏", told.SECRECY)
        head.sees("release").signs(told.COPY_RETURNED).reads("公示稿已经退回").sees("return")
        discloser = self.takes_up("discloser", "核对公示稿").reads("请再核对案由。")
        discloser.enter(told.CHECK).press(told.CHECKED).reads("已经核对。")
        self.then_the_second_officer_examines_it_for_secrets()
        head = self.takes_up("officehead", "审核发布公示稿").signs(told.COPY_RELEASED)
        head.reads("已经公示。", "已公示").sees("case-published")

    def then_it_is_paid_and_closed(self) -> None:
        officer = self.takes_up("officer1", "登记执行情况").signs(told.EXECUTION)
        officer.reads("还有罚款90,000元没有缴纳，请先登记缴款").sees("unpaid")
        second = self.at_the_desk("officer2").open(self.case_url).follow("登记缴款")
        second.enter(told.PAYMENT).attaches("银行回单.pdf", told.RECEIPT).sees("payment")
        self.then_it_was_done(second.signs(), "登记缴款")
        second.reads("已经缴清")
        officer = self.takes_up("officer1", "登记执行情况").sees("execution")
        self.then_it_was_done(officer.signs(told.EXECUTION), "执行完毕")
        officer = self.takes_up("officer1", "提请结案").enter(told.CLOSING).sees("closing-report")
        self.then_it_was_done(officer.signs(), "提请结案")
        head = self.takes_up("officehead", "结案审核").signs(told.CLOSING_ENDORSED)
        self.then_it_was_done(head, "结案审核")
        leader = self.takes_up("leader2", "审批结案").reads("处罚执行完毕").sees("closing")
        self.then_it_was_done(leader.signs(told.CLOSED), "结案")
        leader.reads("已结案", "归档").sees("case-closed")

    def then_the_file_is_compiled_and_received(self) -> None:
        officer = self.at_the_desk("officer1").open(f"{self.case_url}file/")
        officer.reads("未立卷", "正卷", "副卷").sees("file-before")
        officer = self.takes_up("officer1", "立卷").sees("compiling")
        self.then_it_was_done(officer.signs(), "立卷")
        archivist = self.takes_up("archivist", "核对案卷并归档").enter(told.RECEPTION)
        self.then_it_was_done(archivist.sees("archiving").signs(), "归档")
        archivist.open(f"{self.case_url}file/").reads("已归档", told.KEPT_AT).sees("file")
