"""授予角色: a security administrator gives somebody else a role, from a day on.

A role that decides, and an administrator's, is only proposed: a second person confirms it.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.people.acts import record_about, require_reason, require_secadmin
from sunlit.people.held import why_not_held
from sunlit.people.models import Person, RoleAssignment, RoleProposal
from sunlit.people.services.end_sessions import end_sessions
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.second_person import CONFIRMED


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
) -> RoleAssignment | RoleProposal:
    """Write the assignment and end the person's sessions, or write what waits for confirmation.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, for a day in the past, for a role held on one of the days
        already or proposed, and for roles that no one person may hold together.
    """
    require_secadmin(actor, person, now)
    kept = require_reason(reason)
    if since < timezone.localdate(now):
        raise Refused(Refusal("角色不能从今天以前的日子起算。", None, "since"))
    if until and until < since:
        raise Refused(Refusal("终止日期不能早于开始日期。", None, "until"))
    refusal = why_not_held(person, role, since, until)
    if refusal:
        raise Refused(refusal)
    facts = {"role": role.value, "since": since.isoformat()}
    if role in CONFIRMED:
        return _propose(person, role, since, until, reason=kept, actor=actor, now=now)
    row = RoleAssignment.objects.create(
        person=person, role=role, since=since, until=until, reason=kept, granted_by=actor
    )
    record_about(person, "role_granted", actor=actor, now=now, facts=facts, rows=[row])
    end_sessions(person, actor=actor, now=now, reason="角色有变动")
    return row


def _propose(
    person: Person,
    role: Role,
    since: date,
    until: date | None,
    *,
    reason: str,
    actor: Person,
    now: datetime,
) -> RoleProposal:
    if RoleProposal.objects.filter(person=person, role=role, answer=None).exists():
        raise Refused(Refusal("这个角色已经提出，正在等另一个人确认。", None, "role"))
    row = RoleProposal.objects.create(
        person=person,
        role=role,
        since=since,
        until=until,
        reason=reason,
        proposed_by=actor,
        recorded_at=now,
    )
    facts = {"role": role.value, "since": since.isoformat()}
    record_about(person, "role_proposed", actor=actor, now=now, facts=facts, rows=[row])
    return row
