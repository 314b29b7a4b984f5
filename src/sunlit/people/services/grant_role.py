"""授予角色: a security administrator gives somebody else a role, from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.people.acts import record_about, require_reason, require_secadmin
from sunlit.people.models import Person, RoleAssignment
from sunlit.people.services.end_sessions import end_sessions
from sunlit.rules.administrators import why_not_together
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def grant_role(
    person: Person,
    role: Role,
    since: date,
    until: date | None,
    *,
    reason: str,
    actor: Person,
    now: datetime,
) -> RoleAssignment:
    """Write the assignment and end the person's sessions.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, for a day in the past, for a role held on one of the days
        already, and for roles that no one person may hold together.
    """
    require_secadmin(actor, person, now)
    kept = require_reason(reason)
    if since < timezone.localdate(now):
        raise Refused(Refusal("角色不能从今天以前的日子起算。", None, "since"))
    if until and until < since:
        raise Refused(Refusal("终止日期不能早于开始日期。", None, "until"))
    held = RoleAssignment.objects.filter(person=person).overlapping(since, until)
    roles = [Role(one) for one in held.values_list("role", flat=True)]
    if role in roles:
        raise Refused(Refusal(f"{person.name}在这段时间里已经是{role.label}。", None, "role"))
    refusal = why_not_together(role, roles)
    if refusal:
        raise Refused(refusal)
    row = RoleAssignment.objects.create(
        person=person, role=role, since=since, until=until, reason=kept, granted_by=actor
    )
    facts = {"role": role.value, "since": since.isoformat()}
    record_about(person, "role_granted", actor=actor, now=now, facts=facts, rows=[row])
    end_sessions(person, actor=actor, now=now, reason="角色有变动")
    return row
