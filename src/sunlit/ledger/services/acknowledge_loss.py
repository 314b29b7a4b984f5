"""Say before everybody that acts which were acknowledged are lost, and why one goes on."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record
from sunlit.ledger.side_log import know_as_lost

_LOSSES = UUID("a4e9f3c2-6c7a-4a31-9d55-1f0f6a8b2c10")


@transaction.atomic
def acknowledge_loss(
    folder: Path, keys: Sequence[str], *, reason: str, now: datetime
) -> PendingEvent:
    """Record which events of the second record the database lacks for good."""
    event = record(
        log=Log.RECORD,
        event="ledger.loss_acknowledged",
        subject=str(_LOSSES),
        facts={"events": list(keys), "reason": reason},
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
    know_as_lost(folder, keys)
    return event
