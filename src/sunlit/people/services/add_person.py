"""新增人员: an account with an initial password that must be changed at the first sign-in.

Who set it knows it: nothing is signed with the account until its owner has confirmed it.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sunlit.people.acts import record_about, require_secadmin, require_strong
from sunlit.people.models import GivenPassword, Office, Person
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class NewPerson:
    """Who comes, to which office, in which post."""

    username: str
    name: str
    office: Office
    post: str


@transaction.atomic
def add_person(entry: NewPerson, initial: str, *, actor: Person, now: datetime) -> Person:
    """Write the person, who holds no role yet.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: when the name is taken or the initial password is weak.
    """
    require_secadmin(actor, None, now)
    if Person.objects.filter(username=entry.username).exists():
        raise Refused(Refusal("这个登录名已经有人使用。", None, "username"))
    person = Person(
        username=entry.username,
        name=entry.name,
        office=entry.office,
        post=entry.post,
        must_change_password=True,
    )
    require_strong(initial, person, "initial_password")
    person.set_password(initial)
    person.save()
    given = GivenPassword.objects.create(
        person=person, given_by=actor, is_first=True, reason="新增人员", recorded_at=now
    )
    facts = {"office": entry.office.code}
    record_about(person, "person_added", actor=actor, now=now, facts=facts, rows=[person, given])
    return person
