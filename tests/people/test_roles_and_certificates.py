"""Roles and certificates count from a day until a day, both included."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from cases.entries import BEIJING
from factories import make_certificate, make_office, make_person
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment
from sunlit.people.services.appoint_first_administrators import appoint_first_administrators
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

FIRST = date(2026, 3, 1)
LAST = date(2026, 9, 30)
ONE_DAY = timedelta(days=1)
NOON = datetime(2026, 3, 1, 12, tzinfo=BEIJING)
NAMES = {Role.SYSADMIN: "sysadmin", Role.SECADMIN: "secadmin", Role.AUDITOR: "auditor"}
DAYS = {FIRST - ONE_DAY: False, FIRST: True, LAST: True, LAST + ONE_DAY: False}


@pytest.fixture
def officer(database: str) -> Person:
    return make_person("officer", "张一", make_office("supervision", "监督检查科"), ())


def test_a_role_is_held_from_its_first_day_to_its_last(officer: Person) -> None:
    RoleAssignment.objects.create(person=officer, role=Role.OFFICER, since=FIRST, until=LAST)
    for day, held in DAYS.items():
        assert officer.roles_on(day) == (frozenset({Role.OFFICER}) if held else frozenset())


def test_a_role_without_an_end_goes_on(officer: Person) -> None:
    RoleAssignment.objects.create(person=officer, role=Role.LEADER, since=FIRST)
    assert officer.roles_on(date(2036, 1, 1)) == {Role.LEADER}


def test_a_person_may_hold_several_roles_and_one_role_again(officer: Person) -> None:
    RoleAssignment.objects.create(person=officer, role=Role.OFFICER, since=FIRST, until=LAST)
    RoleAssignment.objects.create(person=officer, role=Role.OFFICER, since=LAST + ONE_DAY)
    RoleAssignment.objects.create(person=officer, role=Role.ARCHIVIST, since=LAST)
    assert officer.roles_on(LAST) == {Role.OFFICER, Role.ARCHIVIST}
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(person=officer, role=Role.OFFICER, since=FIRST)


def test_a_certificate_is_valid_from_its_first_day_to_its_last(officer: Person) -> None:
    certificate = make_certificate(officer, "04030115001", issued_on=FIRST, expires_on=LAST)
    found: Mapping[date, EnforcementCertificate | None] = {
        day: officer.certificate_on(day) for day in DAYS
    }
    assert found == {day: certificate if valid else None for day, valid in DAYS.items()}


def test_a_certificate_ends_after_it_begins(officer: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_certificate(officer, "04030115001", issued_on=LAST, expires_on=FIRST)


def test_a_certificate_number_belongs_to_one_person(officer: Person) -> None:
    make_certificate(officer, "04030115001")
    other = make_person("other", "李二", officer.office, ())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_certificate(other, "04030115001")


def test_an_empty_instance_gets_one_person_for_each_part_of_administration(database: str) -> None:
    made = appoint_first_administrators(NAMES, "a-long-enough-phrase", NOON)
    assert [one.roles_on(FIRST) for one in made] == [{role} for role in NAMES]
    assert all(one.check_password("a-long-enough-phrase") for one in made)
    assert all(one.must_change_password for one in made)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("password", ["short", "password123"])
def test_a_weak_password_appoints_nobody(database: str, password: str) -> None:
    with pytest.raises(Refused, match="密码"):
        appoint_first_administrators(NAMES, password, NOON)
    assert not Person.objects.exists()
