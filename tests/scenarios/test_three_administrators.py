"""三员分立: system, people and log are three persons' business, and none of them sees a case."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import URLPattern

from scenarios.office import ON_SQLITE, Office, case_waiting_for
from scenarios.page_reader import read_page
from serving import PASSWORD
from sunlit.cases.models import Case
from sunlit.desk.urls import urlpatterns
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment, RoleEnd, SignIn
from sunlit.people.queries import wrongly_together
from sunlit.people.services.grant_role import grant_role
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from sunlit.web import clock

PEOPLE = "/desk/people/"
LOG = "/desk/log/"
READINGS = "/desk/log/readings/"
INITIAL = "first-day-at-work"
ADMINISTRATORS = ("sysadmin", "secadmin", "auditor")
NAV = {
    "sysadmin": {"日历", "参数"},
    "secadmin": {"人员"},
    "auditor": {"日志"},
    "officer1": {"工作台", "案件", "日历", "参数"},
}
COLUMNS = {"工作台", "案件", "日历", "参数", "人员", "日志"}


def key_of(username: str) -> int:
    """Return the number of a person in addresses."""
    return Person.objects.get(username=username).pk


def add(office: Office, username: str = "newcomer") -> int:
    """Add a person through the form; return their key."""
    general = Person.objects.get(username="secadmin").office_id
    entries = {
        "username": username,
        "name": "何新",
        "office": str(general),
        "post": "科员",
        "initial_password": INITIAL,
    }
    assert office.sends("secadmin", f"{PEOPLE}new/", entries).status_code == 302
    return key_of(username)


def grant(office: Office, key: int, role: str, **changes: str) -> str:
    """Grant a role through the form; return what the summary says when it is refused."""
    entries = {"role": role, "since": f"{clock.today()}", "until": "", "reason": "分工调整"}
    answer = office.sends("secadmin", f"{PEOPLE}{key}/grant/", entries | changes)
    if answer.status_code == 302:
        return ""
    return "".join(told for _, told in read_page(answer.content).summary)


@ON_SQLITE
@pytest.mark.parametrize("username", NAV)
def test_each_sees_only_the_columns_that_open(office: Office, username: str) -> None:
    answer = office.client(username).get("/desk/", follow=True)
    page = read_page(answer.content)
    assert answer.status_code == 200
    assert {name.split()[0] for name in page.links if name.split()[0] in COLUMNS} == NAV[username]
    for name, address in page.links.items():
        if name.split()[0] in COLUMNS:
            assert office.client(username).get(address).status_code == 200


@ON_SQLITE
@pytest.mark.parametrize("username", ADMINISTRATORS)
def test_no_administrator_opens_anything_of_a_case(office: Office, username: str) -> None:
    case = case_waiting_for("review")
    tails = ("", "review/", "file/", "evidence/", "publication/", "file_case/", "corrections/")
    addresses = [f"/desk/cases/{case.uuid}/{tail}" for tail in tails]
    addresses += ["/desk/cases/", "/desk/cases/new/", f"/desk/parties/{case.uuid}/", "/desk/due/1/"]
    for address in addresses:
        assert office.client(username).get(address).status_code == 404, address
        assert office.client(username).post(address, {}).status_code in {404, 405}, address


@ON_SQLITE
@pytest.mark.parametrize("username", ["officer1", "leader1", "sysadmin", "auditor"])
def test_only_the_security_administrator_manages_people(office: Office, username: str) -> None:
    key = key_of("officer2")
    for tail in ("", "new/", f"{key}/", f"{key}/grant/", f"{key}/stop/", f"{key}/reset/"):
        answer = office.client(username).get(f"{PEOPLE}{tail}")
        assert answer.status_code == 403
        assert "由安全管理员管理" in read_page(answer.content).words
        assert office.sends(username, f"{PEOPLE}{tail}", {"reason": "x"}).status_code == 403
    assert Person.objects.get(pk=key).is_active


@ON_SQLITE
@pytest.mark.parametrize("username", ["officer1", "leader1", "supervisor", "sysadmin", "secadmin"])
def test_only_the_auditor_reads_the_log(office: Office, username: str) -> None:
    answer = office.client(username).get(LOG)
    assert answer.status_code == 403
    assert "日志由审计员查阅" in read_page(answer.content).words


def test_a_newcomer_gets_a_role_and_changes_the_initial_password(office: Office) -> None:
    key = add(office)
    assert grant(office, key, "officer") == ""
    client = Client()
    signs_in = {"username": "newcomer", "password": INITIAL, "next": ""}
    assert client.post("/desk/sign-in/", signs_in).status_code == 302
    assert client.get("/desk/")["Location"] == "/desk/password/"
    changed = {
        "old_password": INITIAL,
        "new_password": "plum-rain-on-slate",
        "again_password": "plum-rain-on-slate",
    }
    assert client.post("/desk/password/", changed).status_code == 302
    assert client.get("/desk/").status_code == 200


@pytest.mark.parametrize(
    ("username", "role", "sentence"),
    [
        ("secadmin", "officer", "不能办理自己的账号"),
        ("sysadmin", "auditor", "不能是同一个人"),
        ("auditor", "secadmin", "不能是同一个人"),
        ("sysadmin", "officer", "不办理执法业务"),
        ("leader1", "sysadmin", "不办理执法业务"),
        ("officer1", "officer", "已经是执法人员"),
    ],
)
def test_no_person_holds_two_parts_that_must_be_apart(
    office: Office, username: str, role: str, sentence: str
) -> None:
    before = RoleAssignment.objects.count()
    assert sentence in grant(office, key_of(username), role)
    assert RoleAssignment.objects.count() == before


def test_a_role_that_ends_leaves_room_for_one_it_excluded(office: Office) -> None:
    key = key_of("supervisor")
    held = RoleAssignment.objects.get(person=key)
    yesterday = clock.today() - timedelta(days=1)
    entries = {"assignment": f"{held.pk}", "until": f"{yesterday}", "reason": "调离"}
    assert office.sends("secadmin", f"{PEOPLE}{key}/end/", entries).status_code == 302
    assert Person.objects.get(pk=key).roles_on(clock.today()) == frozenset()
    assert Person.objects.get(pk=key).roles_on(yesterday) == {Role.SUPERVISOR}
    assert grant(office, key, "sysadmin") == ""
    other = {**entries, "reason": "退休"}
    assert office.sends("secadmin", f"{PEOPLE}{key}/end/", other).status_code == 422


def test_a_certificate_and_a_qualification_are_entered_and_an_account_stopped_and_restored(
    office: Office,
) -> None:
    key = key_of("reviewhead")
    entries = {
        "number": "04030115099",
        "issued_on": "2026-01-01",
        "expires_on": "2030-12-31",
        "area": "山西省阳泉市",
        "kinds": "发展改革",
    }
    address = f"{PEOPLE}{key}/certificate/"
    assert office.sends("secadmin", address, entries).status_code == 302
    other = {**entries, "area": "山西省"}
    assert office.sends("secadmin", address, other).status_code == 422
    assert EnforcementCertificate.objects.get(number="04030115099").area == "山西省阳泉市"
    qualification = {"ground": "reviewed_before", "proof": "任职文件", "since": "2018-01-01"}
    address = f"{PEOPLE}{key}/qualification/"
    assert office.sends("secadmin", address, qualification).status_code == 422
    qualification["since"] = "2016-05-01"
    assert office.sends("secadmin", address, qualification).status_code == 302
    assert Person.objects.get(pk=key).is_qualified_on(clock.today())
    for act, active in (("stop", False), ("restore", True)):
        answer = office.sends("secadmin", f"{PEOPLE}{key}/{act}/", {"reason": "借调"})
        assert answer.status_code == 302
        assert Person.objects.get(pk=key).is_active is active
    assert "04030115099" in office.reads("secadmin", f"{PEOPLE}{key}/").words


def test_the_auditor_finds_every_act_on_people_by_who_what_and_when(office: Office) -> None:
    key = add(office)
    grant(office, key, "archivist")
    page = office.reads("auditor", LOG)
    assert "授予角色" in page.words
    assert "何新（newcomer）" in page.words
    secadmin = key_of("secadmin")
    by = f"{LOG}?person={secadmin}&kind=people.person_added&day={clock.today()}"
    words = office.reads("auditor", by).words
    assert "新增人员" in words
    assert "没有符合条件的记录" in office.reads("auditor", f"{LOG}?day=2020-01-01").words
    assert office.client("auditor").get(f"{LOG}?day=yesterday").status_code == 422


def test_the_log_is_read_to_its_end_page_by_page_without_case_content(office: Office) -> None:
    seen, address = 0, LOG
    while address:
        page = office.reads("auditor", address)
        assert "有限公司" not in page.words
        seen += page.words.count("编号 ")
        address = page.links.get("更早的", "")
    assert seen >= PendingEvent.objects.exclude(event__startswith="people.").count()


def test_the_auditor_sees_who_read_which_case_and_nothing_of_it(office: Office) -> None:
    case = Case.objects.order_by("pk")[0]
    office.reads("officer1", f"/desk/cases/{case.uuid}/")
    office.reads("leader1", f"/desk/cases/{case.uuid}/")
    office.reads("leader1", "/desk/cases/")
    waiting = case_waiting_for("review")
    office.reads("reviewhead", f"/desk/cases/{waiting.uuid}/invite_counsel/")
    page = office.reads("auditor", READINGS)
    assert "列表：案件列表" in page.words
    assert "案件：聘请外聘审核人员" in page.words
    assert "有限公司" not in page.words
    mark = f"编号 {case.uuid.hex[:8]}"
    of_case = office.reads("auditor", page.links[mark])
    assert of_case.words.count("案件：案件") == 2
    officer = key_of("officer1")
    by_officer = office.reads("auditor", f"{READINGS}?case={case.uuid}&person={officer}").words
    assert by_officer.count("案件：案件") == 1
    assert "没有符合条件的查阅记录" in office.reads("auditor", f"{READINGS}?day=2020-01-01").words
    for wrong in ("day=yesterday", "case=nothing", "person=x"):
        assert office.client("auditor").get(f"{READINGS}?{wrong}").status_code == 422


@ON_SQLITE
@pytest.mark.parametrize("username", ["sysadmin", "secadmin", "auditor"])
def test_no_address_of_the_desk_takes_anything_out_of_the_log(
    office: Office, username: str
) -> None:
    before = set(PendingEvent.objects.values_list("pk", flat=True))
    key = key_of("officer2")
    for pattern in urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern).replace("<int:key>", f"{key}").replace("<int:year>", "2026")
        if "<uuid" in route or route in {"sign-out/", "password/", "sign-in/"}:
            continue
        address = "/desk/" + route.replace("<slug:act>", "stop").replace("<str:code>", "FS-REVIEW")
        for data in ({}, {"action": "delete", "confirm": "yes", "delete": "1"}):
            office.client(username).post(address, data)
            office.client(username).delete(address)
    assert before <= set(PendingEvent.objects.values_list("pk", flat=True))


def test_roles_and_sign_ins_are_neither_changed_nor_removed_in_the_database(
    office: Office,
) -> None:
    client = Client()
    client.post("/desk/sign-in/", {"username": "officer1", "password": PASSWORD, "next": ""})
    held = RoleAssignment.objects.order_by("pk")[0]
    secadmin = Person.objects.get(username="secadmin")
    RoleEnd.objects.create(
        assignment=held, until=date(2030, 1, 1), reason="试验", ended_by=secadmin
    )
    for model in (RoleAssignment, RoleEnd, SignIn):
        table = model._meta.db_table
        for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1000"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_a_role_that_was_slipped_in_is_found(office: Office) -> None:
    assert not [one for one in verify() if "people_" in one.where]
    RoleAssignment.objects.create(
        person_id=key_of("officer1"), role=Role.ARCHIVIST, since=clock.today()
    )
    assert [one for one in verify() if "people_roleassignment" in one.where]


def test_check_names_who_holds_too_much_and_which_part_nobody_holds(office: Office) -> None:
    assert list(wrongly_together(clock.today())) == []
    RoleAssignment.objects.create(
        person_id=key_of("sysadmin"), role=Role.AUDITOR, since=clock.today()
    )
    Person.objects.filter(username="secadmin").update(is_active=False)
    found = list(wrongly_together(clock.today()))
    assert any("sysadmin" in one and "不能是同一个人" in one for one in found)
    assert any("没有人担任安全管理员" in one for one in found)


def test_nobody_without_the_role_grants_through_the_service(office: Office) -> None:
    about: dict[str, Any] = {"reason": "试验", "now": clock.now()}
    officer = Person.objects.get(username="officer1")
    today = clock.today()
    for username in ("officer1", "leader1", "sysadmin", "auditor"):
        actor = Person.objects.get(username=username)
        with pytest.raises(PermissionDenied):
            grant_role(officer, Role.ARCHIVIST, today, None, actor=actor, **about)
    secadmin = Person.objects.get(username="secadmin")
    with pytest.raises(Refused):
        grant_role(secadmin, Role.LEADER, today, None, actor=secadmin, **about)
