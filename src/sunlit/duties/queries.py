"""The duties of one subject, and where the stored ones differ from what the facts say."""

from collections.abc import Iterable
from uuid import UUID

from sunlit.duties.models import Duty
from sunlit.duties.services.refresh import DerivedDuty
from sunlit.ledger.fast_rows import rows_by


def duties_of(subject: UUID) -> list[Duty]:
    """Return the duties of one subject, the earliest due first."""
    return sorted(rows_by(Duty, "subject", [subject]), key=lambda duty: (duty.sort_on, duty.pk))


def differences(subject: UUID, derived: Iterable[DerivedDuty]) -> list[str]:
    """Return, as sentences, where the stored duties differ from the derived ones."""
    wanted = {duty.key: duty.columns for duty in derived}
    rows = Duty.objects.filter(subject=subject)
    stored = {(row.code, row.start, row.of_party): row for row in rows}
    found = [f"{subject} 缺少待办 {code}" for code, *_ in wanted.keys() - stored.keys()]
    found += [f"{subject} 多出待办 {code}" for code, *_ in stored.keys() - wanted.keys()]
    for key in wanted.keys() & stored.keys():
        wrong = [name for name, value in wanted[key].items() if getattr(stored[key], name) != value]
        if wrong:
            found.append(f"{subject} 的待办 {key[0]} 不符：{'、'.join(sorted(wrong))}")
    return found
