"""录入执法事项: a matter with its first version, committed to in the log."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record


@transaction.atomic
def enter_matter(code: str, kind: str, version: Mapping[str, Any], *, now: datetime) -> Matter:
    """Write the matter and the version in force; the columns are those of `MatterVersion`."""
    matter = Matter.objects.create(code=code, kind=kind)
    first = MatterVersion.objects.create(matter=matter, **version)
    record(
        log=Log.RECORD,
        event="catalogue.matter_entered",
        subject=subject_of(Matter._meta.db_table, matter.pk),
        facts={"code": code},
        rows=[matter, first],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
    return matter
