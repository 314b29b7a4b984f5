"""The work list: whose turn it is, in one indexed query."""

from datetime import date

from django.db.models import F, Q

from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.people.models import Person
from sunlit.rules.procedure import Role

_OF_THE_OFFICE = {Role.OFFICER, Role.OFFICE_HEAD}


def work_of(person: Person, day: date) -> DutyQuerySet:
    """Return what the person may do now, the earliest due first."""
    roles = person.roles_on(day)
    mine = Q(role__in=roles - _OF_THE_OFFICE) | Q(
        role__in=roles & _OF_THE_OFFICE, office=person.office
    )
    return (
        Duty.objects.open()
        .filter(mine, actionable=True)
        .filter(Q(assignee=None) | Q(assignee=person))
        .order_by(F("due_on").asc(nulls_last=True), "id")
    )
