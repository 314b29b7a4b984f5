"""Make the stored duties of one subject equal to what its facts say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sunlit.duties.models import NO_DAY, Duty
from sunlit.ledger.fast_rows import changes, insert, rows_by, update


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
    second_id: int | None = None
    handed_by_id: int | None = None
    kind: str = "penalty"
    stage: str = ""
    counted_from: date | None = None
    raw_on: date | None = None
    target_on: date | None = None
    due_on: date | None = None
    due_at: datetime | None = None
    provisional: bool = False
    actionable: bool = True
    waits_for: str = ""
    waits_since: datetime | None = None
    closed_on: date | None = None
    of_party: int = 0

    @property
    def key(self) -> tuple[str, datetime, int]:
        """What tells it from every other duty of its subject."""
        return self.code, self.start, self.of_party

    @property
    def columns(self) -> dict[str, Any]:
        """Return the row of `Duty` that says the same."""
        return {**vars(self), "sort_on": self.due_on or NO_DAY}


@transaction.atomic(savepoint=False)
def refresh(subject: UUID, derived: Iterable[DerivedDuty]) -> None:
    """Store `derived` as the duties of `subject`; rows that no longer follow are removed."""
    wanted = {duty.key: duty.columns for duty in derived}
    for row in rows_by(Duty, "subject", [subject]):
        fields = wanted.pop((row.code, row.start, row.of_party), None)
        if fields is None:
            row.delete()
        elif changed := changes(row, fields):
            update(row, changed)
    for fields in wanted.values():
        insert(Duty(**fields))
