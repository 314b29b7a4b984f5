"""Since when a rule is asked, and what is older: told by the order of the log, never by rows.

Who deletes or writes rows, or dates an event back, does not change at which place of the log an
event stands; a log that lost its events is no ground for anything (`assurance/whole.py`).
"""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet

from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.begin_rules import RULES_BEGUN
from sunlit.rules.since import Younger


class Place(NamedTuple):
    """Where an event stands: what waits for its place comes after all that has one."""

    waits: bool
    entry: int
    recorded_at: datetime


def asked_since(rule: Younger, shown_by: Collection[str] = ()) -> Place | None:
    """Return where the log first says that the rule is asked; None where it says nothing.

    :param shown_by: the events that only an instance in which it is asked can hold.
    """
    begun = (one for one in _in_order(PendingEvent.objects.filter(event=RULES_BEGUN)))
    first = next((one for one in begun if rule in _record(one)["facts"]["rules"]), None)
    shown = _in_order(PendingEvent.objects.filter(event__in=shown_by)).first()
    return min((_place(one) for one in (first, shown) if one), default=None)


def is_older(subject: UUID, row: str, since: Place | None) -> bool:
    """Whether the log spoke of the row before that place.

    :param subject: what the act was about, as its event names it.
    :param row: `table:key`.
    """
    if since is None:
        return False
    events = _in_order(PendingEvent.objects.filter(subject=subject))
    spoken = next((one for one in events if row in _record(one)["rows"]), None)
    return spoken is not None and _place(spoken) < since


def _in_order(events: QuerySet[PendingEvent]) -> QuerySet[PendingEvent]:
    in_order = events.order_by(F("entry").asc(nulls_last=True), "recorded_at")
    return in_order.select_related("entry")


def _place(event: PendingEvent) -> Place:
    entry = getattr(event, "entry", None)
    return Place(entry is None, entry.pk if entry else 0, event.recorded_at)


def _record(event: PendingEvent) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(bytes(event.canonical))
    return record
