"""What is asked about people over several rows."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import FailedAttempt, Person, RoleAssignment
from sunlit.rules.administrators import ADMINISTRATORS, why_not_together
from sunlit.rules.procedure import Role


def password_changed_since(person: Person, moment: datetime) -> bool:
    """Whether the person has changed their password since then."""
    subject = subject_of(Person._meta.db_table, person.pk)
    changed = PendingEvent.objects.filter(subject=subject, event="people.password_changed")
    return changed.filter(recorded_at__gte=moment).exists()


def failures_since(moment: datetime) -> int:
    """Return how often a password was refused, unknown names included."""
    return FailedAttempt.objects.filter(attempted_at__gte=moment).count()


def wrongly_together(day: date) -> Iterator[str]:
    """Yield a sentence for each person whose roles no one may hold together, and for each gap."""
    held: dict[str, set[Role]] = defaultdict(set)
    rows = RoleAssignment.objects.on(day).filter(person__is_active=True).select_related("person")
    for row in rows:
        held[row.person.username].add(Role(row.role))
    for username, roles in sorted(held.items()):
        refusals = (why_not_together(role, roles) for role in sorted(roles, key=list(Role).index))
        refusal = next((one for one in refusals if one), None)
        if refusal:
            yield f"账号 {username}：{refusal.sentence}请由安全管理员终止其中一个角色。"
    for role in sorted(ADMINISTRATORS - set().union(*held.values()), key=list(Role).index):
        yield f"没有人担任{role.label}，请由安全管理员授予。"
