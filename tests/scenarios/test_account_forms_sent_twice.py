"""The forms of the administrators, and of one's own password, sent twice: one act, told kindly."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db.models import QuerySet
from django.test import Client

from cases.test_at_once import together
from catalogue.conftest import DAYS_2027, TITLE_2027
from scenarios.office import Office
from scenarios.page_reader import read_page
from scenarios.test_sent_twice import told_once, twice
from serving import PASSWORD
from sunlit.catalogue.models import HolidayNotice, ParameterRow
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment, RoleEnd
from sunlit.people.queries import password_changed_since
from sunlit.web import clock

OWN_PASSWORD = "/desk/password/"
CALENDAR = "/desk/calendar/"
CERTIFICATE = {
    "number": "04030199001",
    "issued_on": "2026-01-01",
    "expires_on": "2030-12-31",
    "area": "山西省阳泉市",
    "kinds": "发展改革",
}
NEWCOMER = {
    "username": "newcomer",
    "name": "何新",
    "post": "科员",
    "initial_password": "first-day-at-work",
}
NEW_PASSWORD = {
    "old_password": PASSWORD,
    "new_password": "plum-rain-at-dusk",
    "again_password": "plum-rain-at-dusk",
}
NOTICE = {
    "seen": "0",
    "year": "2027",
    "notice": TITLE_2027,
    "days": DAYS_2027,
    "reason": "",
}


def officer1() -> Person:
    return Person.objects.get(username="officer1")


def caused(*events: str) -> QuerySet[PendingEvent]:
    """Return the events of these kinds that the security administrator caused."""
    actor = Person.objects.get(username="secadmin").pk
    return PendingEvent.objects.filter(event__in=[f"people.{one}" for one in events], actor=actor)


ACCOUNTS: Mapping[str, tuple[dict[str, str], Callable[[], QuerySet[Any]]]] = {
    "grant": (
        {"role": "archivist", "since": "2026-11-24", "until": "", "reason": "分工调整"},
        RoleAssignment.objects.all,
    ),
    "end": ({"until": "2026-11-23", "reason": "岗位调整"}, RoleEnd.objects.all),
    "certificate": (CERTIFICATE, EnforcementCertificate.objects.all),
    "reset": (
        {"initial_password": "first-day-at-work", "reason": "忘记密码"},
        lambda: caused("password_reset"),
    ),
    "stop": (
        {"reason": "调离"},
        lambda: caused("account_stopped"),
    ),
}


def form_of(office: Office, act: str) -> tuple[str, dict[str, str]]:
    """Return the address of an act on officer1, and the entries of its form."""
    person = officer1()
    address = f"/desk/people/{person.pk}/{act}/"
    entries = dict(ACCOUNTS[act][0])
    if act == "end":
        entries["assignment"] = str(person.role_assignments.get(role="officer").pk)
    return address, {**office.reads("secadmin", address).entries, **entries}


@pytest.mark.parametrize("act", ACCOUNTS)
def test_an_act_on_a_person_sent_twice_is_one_act(office: Office, act: str) -> None:
    address, entries = form_of(office, act)
    rows = ACCOUNTS[act][1]
    before = rows().count()
    assert told_once(office, "secadmin", *twice(office, "secadmin", address, entries))
    assert rows().count() == before + 1


@pytest.mark.parametrize("act", ACCOUNTS)
def test_an_act_for_another_reason_is_no_repetition(office: Office, act: str) -> None:
    address, entries = form_of(office, act)
    rows = ACCOUNTS[act][1]
    before = rows().count()
    assert office.sends("secadmin", address, entries).status_code == 302
    changed: dict[str, str] = {name: "另一个" for name in ("reason", "kinds") if name in entries}
    answer = office.sends("secadmin", address, {**entries, **changed})
    assert answer.status_code == 422
    assert len(read_page(answer.content).summary) == 1
    assert rows().count() == before + 1


def test_a_restored_account_sent_twice_is_restored_once(office: Office) -> None:
    address, entries = form_of(office, "stop")
    assert office.sends("secadmin", address, entries).status_code == 302
    again = address.replace("stop", "restore")
    answers = twice(office, "secadmin", again, {"reason": "回来上班"})
    assert told_once(office, "secadmin", *answers)
    assert caused("account_restored").count() == 1


def test_an_ended_role_is_not_offered_again(office: Office) -> None:
    address, entries = form_of(office, "end")
    assert office.sends("secadmin", address, entries).status_code == 302
    answer = office.sends("secadmin", address, {**entries, "reason": "另一个"})
    page = read_page(answer.content)
    assert [sentence for _, sentence in page.summary] == ["这个角色已经定了终止日期。"]
    assert f'value="{entries["assignment"]}"' not in answer.content.decode()


def test_a_new_person_sent_twice_is_added_once(office: Office) -> None:
    entries = {**NEWCOMER, "office": str(Person.objects.get(username="secadmin").office_id)}
    answers = twice(office, "secadmin", "/desk/people/new/", entries)
    assert told_once(office, "secadmin", *answers)
    assert Person.objects.filter(username="newcomer").count() == 1
    namesake = office.sends("secadmin", "/desk/people/new/", {**entries, "post": "副科长"})
    assert "这个登录名已经有人使用。" in read_page(namesake.content).words


def test_a_parameter_sent_twice_is_set_once(office: Office) -> None:
    address = "/desk/parameters/CF-FILE/"
    entries = {"limit": "10", "since": "2026-12-01", "reason": "办公会议定"}
    assert told_once(office, "sysadmin", *twice(office, "sysadmin", address, entries))
    assert ParameterRow.objects.filter(code="CF-FILE").count() == 1
    assert office.sends("sysadmin", address, {**entries, "limit": "11"}).status_code == 422


def test_a_confirmed_year_sent_twice_is_entered_once(office: Office) -> None:
    shown = office.sends("sysadmin", CALENDAR, NOTICE)
    assert shown.status_code == 200
    confirmed = {**read_page(shown.content).entries, "action": "confirm"}
    assert told_once(office, "sysadmin", *twice(office, "sysadmin", CALENDAR, confirmed))
    assert HolidayNotice.objects.filter(year=2027).count() == 1
    other = {**confirmed, "notice": f"{TITLE_2027}更正"}
    assert office.sends("sysadmin", CALENDAR, other).status_code == 422


def test_a_changed_password_sent_again_is_told_that_it_is_changed(office: Office) -> None:
    first, second = twice(office, "officer1", OWN_PASSWORD, NEW_PASSWORD)
    assert (first.status_code, second.status_code) == (302, 422)
    [(_, sentence)] = read_page(second.content).summary
    assert "新密码已经生效" in sentence
    assert changes() == 1
    assert officer1().check_password(NEW_PASSWORD["new_password"])
    assert not password_changed_since(officer1(), clock.now() + timedelta(seconds=1))


def test_a_new_password_sent_in_the_session_it_ended_leads_to_sign_in(office: Office) -> None:
    """As a browser does whose second click went off before the first was answered."""
    late = Client()
    late.cookies.update(office.client("officer1").cookies)
    office.sends("officer1", OWN_PASSWORD, NEW_PASSWORD)
    answer = late.post(OWN_PASSWORD, NEW_PASSWORD)
    assert answer.status_code == 403
    assert "请先用新密码登录" in read_page(answer.content).words
    assert changes() == 1


def test_a_new_password_sent_twice_in_one_moment_is_set_once(office: Office) -> None:
    cookies = office.client("officer1").cookies
    clients = [Client(), Client()]
    for one in clients:
        one.cookies.update(cookies)
    answers = together(*(partial(one.post, OWN_PASSWORD, NEW_PASSWORD) for one in clients))
    assert changes() == 1
    for answer in answers:
        assert answer.status_code in {302, 403, 422}, answer
    assert 302 in {answer.status_code for answer in answers}


def changes() -> int:
    return PendingEvent.objects.filter(event="people.password_changed").count()
