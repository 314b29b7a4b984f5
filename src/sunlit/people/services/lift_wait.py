"""解除等候: the security administrator lets somebody try again before the wait is over."""

from datetime import datetime

from django.db import transaction

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.people.acts import require_reason, require_secadmin
from sunlit.people.models import FailedAttempt, Person
from sunlit.people.waits import Wait, waits
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def lift_wait(key: str, *, reason: str, actor: Person, now: datetime) -> Wait:
    """Let the failures that make up this wait count no longer; they stay in the figures.

    :param key: the key of the wait as `waits` gives it.
    :raises PermissionDenied: for anybody but a security administrator.
    :raises Refused: without a reason, and when the wait is over.
    """
    require_secadmin(actor, None, now)
    kept = require_reason(reason)
    wait = next((one for one in waits(now) if one.key == key), None)
    if wait is None:
        raise Refused(Refusal("这一项等候已经结束，不必解除。", None, "wait"))
    FailedAttempt.objects.filter(pk__in=wait.counted.values("pk")).update(is_lifted=True)
    about = wait.person.pk if wait.person else None
    record(
        log=Log.RECORD,
        event="people.wait_lifted",
        subject=subject_of(Person._meta.db_table, about)
        if about
        else subject_of(FailedAttempt._meta.db_table, wait.key),
        facts={"person": about, "of": wait.kind.name, "place": wait.place, "reason": kept},
        rows=(),
        actor=actor.pk,
        happened_at=now,
        recorded_at=now,
    )
    return wait
