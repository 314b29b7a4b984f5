"""An instance with a published log, for the tests of this room."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.utils import timezone

from catalogue.conftest import persons, signed_in, story, website
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import Log, LogCheckpoint, PendingEvent
from sunlit.ledger.notes import load_key
from sunlit.ledger.places import key_file
from sunlit.ledger.services.publish import publish
from sunlit.ledger.services.record import record
from sunlit.ledger.services.sequence import sequence

__all__ = ["persons", "signed_in", "story", "website"]
Keep = Callable[[], LogCheckpoint]


def act(log: Log = Log.RECORD) -> PendingEvent:
    """Let something happen."""
    now = timezone.now()
    with transaction.atomic():
        return record(
            log=log,
            event="tests.happened",
            subject=subject_of("tests", 1),
            facts={},
            rows=[],
            actor=None,
            happened_at=now,
            recorded_at=now,
        )


@pytest.fixture
def keep(database: str) -> Keep:
    """Sequence and publish the record log once."""

    def keep_log() -> LogCheckpoint:
        key, now = load_key(key_file()), timezone.now()
        sequence(Log.RECORD, key=key.public_key(), now=now)
        made = publish(Log.RECORD, key=key, now=now)
        assert made is not None
        return made

    return keep_log
