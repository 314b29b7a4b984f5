"""record(): the act and its event stand or fall together, and the event says what was stored."""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import transaction

from ledger.world import NOON, SUBJECT, act, slip, table
from sunlit.ledger.canonical import subject_of
from sunlit.ledger.fast_rows import insert, rows_by
from sunlit.ledger.models import Log, PendingEvent, QueuedEvent
from sunlit.ledger.rows import stored_rows
from sunlit.ledger.services.record import (
    OutsideTransactionError,
    UnprotectedRowError,
    record,
)

pytestmark = pytest.mark.usefixtures("database")


def call(**changed: Any) -> PendingEvent:
    call_of_a_service: dict[str, Any] = {
        "log": Log.RECORD,
        "event": "slips.slip_written",
        "subject": SUBJECT,
        "facts": {},
        "rows": [],
        "actor": 7,
        "happened_at": NOON,
        "recorded_at": NOON,
    }
    return record(**{**call_of_a_service, **changed})


def test_an_event_keeps_every_column_of_the_row_as_the_database_holds_it() -> None:
    beijing = timezone(timedelta(hours=8))
    with transaction.atomic():
        first = slip(number="一号")
        written = slip(
            number="晋AC〔2026〕1号",
            amount=123_456,
            on_day=date(2026, 9, 24),
            at=datetime(2026, 9, 24, 9, 30, 0, 250, tzinfo=beijing),
            details={"b": [1, 2.0, None], "a": "甲"},
            content=b"\x00\xff",
            urgent=True,
            replaces=first,
        )
        event = call(rows=[written], facts={"理由": "现场"})
    assert json.loads(bytes(event.canonical)) == {
        "event": "slips.slip_written",
        "subject": SUBJECT,
        "actor": 7,
        "happened_at": "2026-09-24T04:00:00.000000Z",
        "recorded_at": "2026-09-24T04:00:00.000000Z",
        "facts": {"理由": "现场"},
        "rows": {
            f"slips_slip:{written.pk}": {
                "id": str(written.pk),
                "number": "晋AC〔2026〕1号",
                "amount": 123_456,
                "on_day": "2026-09-24",
                "at": "2026-09-24T01:30:00.000250Z",
                "details": {"a": "甲", "b": [1, 2, None]},
                "content": "00ff",
                "urgent": True,
                "replaces_id": str(first.pk),
                "draft": False,
                "drawer": "",
            }
        },
    }


def test_a_row_says_the_same_in_its_event_however_it_was_written() -> None:
    beijing = timezone(timedelta(hours=8))
    columns: dict[str, Any] = {
        "amount": 123_456,
        "on_day": date(2026, 9, 24),
        "at": datetime(2026, 9, 24, 9, 30, 0, 250, tzinfo=beijing),
        "details": {"b": [1, 2.0, None], "a": "甲"},
        "content": b"\x00\xff",
        "urgent": True,
    }
    for values in (columns, {}):
        row = insert(table("Slip")(number=f"S-{len(values)}", **values))
        [read] = rows_by(table("Slip"), "id", [row.pk])
        assert stored_rows([row], "default") == stored_rows([read], "default")


def test_a_recorded_event_waits_for_its_place_with_a_salt_of_its_own() -> None:
    first, second = act(), act()
    assert len(bytes(first.salt or b"")) == 32
    assert bytes(first.salt or b"") != bytes(second.salt or b"")
    assert set(QueuedEvent.objects.values_list("pending_id", flat=True)) == {first.pk, second.pk}


def test_an_act_that_is_rolled_back_leaves_no_event() -> None:
    def act_that_fails() -> None:
        with transaction.atomic():
            call(rows=[slip()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act_that_fails()
    assert not PendingEvent.objects.exists()
    assert not table("Slip").objects.exists()


def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransactionError):
        call()
    with transaction.atomic():
        assert call().pk


def test_a_row_of_an_unprotected_table_is_refused() -> None:
    scrap = table("Scrap").objects.create(text="草稿")
    with transaction.atomic(), pytest.raises(UnprotectedRowError, match="slips_scrap"):
        call(rows=[scrap])


def test_a_row_that_was_not_saved_is_refused() -> None:
    unsaved = table("Slip")(number="未存")
    with transaction.atomic(), pytest.raises(LookupError):
        call(rows=[unsaved])


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": "处罚决定"},
        {"event": "slip_written"},
        {"subject": "王某某"},
        {"happened_at": datetime(2026, 9, 24)},  # noqa: DTZ001 - a moment without an offset is the case
    ],
)
def test_what_would_be_readable_or_ambiguous_in_a_leaf_is_refused(wrong: dict[str, Any]) -> None:
    with transaction.atomic(), pytest.raises(ValueError, match=r"."):
        call(**wrong)


def test_a_row_with_a_number_has_an_opaque_subject_that_stays_the_same() -> None:
    assert subject_of("people_person", 7) == subject_of("people_person", 7)
    assert subject_of("people_person", 7) != subject_of("people_office", 7)
