"""Seal the readings of the last while in the record log, so that none is deleted unseen."""

from datetime import datetime, timedelta

from django.db import transaction

from sunlit.ledger.models import Log, Reading, ReadingSeal
from sunlit.ledger.readings import digest_of
from sunlit.ledger.services.record import record

SETTLED = timedelta(minutes=1)
"""No row is sealed before every other row of its moment has surely been committed."""
MOST = 10_000


@transaction.atomic
def seal_readings(now: datetime) -> ReadingSeal | None:
    """Seal up to `MOST` readings that no seal covers, the oldest first; None when there is none."""
    last = ReadingSeal.objects.order_by("-last").values_list("last", flat=True).first() or 0
    unsettled = Reading.objects.filter(pk__gt=last, read_at__gt=now - SETTLED)
    newest = unsettled.order_by("pk").values_list("pk", flat=True).first()
    open_rows = Reading.objects.filter(pk__gt=last).order_by("pk")
    if newest is not None:
        open_rows = open_rows.filter(pk__lt=newest)
    rows = list(open_rows[:MOST])
    if not rows:
        return None
    seal = ReadingSeal.objects.create(
        first=rows[0].pk,
        last=rows[-1].pk,
        count=len(rows),
        digest=digest_of(rows),
        sealed_at=now,
    )
    record(
        log=Log.RECORD,
        event="ledger.readings_sealed",
        subject=str(seal.uuid),
        facts={"count": seal.count, "digest": seal.digest},
        rows=[seal],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
    return seal
