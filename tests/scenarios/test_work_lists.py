"""The work list of every role: whose turn it is, what waits, what is late, what is empty."""

from datetime import timedelta
from urllib.parse import parse_qs, urlencode

import pytest
from django.db import connection

from scenarios.many_cases import add_cases
from scenarios.office import LEAD, ON_SQLITE, Office, case_waiting_for, minutes_ago, stranger
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, CaseOfficer, CaseSummary
from sunlit.desk.work import handed_on_by, looked_after_by, waits_of, work_of
from sunlit.duties.models import Duty
from sunlit.people.models import Person, RoleAssignment
from sunlit.rules.procedure import Role
from sunlit.web import clock


def numbers(office: Office, username: str, address: str) -> list[str]:
    """Return the numbers of the cases listed there, in their order."""
    return listed(office.reads(username, address).links)


def listed(links: dict[str, str]) -> list[str]:
    """Return which of the links are the number of a case."""
    return [one for one in links if one.startswith("同案") or ("-CF-20" in one and one[0] != "：")]


def person(username: str) -> Person:
    return Person.objects.get(username=username)


def an_execution() -> Case:
    summary = CaseSummary.objects.filter(stage="execution").order_by("case")[0]
    return summary.case


def test_an_officer_has_their_own_cases_and_what_nobody_has(office: Office) -> None:
    case = an_execution()
    lead, second = CaseOfficer.objects.filter(case=case).order_by("position")
    for officer in (lead.person, second.person):
        assert case.number in numbers(office, officer.username, "/desk/?stage=execution")
    third = Person.objects.create(
        username="officer9", name="示例未", office=case.office, post="科员"
    )
    RoleAssignment.objects.create(person=third, role=Role.OFFICER, since="2025-01-01")
    assert case.number not in numbers(office, "officer9", "/desk/")
    unassigned = case_waiting_for("apply_to_file").number
    assert unassigned in numbers(office, "officer9", "/desk/")
    assert numbers(office, stranger(), "/desk/") == []


def test_what_was_referred_stands_with_the_legal_section_and_with_who_handed_it_on(
    office: Office,
) -> None:
    case = case_waiting_for("review")
    author = case.steps.get(code="refer").actor.username
    assert numbers(office, "reviewer", "/desk/?what=review") == [case.number]
    assert numbers(office, "reviewer", "/desk/?what=recheck") == []
    page = office.reads("reviewer", "/desk/")
    assert "待审核" in page.words
    assert "个工作日" in page.words
    handed = office.reads(author, "/desk/?when=handed")
    assert case.number in handed.links
    assert "等法制审核人员办理" in handed.words
    assert case.number not in numbers(office, author, "/desk/")


def test_what_cannot_be_done_yet_says_who_is_awaited_and_since_when(office: Office) -> None:
    waiting = office.reads("leader1", "/desk/?when=waits")
    assert "还不能办" in waiting.words
    assert "等执法人员办理“" in waiting.words
    assert "日起。" in waiting.words
    duty = waits_of(person("leader1"), clock.today())[0]
    assert duty.number in waiting.links
    assert not duty.actionable


def test_a_leader_sees_what_to_approve_what_to_deliberate_and_what_is_late_by_office(
    office: Office,
) -> None:
    page = office.reads("leader1", "/desk/")
    for words in ("等我批准的事", "待我批准", "待集体研究", "本周超期（按科室）"):
        assert words in page.words
    assert "本周超期 1 件，累计 2 件没有办" in page.words
    late = page.links["监督检查科"]
    assert late == "/desk/?whose=all&when=overdue&office=supervision"
    assert len(numbers(office, "leader1", late)) == 2


def test_a_supervisor_looks_at_all_offices_and_has_nothing_to_press(office: Office) -> None:
    page = office.reads("supervisor", "/desk/?when=overdue")
    assert len(numbers(office, "supervisor", "/desk/?when=overdue")) == 2
    assert not [to for label, to in page.links.items() if label.startswith("去")]
    every = looked_after_by(person("supervisor"), clock.today())
    assert every is not None
    assert every.count() == Duty.objects.open().filter(actionable=True).count()


def test_the_head_of_an_office_sees_its_work_by_officer(office: Office) -> None:
    page = office.reads("officehead", "/desk/?whose=all")
    lead = CaseOfficer.objects.filter(case=an_execution(), position="lead")[0].person
    theirs = page.links[lead.name]
    assert theirs == f"/desk/?whose=all&officer={lead.username}"
    assert an_execution().number in numbers(office, "officehead", theirs)
    assert page.links["未指派"] == "/desk/?whose=all&officer=none"
    assert looked_after_by(person("officer1"), clock.today()) is None


def test_every_duty_that_is_asked_of_somebody_stands_in_somebodys_list(office: Office) -> None:
    assert office
    today = clock.today()
    found = set()
    for one in Person.objects.filter(is_active=True):
        found |= set(work_of(one, today).values_list("pk", flat=True))
    assert found == set(Duty.objects.open().filter(actionable=True).values_list("pk", flat=True))


def test_nothing_stands_both_in_my_own_list_and_in_what_i_handed_on(office: Office) -> None:
    assert office
    today = clock.today()
    for one in Person.objects.all():
        assert not set(work_of(one, today)) & set(handed_on_by(one, today))


def test_a_long_list_goes_on_by_key_forth_and_back_and_misses_nothing(office: Office) -> None:
    add_cases(an_execution(), 50, clock.today() - timedelta(days=30))
    address, seen = "/desk/?stage=execution", []
    pages = [address]
    while address:
        page = office.reads("officer1", address)
        seen += listed(page.links)
        address = page.links.get("下一页", "")
        pages.append(address)
    assert len(seen) == len(set(seen)) == 53
    back = office.reads("officer1", pages[-2]).links["上一页"]
    assert listed(office.reads("officer1", back).links) == seen[20:40]
    first = office.reads("officer1", office.reads("officer1", back).links["上一页"])
    assert listed(first.links) == seen[:20]
    assert "上一页" not in first.links


def test_more_than_a_thousand_are_counted_as_1000_plus(office: Office) -> None:
    add_cases(an_execution(), 1100, clock.today())
    for address in ("/desk/", "/desk/cases/"):
        page = office.reads("officer1", address)
        assert "共 1000+ 条" in page.words
    assert "今天到期1" in office.reads("officer1", "/desk/").words.replace(" ", "")
    panel = office.reads("officehead", "/desk/?whose=all").words
    assert "1000+ 件" in panel.partition("本科室各人在办的")[2]


def test_an_officers_list_reads_no_duty_that_is_asked_of_another_role(office: Office) -> None:
    """At a hundred thousand open cases each page of an officer read every duty of the organ."""
    assert office
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole")
    officer, today = person("officer1"), clock.today()
    assert "duties_of_a_role (role=?)" in work_of(officer, today).explain()
    assert "duties_that_wait (role=?)" in waits_of(officer, today).explain()


def test_cases_are_filtered_by_address_and_each_condition_is_removed_by_a_link(
    office: Office,
) -> None:
    page = office.reads("leader1", "/desk/cases/?stage=execution&due=overdue")
    assert listed(page.links) == [
        row.case.number
        for row in CaseSummary.objects.overdue(clock.today())
        .filter(stage="execution")
        .order_by("-case")
    ]
    assert "/desk/cases/?stage=execution" in page.links.values()
    assert "/desk/cases/?due=overdue" in page.links.values()
    by_day = numbers(office, "leader1", "/desk/cases/?sort=due")
    assert by_day[0] == CaseSummary.objects.order_by("sort_on", "case")[0].case.number


def test_the_case_list_names_officers_stage_next_step_and_what_ended(office: Office) -> None:
    page = office.reads("leader1", "/desk/cases/")
    for summary in CaseSummary.objects.exclude(lead=None).select_related("lead", "second"):
        names = [one.name for one in (summary.lead, summary.second) if one]
        assert "、".join(names) in page.words
        assert summary.next_step in page.words
    assert "未指派" in page.words


@ON_SQLITE
@pytest.mark.parametrize(
    ("username", "address", "words"),
    [
        ("counsel", "/desk/", "没有交给您的审核"),
        ("reviewer", "/desk/?what=withholding", "没有符合条件的事"),
        ("archivist", "/desk/", "没有待归档的案卷"),
        ("officer1", "/desk/?when=today", "今天没有到期的事"),
        ("leader1", "/desk/cases/?q=没有这样的词", "没有符合条件的案件"),
    ],
)
def test_an_empty_list_says_what_that_means(
    office: Office, username: str, address: str, words: str
) -> None:
    assert words in office.reads(username, address).words


def test_a_filter_is_kept_under_a_name_and_only_for_oneself(office: Office) -> None:
    kept = {
        "action": "save",
        "page": "work",
        "name": "执行 超期",
        "query": "when=overdue&stage=execution&after=20260101-1&whatever=1",
    }
    answer = office.sends("officer1", "/desk/filters/", kept)
    assert answer["Location"] == "/desk/?when=overdue&stage=execution"
    page = office.reads("officer1", "/desk/")
    assert page.links["执行 超期"] == "/desk/?when=overdue&stage=execution"
    assert "执行 超期" not in office.reads("officer2", "/desk/").links
    row = office.reads("officer1", "/desk/filters/").entries
    for username, left in (("officer2", True), ("officer1", False)):
        office.sends(username, "/desk/filters/", {"action": "delete", "key": row["key"]})
        assert ("执行 超期" in office.reads("officer1", "/desk/").links) is left


def test_a_kept_filter_is_kept_whole_or_refused(office: Office) -> None:
    """A hundred characters are nine hundred in an address, which was cut at three hundred."""
    words = "粮食经营者未按规定建立粮食经营台账" * 5
    kept = {"action": "save", "page": "cases", "name": "长", "query": urlencode({"q": words})}
    answer = office.sends("officer1", "/desk/filters/", kept)
    assert parse_qs(answer["Location"].partition("?")[2]) == {"q": [words]}
    refused = office.sends("officer1", "/desk/filters/", kept | {"query": f"q={'a' * 4000}"})
    assert refused.status_code == 422
    assert "筛选条件太长，没有保存" in refused.content.decode()


def test_a_new_lead_is_at_once_in_the_list_of_cases_and_in_the_work_list(office: Office) -> None:
    entries = {
        **LEAD,
        "uuid": "00000000-0000-4000-8000-000000000009",
        "happened_at": minutes_ago(1),
        "seen": "0",
    }
    assert office.sends("officer1", "/desk/cases/new/", entries).status_code == 302
    number = Case.objects.latest("pk").number
    assert numbers(office, "officer1", "/desk/cases/")[0] == number
    assert number in numbers(office, "officer1", "/desk/?stage=intake")


def test_the_first_day_of_an_instance_says_where_to_begin(office: Office) -> None:
    answer = office.client(stranger()).get("/desk/cases/")
    page = read_page(answer.content)
    assert page.links["登记案件来源"] == "/desk/cases/new/"
    assert "从登记案件来源开始" in page.words
