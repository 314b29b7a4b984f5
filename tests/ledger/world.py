"""What the tests of the ledger share: a moment, a subject, and an act with one row."""

import itertools
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction

from sunlit.ledger.models import Log, PendingEvent
from sunlit.ledger.services.record import record

NOON = datetime(2026, 9, 24, 4, 0, tzinfo=UTC)
SUBJECT = "0d5c4b1e-94b4-4d8e-8d3c-3f0c9f6f7a11"
_numbers = itertools.count(1)


def table(name: str) -> Any:
    """Return a model of the app `slips`, which is installed in these tests only."""
    return apps.get_model(f"slips.{name}")


def slip(**values: Any) -> models.Model:
    """Save a slip; the caller records it."""
    values.setdefault("number", f"S{next(_numbers)}")
    created: models.Model = table("Slip").objects.create(**values)
    return created


def act(log: Log = Log.RECORD, **values: Any) -> PendingEvent:
    """Write one slip and its event, as a service does."""
    with transaction.atomic():
        return record(
            log=log,
            event="slips.slip_written",
            subject=SUBJECT,
            facts={"reason": "现场检查"},
            rows=[slip(**values)],
            actor=7,
            happened_at=NOON,
            recorded_at=NOON,
        )


def spelled(key: UUID) -> str:
    """Return a key as the database's own text has it."""
    return key.hex if connection.vendor == "sqlite" else str(key)


def blob(content: bytes, database: str) -> str:
    """Return the literal of some bytes."""
    return f"X'{content.hex()}'" if database == "sqlite" else rf"'\x{content.hex()}'"
