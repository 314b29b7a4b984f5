"""End a round of checking: its row, and its event in the log."""

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sunlit.assurance.models import Part, VerificationRound
from sunlit.ledger.fast_rows import insert
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record

MOST_KEPT = 100
_NAMES = re.compile(r"“[^”]*”")


@transaction.atomic
def end_round(
    part: Part,
    *,
    begun_at: datetime,
    now: datetime,
    lines: Sequence[str],
    found: int,
    remarks: Sequence[str] = (),
) -> VerificationRound:
    """Write what the round found; what stands in quotation marks may name a person and goes.

    :param remarks: what is told and is no finding; not counted.
    """
    row = insert(
        VerificationRound(
            part=part,
            begun_at=begun_at,
            ended_at=now,
            found=found,
            findings=_kept(lines),
            remarks=_kept(remarks),
        )
    )
    record(
        log=Log.RECORD,
        event="assurance.round_ended",
        subject=str(row.uuid),
        facts={"found": found},
        rows=[row],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
    return row


def _kept(lines: Sequence[str]) -> list[str]:
    return [_NAMES.sub("", line) for line in lines[:MOST_KEPT]]
