"""重置密码: a forgotten password gives way to an initial one, to be changed at once.

The owner is told on the devices they used before, and nothing is signed with the account until the
owner has confirmed it there, or before two other people.
"""

from datetime import datetime

from django.db import transaction

from sunlit.people.acts import record_about, require_reason, require_secadmin, require_strong
from sunlit.people.models import GivenPassword, Person
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def reset_password(
    person: Person, initial: str, *, reason: str, actor: Person, now: datetime
) -> None:
    """Set the initial password; every session of the person ends with the old one.

    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: for oneself, without a reason, for a weak password and for the one that is set.
    """
    require_secadmin(actor, person, now)
    kept = require_reason(reason)
    if person.must_change_password and person.check_password(initial):
        raise Refused(Refusal("这个初始密码已经设好，不必再办。", None, "initial_password"))
    require_strong(initial, person, "initial_password")
    person.set_password(initial)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    given = GivenPassword.objects.create(
        person=person, given_by=actor, is_first=False, reason=kept, recorded_at=now
    )
    facts = {"reason": kept}
    record_about(person, "password_reset", actor=actor, now=now, facts=facts, rows=[person, given])
