"""The people, offices and matters of the demonstration organ, read from `organ.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.people.acts import record_about
from sunlit.people.models import EnforcementCertificate, Office, Person, RoleAssignment
from sunlit.web.demonstration import PASSWORD

_A_YEAR = timedelta(days=365)


@transaction.atomic
def load_organ(now: datetime) -> Mapping[str, Person]:
    """Write offices, persons, certificates and matters; return the persons by sign-in name."""
    text = files("sunlit.commands.demonstration").joinpath("organ.toml").read_text("utf-8")
    data = tomllib.loads(text)
    today = timezone.localdate(now)
    since = today - 2 * _A_YEAR
    offices = {row["code"]: Office.objects.create(**row) for row in data["office"]}
    persons = {
        row["username"]: _person(row, offices[row["office"]], since, now) for row in data["person"]
    }
    for row in data["matter"]:
        _matter(row, offices["supervision"], since, today)
    return persons


def _person(row: Mapping[str, Any], office: Office, since: date, now: datetime) -> Person:
    person = Person(username=row["username"], name=row["name"], office=office, post=row["post"])
    person.set_password(PASSWORD)
    person.save()
    roles = [
        RoleAssignment.objects.create(person=person, role=role, since=since, reason="演示")
        for role in row["roles"]
    ]
    record_about(person, "role_granted", actor=None, now=now, rows=roles)
    if "certificate" in row:
        EnforcementCertificate.objects.create(
            person=person,
            number=row["certificate"],
            issued_on=since,
            expires_on=since + 5 * _A_YEAR,
            area="山西省阳泉市",
            kinds="发展改革、粮食、能源",
        )
    return person


def _matter(row: Mapping[str, Any], office: Office, since: date, today: date) -> None:
    matter = Matter.objects.create(code=row["code"], kind="penalty")
    MatterVersion.objects.create(
        matter=matter,
        since=since,
        office=office,
        checked_on=today,
        **{name: value for name, value in row.items() if name != "code"},
    )
