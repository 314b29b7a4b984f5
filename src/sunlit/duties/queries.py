"""Where the stored duties differ from what the facts say."""

from collections.abc import Iterable
from uuid import UUID

from sunlit.duties.models import Duty
from sunlit.duties.services.refresh import DerivedDuty


def differences(subject: UUID, derived: Iterable[DerivedDuty]) -> list[str]:
    """Return, as sentences, where the stored duties differ from the derived ones."""
    wanted = {(duty.code, duty.start): duty.columns for duty in derived}
    stored = {(row.code, row.start): row for row in Duty.objects.filter(subject=subject)}
    found = [f"{subject} 缺少待办 {code}" for code, start in wanted.keys() - stored.keys()]
    found += [f"{subject} 多出待办 {code}" for code, start in stored.keys() - wanted.keys()]
    for key in wanted.keys() & stored.keys():
        wrong = [name for name, value in wanted[key].items() if getattr(stored[key], name) != value]
        if wrong:
            found.append(f"{subject} 的待办 {key[0]} 不符：{'、'.join(sorted(wrong))}")
    return found
