"""任命第一位系统管理员: the only person an empty instance has."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from sunlit.people.models import Office, Person, RoleAssignment
from sunlit.rules.procedure import Role


@transaction.atomic
def appoint_first_administrator(username: str, name: str, password: str, day: date) -> Person:
    """Create the office of administration and its system administrator.

    :raises django.core.exceptions.ValidationError: when the password is too weak.
    """
    validate_password(password)
    office, _ = Office.objects.get_or_create(code="admin", defaults={"name": "办公室"})
    person = Person(username=username, name=name, office=office, post="系统管理员")
    person.set_password(password)
    person.save()
    RoleAssignment.objects.create(person=person, role=Role.SYSADMIN, since=day)
    return person
