"""开始须经第二个人确认: from here on no role that decides is given without a proposal."""

from datetime import datetime

from django.db import transaction

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record
from sunlit.people.models import RoleAssignment
from sunlit.rules.second_person import DECIDING

SECOND_PERSON_BEGUN = "people.second_person_begun"


@transaction.atomic
def begin_second_person(now: datetime) -> None:
    """Record once which assignments are older than the confirmation; `verify` takes no other.

    The gate of the database refuses from this event on: an older instance keeps what it has.
    """
    if PendingEvent.objects.filter(event=SECOND_PERSON_BEGUN).exists():
        return
    older = RoleAssignment.objects.filter(role__in=DECIDING, confirmation=None).order_by("pk")
    record(
        log=Log.RECORD,
        event=SECOND_PERSON_BEGUN,
        subject=subject_of(RoleAssignment._meta.db_table, 0),
        facts={"assignments": list(older.values_list("pk", flat=True))},
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
