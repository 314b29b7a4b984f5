"""恢复管理员: on the machine alone, when the last administrator has lost their way in."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.people.acts import record_about, require_reason, require_strong
from sunlit.people.held import why_not_held
from sunlit.people.models import GivenPassword, Person, RoleAssignment
from sunlit.rules.administrators import ADMINISTRATORS
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def recover_administrator(person: Person, initial: str, *, reason: str, now: datetime) -> Role:
    """Set an initial password, switch the account on, and return the part it holds.

    Whoever holds no part becomes security administrator, where nobody else is one: otherwise that
    one grants it. Nothing is signed until the password is confirmed before two people; the auditor
    is told unasked.

    :raises Refused: without a reason, for a weak password, and for whoever has other business.
    """
    take_advisory_lock("people.acts")
    kept = require_reason(reason)
    today = timezone.localdate(now)
    require_strong(initial, person, "initial_password")
    held = sorted(person.roles_on(today) & ADMINISTRATORS, key=list(Role).index)
    rows = [] if held else [_security_administrator(person, kept, now)]
    person.set_password(initial)
    person.must_change_password = True
    person.is_active = True
    person.sessions_ended += 1
    person.save(update_fields=["password", "must_change_password", "is_active", "sessions_ended"])
    given = GivenPassword.objects.create(
        person=person, given_by=None, is_first=False, reason=kept, recorded_at=now
    )
    role = held[0] if held else Role.SECADMIN
    facts = {"role": role.value, "reason": kept}
    record_about(
        person,
        "administrator_recovered",
        actor=None,
        now=now,
        facts=facts,
        rows=[person, given, *rows],
    )
    return role


def _security_administrator(person: Person, reason: str, now: datetime) -> RoleAssignment:
    today = timezone.localdate(now)
    others = RoleAssignment.objects.on(today).filter(role=Role.SECADMIN, person__is_active=True)
    other = others.exclude(person=person).select_related("person").first()
    if other is not None:
        raise Refused(
            Refusal(
                f"{person.username} 不是管理员；角色请由安全管理员 {other.person.username} 授予。"
            )
        )
    refusal = why_not_held(person, Role.SECADMIN, today, None)
    if refusal:
        raise Refused(refusal)
    return RoleAssignment.objects.create(
        person=person, role=Role.SECADMIN, since=today, reason=reason
    )
