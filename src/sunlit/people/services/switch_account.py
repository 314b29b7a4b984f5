"""停用、恢复账号: who has left signs in no more; what they did keeps their name."""

from datetime import datetime

from django.db import transaction

from sunlit.people.acts import record_about, require_reason, require_secadmin
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def switch_account(
    person: Person, *, active: bool, reason: str, actor: Person, now: datetime
) -> None:
    """Switch the account off, which ends its sessions at once, or on again.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, without a reason, or when it is so already.
    """
    require_secadmin(actor, person, now)
    kept = require_reason(reason)
    if person.is_active is active:
        raise Refused(Refusal("账号已经是这个状态。"))
    person.is_active = active
    person.sessions_ended += 1
    person.save(update_fields=["is_active", "sessions_ended"])
    event = "account_restored" if active else "account_stopped"
    record_about(person, event, actor=actor, now=now, facts={"reason": kept}, rows=[person])
