"""补记人员: offices, persons, certificates of an earlier version enter the log at the upgrade."""

from datetime import datetime

from django.db import transaction

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record
from sunlit.people.models import EnforcementCertificate, Office, Person

EVENT = "people.people_taken_over"


@transaction.atomic
def take_over_people(now: datetime) -> None:
    """Record them as they stand, once: in a new instance there is nobody yet.

    A row that is slipped in later stays found.
    """
    if PendingEvent.objects.filter(event=EVENT).exists():
        return
    record(
        log=Log.RECORD,
        event=EVENT,
        subject=subject_of(Person._meta.db_table, "all"),
        facts={},
        rows=[
            *Office.objects.order_by("pk"),
            *Person.objects.order_by("pk"),
            *EnforcementCertificate.objects.order_by("pk"),
        ],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
