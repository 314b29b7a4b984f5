"""Record one act: the only way into the log."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models

from sunlit.ledger.canonical import (
    EVENT_TYPE,
    FORM_VERSION,
    SALT_BYTES,
    Json,
    canonical_bytes,
    canonical_value,
    moment_text,
)
from sunlit.ledger.collected import collected
from sunlit.ledger.fast_rows import insert
from sunlit.ledger.models import Log, PendingEvent, QueuedEvent
from sunlit.ledger.put_back import put_back, require_not_put_back
from sunlit.ledger.rows import stored_rows
from sunlit.ledger.side_log import write_after_commit


class OutsideTransactionError(RuntimeError):
    """The act and its event must stand or fall together, so both need one transaction."""


class UnprotectedRowError(ValueError):
    """A recorded row belongs to a table that is neither protected nor committed."""


def record(
    *,
    log: Log,
    event: str,
    subject: str,
    facts: Mapping[str, Json],
    rows: Sequence[models.Model],
    actor: int | None,
    happened_at: datetime,
    recorded_at: datetime,
    salted: bool = True,
    though_put_back: bool = False,
    using: str = DEFAULT_DB_ALIAS,
) -> PendingEvent:
    """Write the event of one act, in the act's own transaction, and return it.

    :param event: `<app>.<past_verb>`; it is readable in the leaf.
    :param subject: UUID text; it is readable in the leaf. See `canonical.subject_of`.
    :param facts: what the act says beyond the rows; committed to, never shown.
    :param rows: every protected row that the act wrote, already saved, and every row of
        a committed table that it changed.
    :param salted: False only where the record itself is public.
    :param though_put_back: also while the clock was put back; the event is marked with it.
    :raises ClockPutBack: while this machine's clock lies before what was signed last.
    :raises OutsideTransactionError: outside `transaction.atomic`.
    :raises UnprotectedRowError: for a row of a table that no app declares.
    :raises ValueError: for an event or subject that does not have its form.
    """
    if not connections[using].in_atomic_block:
        raise OutsideTransactionError("record() belongs into the transaction of the act")
    if not EVENT_TYPE.fullmatch(event):
        raise ValueError(f"{event!r} is not <app>.<past_verb>")
    _require_protection(rows)
    if though_put_back:
        facts = {**facts, **_mark(using)}
    else:
        require_not_put_back(using)
    record_bytes = canonical_bytes(
        {
            "event": event,
            "subject": str(UUID(subject)),
            "actor": actor,
            "happened_at": moment_text(happened_at),
            "recorded_at": moment_text(recorded_at),
            "facts": canonical_value(facts),
            "rows": stored_rows(rows, using),
        }
    )
    pending = insert(
        PendingEvent(
            log=log,
            event=event,
            subject=UUID(subject),
            form_version=FORM_VERSION,
            recorded_at=recorded_at,
            actor=actor,
            canonical=record_bytes,
            salt=secrets.token_bytes(SALT_BYTES) if salted else None,
        ),
        using,
    )
    insert(QueuedEvent(pending=pending, log=log), using)
    write_after_commit(pending, using)
    return pending


def _mark(using: str) -> Mapping[str, Json]:
    signed = put_back(using)
    return {} if signed is None else {"clock_put_back_before": moment_text(signed)}


def _require_protection(rows: Sequence[models.Model]) -> None:
    declared = collected()
    accepted = declared.logged | declared.by_committed_table.keys()
    for row in rows:
        if row._meta.db_table not in accepted:
            raise UnprotectedRowError(
                f"{row._meta.db_table}: its app does not declare it in protection.py"
            )
