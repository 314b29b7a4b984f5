"""The log as somebody reads it: event by event, the newest first, page after page by key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from sunlit.ledger.models import PendingEvent

Key = tuple[datetime, UUID]


@dataclass(frozen=True)
class Chosen:
    """Which events: of one actor, of one kind, between two moments (the last excluded)."""

    actor: int | None = None
    kind: str = ""
    since: datetime | None = None
    before: datetime | None = None


def events_of(chosen: Chosen, after: Key | None, size: int) -> list[PendingEvent]:
    """Return the next `size` events older than the key, each page by an index in one query."""
    asked = PendingEvent.objects.order_by("-recorded_at", "-id")
    if chosen.actor is not None:
        asked = asked.filter(actor=chosen.actor)
    if chosen.kind:
        asked = asked.filter(event=chosen.kind)
    if chosen.since:
        asked = asked.filter(recorded_at__gte=chosen.since)
    if chosen.before:
        asked = asked.filter(recorded_at__lt=chosen.before)
    if after:
        moment, key = after
        asked = asked.filter(recorded_at__lte=moment)
        asked = asked.exclude(Q(recorded_at=moment) & Q(id__gte=key))
    return list(asked[:size])
