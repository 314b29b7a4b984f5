"""One small organ, and what the tests of its services share.

Every person, company and number is invented; check characters are right.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

import pytest
from django.db import transaction

from cases.entries import BEIJING
from cases.milestones import ORGAN, Milestones
from sunlit.catalogue.models import Matter
from sunlit.catalogue.services.enter_matter import enter_matter
from sunlit.people.acts import record_about
from sunlit.people.models import (
    EnforcementCertificate,
    LegalQualification,
    Office,
    Person,
    RoleAssignment,
    RoleEnd,
)
from sunlit.people.signature import Signature
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from sunlit.rules.reviewers import ReviewersGround
from tampering import tamper

SINCE = date(2024, 1, 1)
UNTIL = date(2029, 12, 31)
HEARING_FROM_FEN = 3_000_000
STATUTORY_MAX_FEN = 50_000_000

PERSONS = (
    ("officer1", "张一", "supervision", (Role.OFFICER,), "04030115001"),
    ("officer2", "李二", "supervision", (Role.OFFICER,), "04030115002"),
    ("officer3", "王三", "supervision", (Role.OFFICER,), "04030115003"),
    ("officehead", "赵四", "supervision", (Role.OFFICE_HEAD,), ""),
    ("discloser", "吴五", "supervision", (Role.DISCLOSER,), ""),
    ("reviewer", "陈六", "legal", (Role.REVIEWER,), ""),
    ("leader", "刘七", "leaders", (Role.LEADER,), ""),
    ("archivist", "褚十一", "general", (Role.ARCHIVIST,), ""),
    ("second_leader", "蒋二", "leaders", (Role.LEADER,), ""),
    ("other_officer", "周八", "energy", (Role.OFFICER,), "04030115008"),
    ("other_head", "郑九", "energy", (Role.OFFICE_HEAD,), ""),
    ("other_discloser", "冯十", "energy", (Role.DISCLOSER,), ""),
)
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what Python alone decides from the same rows: once is enough."""


def at(text: str) -> datetime:
    """Return a moment of Beijing time: `2026-09-21 09:00`, or a day at nine."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 09:00")
    return moment.replace(tzinfo=BEIJING)


@contextmanager
def refused(citation: str | None = None, field: str | None = None) -> Iterator[Any]:
    """Expect a refusal that rests on `citation` and asks for another `field`; it is caught."""
    with pytest.raises(Refused) as caught:
        yield caught
    refusal = caught.value.refusal
    assert refusal.sentence.endswith(("。", "？"))
    assert refusal.citation == (cite(citation) if citation else None)
    assert refusal.field == field


def signature_of(person: Person) -> Signature:
    """Return the proof that the person has entered their password."""
    return Signature(person.pk, at("2026-09-01"))


def end_roles(person: Person, until: date) -> None:
    """Let every role of the person end with that day."""
    for assignment in person.role_assignments.all():
        RoleEnd.objects.create(assignment=assignment, until=until, reason="试验", ended_by=person)


def make_office(code: str, name: str, *, is_handling: bool = False) -> Office:
    """Write one office."""
    return Office.objects.create(
        code=code, name=name, telephone="0353-2000000", is_handling=is_handling
    )


def make_person(
    username: str, name: str, office: Office, roles: Iterable[Role], certificate: str = ""
) -> Person:
    """Write one person with roles and, where a number is given, a certificate."""
    post = "主任" if username == "leader" else "一级科员"
    person = Person(username=username, name=name, office=office, post=post)
    person.set_unusable_password()
    person.save()
    with transaction.atomic():
        rows = [
            RoleAssignment.objects.create(person=person, role=role, since=SINCE) for role in roles
        ]
        made = [person, office, *rows]
        record_about(person, "role_granted", actor=None, now=at(f"{SINCE}"), rows=made)
    if Role.REVIEWER in roles:
        qualify(person)
    if certificate:
        make_certificate(person, certificate)
    return person


def qualify(person: Person) -> None:
    """Enter that the person passed the examination of the law (处罚法58.2)."""
    with transaction.atomic():
        row = LegalQualification.objects.create(
            person=person, ground=ReviewersGround.QUALIFIED, proof="示例A20160001", since=SINCE
        )
        record_about(person, "qualification_added", actor=None, now=at(f"{SINCE}"), rows=[row])


def recertify(
    person: Person, *, issued_on: date | None = None, expires_on: date | None = None
) -> None:
    """Let the person's certificates be of other days: a row that the program never changes."""
    days = {"issued_on": issued_on, "expires_on": expires_on}
    changes = ", ".join(f"{column} = '{day}'" for column, day in days.items() if day)
    tamper(f"UPDATE people_enforcementcertificate SET {changes} WHERE person_id = {person.pk}")


def make_certificate(
    person: Person, number: str, *, issued_on: date = SINCE, expires_on: date = UNTIL
) -> EnforcementCertificate:
    """Write one enforcement certificate, valid on both days."""
    certificate = EnforcementCertificate.objects.create(
        person=person,
        number=number,
        issued_on=issued_on,
        expires_on=expires_on,
        area="山西省阳泉市",
        kinds="发展改革、粮食、能源",
    )
    with transaction.atomic():
        now = at(f"{SINCE}")
        record_about(person, "certificate_added", actor=None, now=now, rows=[certificate])
    return certificate


def make_matter(
    code: str, office: Office, *, fine_max_fen: int | None = STATUTORY_MAX_FEN
) -> Matter:
    """Write one matter of penalty, in force since `SINCE`."""
    version = {
        "since": SINCE,
        "name": "粮食经营者未建立粮食经营台账",
        "violated": "《粮食流通管理条例》第二十三条第一款",
        "basis": ["粮食流通条例45"],
        "consequence": "责令改正，给予警告，可以并处罚款",
        "fine_min_fen": 0,
        "fine_max_fen": fine_max_fen,
        "office": office,
        "checked_on": SINCE,
    }
    return enter_matter(code, "penalty", version, now=at(f"{SINCE}"))


@transaction.atomic
def make_organ() -> Mapping[str, Person]:
    """Write offices, one matter and the people; return them by the name they sign in with."""
    offices = {
        office.code: office
        for office in (
            make_office("supervision", "监督检查科", is_handling=True),
            make_office("energy", "能源科", is_handling=True),
            make_office("legal", "法规科"),
            make_office("leaders", "委领导"),
            make_office("general", "办公室"),
        )
    }
    make_matter("LS-02", offices["supervision"])
    return {
        username: make_person(username, name, offices[office], roles, certificate)
        for username, name, office, roles, certificate in PERSONS
    }


@pytest.fixture
def persons(database: str, milestones: Milestones | None) -> Mapping[str, Person]:
    """The people of the organ, in a fresh database."""
    if milestones is None or not milestones.is_untouched:
        return make_organ()
    if not milestones.copy(ORGAN):
        make_organ()
        milestones.keep(ORGAN)
    return {one.username: one for one in Person.objects.select_related("office").order_by("id")}
