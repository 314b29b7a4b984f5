"""补记角色: roles that an earlier version granted enter the log once, at the upgrade."""

from datetime import datetime

from django.db import transaction

from sunlit.ledger.models import PendingEvent
from sunlit.people.acts import record_about
from sunlit.people.models import RoleAssignment

_EVENTS = ("people.role_granted", "people.roles_taken_over")


@transaction.atomic
def take_over_roles(now: datetime) -> None:
    """Record every assignment, unless the log knows of any: a row slipped in later stays found."""
    if PendingEvent.objects.filter(event__in=_EVENTS).exists():
        return
    for row in RoleAssignment.objects.select_related("person").order_by("pk"):
        record_about(row.person, "roles_taken_over", actor=None, now=now, rows=[row])
