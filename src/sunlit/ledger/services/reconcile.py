"""Does the database still know what was published? If not, open a new generation.

Nothing calls this by itself: a database that lacks what was published has lost acknowledged acts,
and somebody says why it goes on without them (`sunlit resume`).
"""

from collections.abc import Sequence
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import transaction

from sunlit.ledger import notes
from sunlit.ledger.generations import generation_of, knows
from sunlit.ledger.models import Log, LogOrigin
from sunlit.ledger.places import log_directory
from sunlit.ledger.queries import current_origin
from sunlit.ledger.services.open_generation import open_generation


@transaction.atomic
def reconcile(
    log: Log,
    *,
    key: Ed25519PublicKey,
    now: datetime,
    witnessed: Sequence[str] = (),
    reason: str = "",
) -> LogOrigin | None:
    """Open a new generation when the database is older than the published log.

    :param witnessed: signed checkpoints that others kept: a folder elsewhere, a printed one.
    :param reason: why the log goes on without what is lost; it stands in the public event.
    :returns: the new generation; None when the log may simply go on.
    :raises BadNoteError: when the published or a witnessed checkpoint is not signed by `key`.
    """
    unknown = [note for note in (*_published(log), *witnessed) if not _known(log, note, key)]
    if not unknown:
        return None
    last = max(unknown, key=_place)
    return open_generation(log=log, key=key, now=now, continues_note=last, reason=reason)


def _published(log: Log) -> list[str]:
    file = log_directory(log) / "checkpoint"
    return [file.read_text()] if file.exists() else []


def _known(log: Log, note: str, key: Ed25519PublicKey) -> bool:
    stated = notes.parse(note)
    checkpoint = notes.checkpoint_of(note, notes.Verifier(stated.origin, key))
    current = current_origin(log)
    if current is None:
        return False
    if checkpoint.origin == current.name:
        return knows(current, checkpoint)
    ended = LogOrigin.objects.filter(log=log, name=checkpoint.origin).exists()
    return ended and generation_of(checkpoint.origin) < current.generation


def _place(note: str) -> tuple[int, int]:
    checkpoint = notes.parse(note)
    return generation_of(checkpoint.origin), checkpoint.size
