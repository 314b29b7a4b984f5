"""The people, offices and matters of the demonstration organ, read from `organ.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from sunlit.cases.playing import Cast
from sunlit.catalogue.services.enter_matter import enter_matter
from sunlit.people.acts import record_about
from sunlit.people.models import (
    EnforcementCertificate,
    LegalQualification,
    Office,
    Person,
    RoleAnswer,
    RoleAssignment,
    RoleProposal,
    RoleSignature,
)
from sunlit.people.signed_answer import digest_of_answer
from sunlit.rules.reviewers import ReviewersGround
from sunlit.rules.roles import Role
from sunlit.rules.second_person import DECIDING
from sunlit.web.demonstration import PASSWORD

_A_YEAR = timedelta(days=365)


@transaction.atomic
def load_organ(now: datetime) -> Mapping[str, Person]:
    """Write offices, persons, certificates and matters; return the persons by sign-in name."""
    data = _data()
    today = timezone.localdate(now)
    since = today - 2 * _A_YEAR
    offices = {row["code"]: Office.objects.create(**row) for row in data["office"]}
    password = make_password(PASSWORD)  # Everybody's is known: one hash for all of them.
    persons = {
        row["username"]: _person(row, offices[row["office"]], since, now, password)
        for row in data["person"]
    }
    for row in data["person"]:
        for role in sorted(DECIDING.intersection(row["roles"])):
            _confirmed(persons[row["username"]], role, since, now, persons)
    for row in data["matter"]:
        _matter(row, offices["supervision"], since, now)
    return persons


def cast_of(persons: Mapping[str, Person]) -> Cast:
    """Return who holds each role, in the order of the file."""
    rows = _data()["person"]
    return {
        role: [persons[row["username"]] for row in rows if role in row["roles"]] for role in Role
    }


@cache
def _data() -> Mapping[str, Any]:
    text = files("sunlit.commands.demonstration").joinpath("organ.toml").read_text("utf-8")
    return tomllib.loads(text)


def _person(
    row: Mapping[str, Any], office: Office, since: date, now: datetime, password: str
) -> Person:
    person = Person(username=row["username"], name=row["name"], office=office, post=row["post"])
    person.password = password
    person.save()
    roles = [
        RoleAssignment.objects.create(person=person, role=role, since=since, reason="演示")
        for role in row["roles"]
        if role not in DECIDING
    ]
    record_about(person, "role_granted", actor=None, now=now, rows=[person, office, *roles])
    if "qualification" in row:
        ground = ReviewersGround.QUALIFIED
        qualified = LegalQualification.objects.create(
            person=person, ground=ground, proof=row["qualification"], since=since
        )
        record_about(person, "qualification_added", actor=None, now=now, rows=[qualified])
    if "certificate" in row:
        certificate = EnforcementCertificate.objects.create(
            person=person,
            number=row["certificate"],
            issued_on=since,
            expires_on=since + 5 * _A_YEAR,
            area="山西省阳泉市",
            kinds="发展改革、粮食、能源",
        )
        record_about(person, "certificate_added", actor=None, now=now, rows=[certificate])
    return person


def _confirmed(
    person: Person, role: Role, since: date, now: datetime, persons: Mapping[str, Person]
) -> None:
    """Give a role that decides as a second person lets it: proposed, and confirmed."""
    about: dict[str, Any] = {"role": role, "since": since, "reason": "演示"}
    proposer, second = persons["secadmin"], persons["auditor"]
    proposal = RoleProposal.objects.create(
        person=person, proposed_by=proposer, recorded_at=now, **about
    )
    held = RoleAssignment.objects.create(person=person, granted_by=proposer, **about)
    digest = digest_of_answer(proposal, agrees=True, reason="演示")
    signed = RoleSignature.objects.create(
        proposal=proposal, signer=second, signed_at=now, digest=digest
    )
    answer = RoleAnswer.objects.create(
        proposal=proposal, assignment=held, reason="演示", answered_by=second, recorded_at=now
    )
    rows = [proposal, signed, held, answer]
    record_about(person, "role_confirmed", actor=second, now=now, rows=rows)


def _matter(row: Mapping[str, Any], office: Office, since: date, now: datetime) -> None:
    version = {
        "since": since,
        "office": office,
        "checked_on": timezone.localdate(now),
        **{name: value for name, value in row.items() if name != "code"},
    }
    enter_matter(row["code"], "penalty", version, now=now)
