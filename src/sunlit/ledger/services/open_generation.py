"""Open a generation of a log: its first one, or the one that goes on after a restored backup."""

from datetime import datetime
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction

from sunlit.ledger.canonical import Json
from sunlit.ledger.generations import generation_of, origin_name
from sunlit.ledger.models import Log, LogOrigin, PendingEvent
from sunlit.ledger.notes import Verifier, parse
from sunlit.ledger.queries import current_origin, frontier_at, size_of
from sunlit.ledger.services.record import record

CONTINUED = "ledger.generation_opened"
_ORIGINS = UUID("b7f7a7c1-1a0e-4a52-8f0b-0f8d8f7c3a55")


@transaction.atomic
def open_generation(
    *,
    log: Log,
    key: Ed25519PublicKey,
    now: datetime,
    continues_note: str = "",
    reason: str = "",
) -> LogOrigin:
    """Open the next generation; one that follows another commits first to where that one stood.

    :param continues_note: the last checkpoint of the old generation that anyone has seen. What
        the database itself still holds of the old tree is committed to as well.
    :param reason: why, where a person decided it.
    """
    old = current_origin(log)
    known = [old.generation] if old else [0]
    if continues_note:
        known.append(generation_of(parse(continues_note).origin))
    generation = max(known) + 1
    name = origin_name(log, generation, now)
    origin = LogOrigin.objects.create(
        log=log,
        generation=generation,
        name=name,
        vkey=Verifier(name, key).vkey,
        opened_at=now,
        continues_note=continues_note,
    )
    if generation > 1:
        _commit_to(old, origin, now, reason)
    return origin


def subject_of_origin(origin: LogOrigin) -> UUID:
    """Return the subject of the event that opens this generation."""
    return uuid5(_ORIGINS, origin.name)


def _commit_to(old: LogOrigin | None, new: LogOrigin, now: datetime, reason: str) -> PendingEvent:
    facts: dict[str, Json] = {"origin": new.name, "old_checkpoint": new.continues_note}
    if reason:
        facts["reason"] = reason
    if old is not None:
        frontier = frontier_at(old, size_of(old))
        facts |= {
            "old_origin": old.name,
            "old_size": frontier.size,
            "old_root": frontier.root.hex(),
        }
    return record(
        log=Log(new.log),
        event=CONTINUED,
        subject=str(subject_of_origin(new)),
        facts=facts,
        rows=[],
        actor=None,
        happened_at=now,
        recorded_at=now,
        salted=False,
        # A restoration goes on in a new generation whatever the clock; the public log is told.
        though_put_back=True,
    )
