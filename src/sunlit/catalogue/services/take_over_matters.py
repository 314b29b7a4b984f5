"""补记执法事项: matters and versions of an earlier version enter the log at the upgrade."""

from datetime import datetime

from django.db import transaction

from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record

EVENT = "catalogue.matters_taken_over"


@transaction.atomic
def take_over_matters(now: datetime) -> None:
    """Record them as they stand, once: a row that is slipped in later stays found."""
    if PendingEvent.objects.filter(event=EVENT).exists():
        return
    record(
        log=Log.RECORD,
        event=EVENT,
        subject=subject_of(Matter._meta.db_table, "all"),
        facts={},
        rows=[*Matter.objects.order_by("pk"), *MatterVersion.objects.order_by("pk")],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
