"""装入本机关的制度和参数: the fingerprint of the organ's file goes into the log when it changes."""

import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from sunlit.catalogue.organ import house_file
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record

EVENT = "catalogue.house_loaded"
_AFTER = timedelta(microseconds=1)


@transaction.atomic
def load_house(now: datetime) -> bool:
    """Record the organ's file as it is read from now on; False when it is the one last recorded.

    :raises FileNotFoundError: when the file named in the settings does not exist.
    """
    digest = hashlib.sha256(house_file(settings.HOUSE)).hexdigest()
    subject = subject_of("catalogue.house", "organ")
    last = (
        PendingEvent.objects.filter(event=EVENT, subject=subject).order_by("-recorded_at").first()
    )
    if last is not None and _facts(last)["sha256"] == digest:
        return False
    if last is not None:
        now = max(now, last.recorded_at + _AFTER)  # a clock that was put back makes no older file
    record(
        log=Log.RECORD,
        event=EVENT,
        subject=subject,
        facts={"sha256": digest},
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
    return True


def _facts(event: PendingEvent) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(bytes(event.canonical))["facts"]
    return facts
