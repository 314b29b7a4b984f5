"""Note that somebody reads something, before they read it (habit 17 of the architecture).

Every reading waits for its row to be on the disk. Those that come while a write is under way are
written together by the first of them: one commit for all (docs/decisions/0010).
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import Error, connection, transaction

from sunlit.ledger.models import Reading, ReadingKind

_TURN = threading.Lock()
_QUEUE = threading.Lock()
_waiting: list["_Waiting"] = []


class ReadingNotNotedError(Exception):
    """The row could not be written, so nothing may be shown."""


@dataclass
class _Waiting:
    """A row whose reader waits for it."""

    row: Reading
    written: bool = False
    error: Exception | None = None


def note_reading(
    *,
    reader: int,
    kind: ReadingKind,
    what: str,
    subject: UUID | None = None,
    of: UUID | None = None,
) -> Reading:
    """Write one row and return it once it is committed, by this thread or by another.

    :param subject: what is opened; None for a list.
    :param of: the case it belongs to.
    :raises RuntimeError: inside a transaction, which could still take the row back.
    :raises ReadingNotNotedError: when it cannot be written.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a reading must be durable before it is answered")
    own = _Waiting(Reading(reader=reader, kind=kind, what=what, subject=subject, case=of))
    with _QUEUE:
        _waiting.append(own)
    with _TURN:
        if not own.written and own.error is None:
            with _QUEUE:
                together = _waiting.copy()
                _waiting.clear()
            _write_all(together)
    if not own.written:
        raise ReadingNotNotedError from own.error
    return own.row


def _write_all(together: Sequence[_Waiting]) -> None:
    """Write the rows in one transaction; where that fails each by itself, to fail alone."""
    if _write(together) is None:
        return
    for one in together:
        one.error = _write([one])


def _write(together: Sequence[_Waiting]) -> Exception | None:
    try:
        with transaction.atomic(durable=True):
            Reading.objects.bulk_create([one.row for one in together])
    except Error as error:
        return error
    for one in together:
        one.written = True
    return None
