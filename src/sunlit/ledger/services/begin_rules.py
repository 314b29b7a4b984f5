"""开始核对新的规则: from here on the log can tell what is older than a rule."""

import json
from datetime import datetime

from django.db import transaction

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record
from sunlit.rules.since import Younger

RULES_BEGUN = "ledger.rules_begun"


@transaction.atomic
def begin_rules(now: datetime) -> None:
    """Record once of each younger rule that this instance asks for it from now on.

    An instance that is set up by this version begins with them; an older one when it is upgraded.
    """
    events = PendingEvent.objects.filter(event=RULES_BEGUN).values_list("canonical", flat=True)
    begun = {rule for one in events for rule in json.loads(bytes(one))["facts"]["rules"]}
    new = [rule.value for rule in Younger if rule not in begun]
    if not new:
        return
    record(
        log=Log.RECORD,
        event=RULES_BEGUN,
        subject=subject_of(PendingEvent._meta.db_table, 0),
        facts={"rules": new},
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
    )
