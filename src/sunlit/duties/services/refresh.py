"""Make the stored duties of one subject equal to what its facts say."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sunlit.duties.models import Duty


@dataclass(frozen=True)
class DerivedDuty:
    """One duty as the facts say it; the fields are those of `Duty`."""

    subject: UUID
    code: str
    title: str
    number: str
    about: str
    why: str
    role: str
    start: datetime
    step: str = ""
    deadline: str = ""
    office_id: int | None = None
    assignee_id: int | None = None
    counted_from: date | None = None
    raw_on: date | None = None
    target_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    provisional: bool = False
    actionable: bool = True
    closed_on: date | None = None


@transaction.atomic
def refresh(subject: UUID, derived: Iterable[DerivedDuty]) -> None:
    """Store `derived` as the duties of `subject`; rows that no longer follow are removed."""
    wanted = {(duty.code, duty.start): asdict(duty) for duty in derived}
    for row in Duty.objects.filter(subject=subject):
        fields = wanted.pop((row.code, row.start), None)
        if fields is None:
            row.delete()
        elif any(getattr(row, name) != value for name, value in fields.items()):
            Duty.objects.filter(pk=row.pk).update(**fields)
    Duty.objects.bulk_create(Duty(**fields) for fields in wanted.values())
