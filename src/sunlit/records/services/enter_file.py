"""Give stored bytes their row: from here on they are a record, for good."""

from datetime import datetime
from typing import Protocol

from django.db import transaction

from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.records.models import StoredFile


class Stored(Protocol):
    """What was stored, whether it has its row already or not."""

    @property
    def sha256(self) -> str:
        """What names the bytes."""

    @property
    def size(self) -> int:
        """How many bytes there are."""


@transaction.atomic
def enter_file(
    stored: Stored, *, name: str, media_type: str, now: datetime, actor: int | None = None
) -> StoredFile:
    """Return the row of the bytes, a new one unless there is one; the same bytes, the same row.

    Inside the transaction of an act the row stands or falls with it: a refused act leaves none.
    """
    row, is_new = StoredFile.objects.get_or_create(
        sha256=stored.sha256,
        defaults={
            "size": stored.size,
            "media_type": media_type,
            "original_name": name,
            "stored_at": now,
        },
    )
    if is_new:
        record(
            log=Log.RECORD,
            event="records.kept",
            subject=str(row.uuid),
            facts={"sha256": row.sha256, "size": row.size},
            rows=[row],
            actor=actor,
            happened_at=now,
            recorded_at=now,
        )
    return row
