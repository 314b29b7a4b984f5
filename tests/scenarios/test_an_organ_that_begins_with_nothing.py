"""通报批评 alone, by an organ that begins with `sunlit init`: nothing here is of the demonstration.

A real instance has the real clock only. So the commands and what fills the first hours go in this
process, on a clock of some hours ago; the browser comes to the instance as it is served, today.
"""

import argparse
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker

from databases import connect_to_fresh_sqlite
from scenarios import told_of_each as entries
from scenarios.colleague import Visitor
from scenarios.office import Office, in_this_process
from scenarios.page_reader import read_page
from scenarios.several_story import NO_LENIENCY, ONCE, ORGAN, YES, SeveralStory
from scenarios.three_at_the_desk import Desk, file_with
from scenarios.watch import Watch
from serving import PASSWORD, Instance, ServedInstance
from sunlit.catalogue.organ_list import read_list
from sunlit.catalogue.services.enter_list import enter_list
from sunlit.commands import check, init
from sunlit.people.models import Office as OfficeRow
from sunlit.people.models import Person, RoleProposal
from sunlit.rules.administrators import ADMINISTRATORS
from sunlit.rules.procedure import Role
from sunlit.rules.second_person import DECIDING
from sunlit.web import clock

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRST, INITIAL = "first-day-at-work", "second-day-at-work"
PEOPLE = {
    "leader1": ("刘海", "leaders", "主任", Role.LEADER),
    "officehead": ("王建国", "supervision", "科长", Role.OFFICE_HEAD),
    "officer1": ("张志强", "supervision", "四级主任科员", Role.OFFICER),
    "officer2": ("李敏", "supervision", "一级科员", Role.OFFICER),
    "discloser": ("吴倩", "supervision", "公示信息员", Role.DISCLOSER),
}
"""The smallest organ that can punish; the leader is confirmed first, by the auditor."""
CRITICIZED = {
    "处理意见": "给予行政处罚",
    "违法事实": "当事人没有按照规定报送2026年第三季度能源信息。",
    "裁量理由": "首次违法，已经补报，没有造成后果，适用一般档次。",
    "适用的情形": "一般情形：给予警告或者通报批评",
    "警告": "否",
    "罚款（元）": "0",
    "裁量档次": "一般处罚",
    **NO_LENIENCY,
    "责令改正的内容": "责令十日内补报第三季度能源信息。",
    **ONCE,
}
NO_QUESTION = dict.fromkeys(
    (
        "涉及重大公共利益",
        "可能造成重大社会影响或者引发社会风险",
        "疑难复杂、涉及多个法律关系",
        "属于重大违法行为",
        "提级为重大行政执法决定",
    ),
    "否",
)


def test_an_organ_that_begins_with_nothing_criticizes_a_company_publicly_and_nothing_else(
    chromium: Browser,
    sqlite_template: Path,
    tmp_path: Path,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """能源法72(4): 给予警告或者通报批评."""
    monkeypatch.setenv("SUNLIT_FIRST_PASSWORD", FIRST)
    base = morning(sqlite_template, tmp_path / "organ", django_db_blocker)
    instance = Instance(tmp_path / "organ")
    again = instance.run("organ", str(ORGAN))
    assert "新增 0 项，有新内容的 0 项" in again.stdout, again.stderr
    with ServedInstance(instance) as served:
        watch = Watch(served.url, "organ", scripts=True)
        story = SeveralStory(chromium, served, watch, case_url=base)
        when_an_archivist_joins_two_colleagues_stand_by(story)
        then_the_officer_proposes_public_criticism_and_no_warning_beside_it(story)
        then_it_is_decided_without_review_and_served(story)
        then_it_is_public_and_the_case_closes_without_a_payment(story)
        assert watch.faults == []
        assert "登记的行" in served.instance.run("verify").stdout
        assert served.instance.run("duties", "--check").returncode == 0
        assert "Traceback" not in served.said


def morning(template: Path, directory: Path, blocker: DjangoDbBlocker) -> str:
    """Begin the organ and a case some hours ago; return the address of the case."""
    directory.mkdir(mode=0o700)
    hours_ago = timezone.localtime(clock._STARTED - timedelta(hours=3))
    instance = Instance(directory).at(hours_ago.isoformat())
    with blocker.unblock():
        connect_to_fresh_sqlite(template, directory / "sunlit.sqlite3")
    with in_this_process(instance, blocker) as office:
        first = {role.value: role.value for role in ADMINISTRATORS}
        assert init.run(argparse.Namespace(**first)) == 0
        lacking = " ".join(check.faults())
        assert "没有承办行政执法的科室" in lacking
        assert "没有执法事项，不能登记案件" in lacking
        enter_list(read_list(ORGAN.read_text("utf-8")), clock.now())
        assert "sunlit organ" not in " ".join(check.faults())
        for role in ADMINISTRATORS:
            takes_over(office, role.value, FIRST)
        for username in PEOPLE:
            join(office, username)
        desk = Desk(office, matter="NY-01")
        file_with(desk)
        return desk.base


def takes_over(office: Office, username: str, given: str) -> None:
    """Set a password of one's own in place of the one that was given."""
    own = {"old_password": given, "new_password": PASSWORD, "again_password": PASSWORD}
    answer = office.client(username).post("/desk/password/", own)
    assert answer.status_code == 302, read_page(answer.content).summary


def join(office: Office, username: str) -> None:
    """Have somebody join as the manual says: added, granted, confirmed, and witnessed by two."""
    name, place, post, role = PEOPLE[username]
    new = {"username": username, "name": name, "post": post, "initial_password": INITIAL}
    new["office"] = str(OfficeRow.objects.get(code=place).pk)
    assert office.sends("secadmin", "/desk/people/new/", new).status_code == 302
    person = Person.objects.get(username=username)
    granted = {"role": role, "since": f"{clock.today()}", "until": "", "reason": "任命"}
    assert office.sends("secadmin", f"/desk/people/{person.pk}/grant/", granted).status_code == 302
    if role in DECIDING:
        second = "auditor" if role is Role.LEADER else "leader1"
        proposal = RoleProposal.objects.get(person=person)
        said = {"answer": "agree", "reason": "看过任免文件"}
        answer = office.sends(second, f"/desk/confirmations/{proposal.pk}/", said)
        assert answer.status_code == 302, read_page(answer.content).summary
    else:
        certificate = {
            "number": f"040301150{person.pk:02}",
            "issued_on": f"{clock.today() - timedelta(days=30)}",
            "expires_on": f"{clock.today() + timedelta(days=900)}",
            "area": "山西省阳泉市",
            "kinds": "发展改革",
        }
        address = f"/desk/people/{person.pk}/certificate/"
        assert office.sends("secadmin", address, certificate).status_code == 302
    takes_over(office, username, INITIAL)
    present = {"signing_password": PASSWORD, "first_name": "sysadmin", "second_name": "auditor"}
    present |= {"first_password": PASSWORD, "second_password": PASSWORD}
    answer = office.client(username).post("/desk/password/confirm/", present)
    assert answer.status_code == 302, read_page(answer.content).summary


def when_an_archivist_joins_two_colleagues_stand_by(story: SeveralStory) -> None:
    secadmin = story.at_the_desk("secadmin").open("/desk/people/").follow("新增人员")
    secadmin.does_not_read("演示系统")
    secadmin.enter({"登录名": "archivist", "姓名": "马兰", "科室": "监督检查科", "职务": "档案员"})
    secadmin.enter({"初始密码": INITIAL}).press("新增").reads("马兰").follow("授予角色")
    secadmin.enter({"角色": "档案员", "理由": "分工文件"}).press("授予").reads("档案员").sees(
        "joined"
    )
    archivist = Visitor(story.browser, story.watch).open("/desk/")
    archivist.enter({"登录名": "archivist", "密码": INITIAL}).press("登录").sees("own-password")
    assert archivist.page.url.endswith("/desk/password/")
    own = {"现在的密码": INITIAL, "新密码": PASSWORD, "再填一次新密码": PASSWORD}
    archivist.enter(own).press("修改密码").reads("在场的第一位").sees("two-present")
    two = {"您的登录密码": PASSWORD, "第一位的密码": PASSWORD, "第二位的密码": PASSWORD}
    two |= {"在场的第一位：登录名": "officer1", "在场的第二位：登录名": "secadmin"}
    archivist.enter(two).press("确认是我本人").reads("设密码的人不能作证")
    two |= {"在场的第二位：登录名": "officehead"}
    archivist.enter(two).press("确认是我本人").reads("现在可以签署").sees("joined-work-list")


def then_the_officer_proposes_public_criticism_and_no_warning_beside_it(
    story: SeveralStory,
) -> None:
    now = clock.now()
    story.sends("officer1", "investigate", **entries.investigation(now))
    officer = story.opens("officer1", "conclude_investigation").signs(CRITICIZED)
    officer.reads("至少要有一种处罚").sees("nothing-chosen")
    officer.signs({"警告": "是", "通报批评": "是"}).reads("只能选择一种").sees("both-chosen")
    officer.signs({"警告": "否"}).reads("“调查终结”已办理。")
    officer = story.opens("officer1", "notify").sees("notice-shown").signs()
    officer.follow("行政处罚事先告知书").reads("通报批评", "陈述、申辩").does_not_read(
        "要求听证的权利"
    )
    story.sends("officer1", "serve_notice", **entries.service(clock.today()))
    waived = entries.statement(clock.today(), hearing_right=False)
    story.sends("officer1", "hear_statement", **waived)


def then_it_is_decided_without_review_and_served(story: SeveralStory) -> None:
    officer = story.opens("officer1", "draft_decision").signs(NO_QUESTION)
    officer.does_not_read("重大（").sees("drafted")
    story.sends("officehead", "endorse_decision", 0, **YES)
    leader = story.opens("leader1", "decide").sees("decision-shown")
    leader.signs({"审批结论": "同意作出决定", "意见和理由": "同意。"}).follow("行政处罚决定书")
    leader.reads("通报批评").does_not_read("加处罚款").sees("decision")
    story.sends("officer1", "serve", **entries.service(clock.today()))


def then_it_is_public_and_the_case_closes_without_a_payment(story: SeveralStory) -> None:
    story.publish(0)
    visitor = story.somebody().open("/").reads("阳泉示例粮油有限公司", "通报批评").sees("portal")
    visitor.does_not_read("演示系统")
    officer = story.opens("officer1", "execute").enter({"执行情况": "已经在门户网站通报。"})
    row = officer.page.get_by_role("group", name="第 1 行").first
    row.get_by_label("是", exact=True).check()
    row.get_by_label("执行日期").fill(f"{clock.today()}")
    row.get_by_label("怎样执行，凭证是什么").fill("门户网站通报页面截图，随卷。")
    officer.sees("carried-out").signs().reads("“执行完毕”已办理。")
    story.close()
