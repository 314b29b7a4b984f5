"""终止角色: an assignment is held until a day and no longer."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sunlit.people.acts import record_about, require_reason, require_secadmin
from sunlit.people.models import Person, RoleAssignment, RoleEnd
from sunlit.people.services.end_sessions import end_sessions
from sunlit.rules.calendar import ONE_DAY
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def end_role(
    assignment: RoleAssignment, until: date, *, reason: str, actor: Person, now: datetime
) -> RoleEnd:
    """Write the end and end the person's sessions.

    :param until: the last day of the role; yesterday ends it at once.
    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for one's own role, one that has its end, and a day before yesterday.
    """
    require_secadmin(actor, assignment.person, now)
    kept = require_reason(reason)
    if until < timezone.localdate(now) - ONE_DAY:
        raise Refused(Refusal("最后一天不能早于昨天；要立即终止的，填昨天。", None, "until"))
    if RoleEnd.objects.filter(assignment=assignment).exists():
        raise Refused(Refusal("这个角色已经定了终止日期。", None, "until"))
    if assignment.until and until >= assignment.until:
        raise Refused(Refusal("这个角色本来就在这一天以前终止。", None, "until"))
    row = RoleEnd.objects.create(assignment=assignment, until=until, reason=kept, ended_by=actor)
    facts = {"role": assignment.role, "until": until.isoformat()}
    record_about(assignment.person, "role_ended", actor=actor, now=now, facts=facts, rows=[row])
    end_sessions(assignment.person, actor=actor, now=now, reason="角色有变动")
    return row
