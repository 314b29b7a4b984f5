"""A log of many events, and the loops that its verification is compared with."""

import gc
import resource
import secrets
import time
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from sunlit.commands.stopwatch import Stopwatch
from sunlit.documents.models import DocumentNumber
from sunlit.ledger import merkle
from sunlit.ledger.canonical import (
    FORM_VERSION,
    SALT_BYTES,
    canonical_bytes,
    commitment,
    moment_text,
    subject_of,
)
from sunlit.ledger.models import Log, LogEntry, PendingEvent, QueuedEvent
from sunlit.ledger.rows import stored_rows
from sunlit.ledger.sequencer import Sequencer
from sunlit.ledger.services.sequence import EVENTS_PER_ROUND
from sunlit.ledger.services.verify import verify
from sunlit.ledger.verification.finding import Part

_AT_ONCE = 2_000
_BEGUN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
_EVENT = "documents.number_allocated"


def make_log(number: int) -> None:
    """Write rows and events until there are that many, place, publish and sign them as they come.

    The events are written as `record` writes them one by one.
    """
    sequencer = Sequencer()
    for first in range(LogEntry.objects.count(), number, EVENTS_PER_ROUND):
        _write_events(range(first + 1, min(first + EVENTS_PER_ROUND, number) + 1))
        sequencer.run_round()
    first_row = DocumentNumber.objects.order_by("pk")[0]
    if stored_rows([first_row], "default") != _row_of(first_row):
        raise RuntimeError("the rows of the events are not as the product writes them")


@transaction.atomic
def _write_events(serials: range) -> None:
    rows = DocumentNumber.objects.bulk_create(
        DocumentNumber(word="测罚", year=2026, serial=serial, allocated_at=_BEGUN)
        for serial in serials
    )
    events = PendingEvent.objects.bulk_create(_event(row) for row in rows)
    QueuedEvent.objects.bulk_create(QueuedEvent(pending=one, log=Log.RECORD) for one in events)


def _event(row: DocumentNumber) -> PendingEvent:
    subject = subject_of("documents_documentnumber", row.pk)
    moment = _BEGUN + timedelta(seconds=row.serial)
    canonical = canonical_bytes(
        {
            "event": _EVENT,
            "subject": subject,
            "actor": 1,
            "happened_at": moment_text(moment),
            "recorded_at": moment_text(moment),
            "facts": {"number": str(row)},
            "rows": _row_of(row),
        }
    )
    return PendingEvent(
        log=Log.RECORD,
        event=_EVENT,
        subject=uuid.UUID(subject),
        form_version=FORM_VERSION,
        recorded_at=moment,
        canonical=canonical,
        salt=secrets.token_bytes(SALT_BYTES),
    )


def _row_of(row: DocumentNumber) -> dict[str, dict[str, object]]:
    values = {
        "id": row.pk,
        "word": row.word,
        "year": row.year,
        "serial": row.serial,
        "allocated_at": moment_text(row.allocated_at),
    }
    return {f"documents_documentnumber:{row.pk}": values}


def measure() -> dict[str, float | int]:
    """Return the seconds of each part of the verification, and of the loops that only hash.

    The loop that only hashes does what any verifier must do at the least with leaves that it
    holds already: the hash of every leaf, and of every node above them up to one root.
    """
    gc.freeze()  # as the command does
    stopwatch = Stopwatch()
    peak = _peak_mib()
    findings = list(verify(turn=stopwatch.turn))
    spent = stopwatch.seconds()
    if findings:
        raise RuntimeError(f"the log has findings: {findings[:3]}")
    return {
        "entries": LogEntry.objects.count(),
        "verified": sum(spent.values()),
        "peak_mib": _peak_mib(),
        "before_mib": peak,
        **{part.name.lower(): spent[part] for part in Part},
        "hashed_only": _of_each(_leaves(), _hash_only),
        "commitments_only": _of_each(_kept(), _commit_only),
    }


def _peak_mib() -> float:
    """Return the most memory that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _leaves() -> list[bytes]:
    leaves = LogEntry.objects.order_by("origin", "index").values_list("leaf", flat=True)
    return [bytes(leaf) for leaf in leaves.iterator(chunk_size=_AT_ONCE)]


def _kept() -> list[tuple[bytes, bytes]]:
    kept = PendingEvent.objects.values_list("salt", "canonical")
    return [(bytes(salt or b""), bytes(text)) for salt, text in kept.iterator(_AT_ONCE)]


def _of_each(material: Sequence[Any], loop: Callable[[Any], None]) -> float:
    """Return the seconds that the loop takes over material held in memory."""
    started = time.perf_counter()
    loop(material)
    return time.perf_counter() - started


def _hash_only(leaves: Sequence[bytes]) -> None:
    level = merkle.leaf_hashes(leaves)
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        level = merkle.node_hashes(level) + odd


def _commit_only(kept: Sequence[tuple[bytes, bytes]]) -> None:
    for salt, text in kept:
        commitment(salt, text)
