"""任命首批管理员: the only persons an empty instance has, one for each of the three parts."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.people.acts import record_about, require_strong
from sunlit.people.models import Office, Person, RoleAssignment
from sunlit.rules.administrators import ADMINISTRATORS
from sunlit.rules.procedure import Role


@transaction.atomic
def appoint_first_administrators(
    usernames: Mapping[Role, str], password: str, now: datetime
) -> list[Person]:
    """Create the office of administration and its three administrators (三员).

    Each must change the password at the first sign-in.

    :raises KeyError: when one of the three has no name to sign in with.
    :raises sunlit.rules.refusal.Refused: when the password is too weak, with what to do.
    """
    office, _ = Office.objects.get_or_create(code="admin", defaults={"name": "办公室"})
    made = []
    for role in sorted(ADMINISTRATORS, key=list(Role).index):
        person = Person(
            username=usernames[role],
            name=role.label,
            office=office,
            post=role.label,
            must_change_password=True,
        )
        require_strong(password, person, "password")
        person.set_password(password)
        person.save()
        row = RoleAssignment.objects.create(
            person=person, role=role, since=timezone.localdate(now), reason="建立实例"
        )
        record_about(person, "role_granted", actor=None, now=now, rows=[row, person, office])
        made.append(person)
    return made
