"""Go on with an earlier time than what was signed: the clock had run ahead and was set right."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sunlit.ledger.canonical import moment_text
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record

CLOCK_ACKNOWLEDGED = "ledger.clock_acknowledged"
_CLOCK = UUID("0d8b6d0e-6f6e-4a0c-9a52-7b1f1a3c9e41")


@transaction.atomic
def acknowledge_clock(signed: datetime, *, reason: str, now: datetime) -> PendingEvent:
    """Record that time goes on at `now` although something was signed at `signed`, and why.

    The next checkpoint covers it and is the newest: from then on its moment counts.
    """
    return record(
        log=Log.RECORD,
        event=CLOCK_ACKNOWLEDGED,
        subject=str(_CLOCK),
        facts={"signed": moment_text(signed), "reason": reason},
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
        though_put_back=True,
    )
