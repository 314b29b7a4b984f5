"""Rows read and written with kept statements are the rows that the ORM reads and writes."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext

from ledger.world import NOON, SUBJECT, act, slip, table
from sunlit.ledger.fast_rows import changes, insert, row_by, rows_by, update
from sunlit.ledger.models import Log, PendingEvent, QueuedEvent
from sunlit.ledger.prepared_query import ANY_DAY, ANY_TEXT, ANY_UUID, PreparedQuery

pytestmark = pytest.mark.usefixtures("database")

FULL: dict[str, Any] = {
    "amount": 123_456,
    "on_day": date(2026, 9, 24),
    "at": datetime(2026, 9, 24, 1, 30, 0, 250, tzinfo=UTC),
    "details": {"b": [1, 2.5, None], "甲": "“乙”"},
    "content": b"\x00\xff",
    "urgent": True,
}


def columns(row: Model) -> dict[str, Any]:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in values.items()
    }


def new(**values: Any) -> Any:
    return table("Slip")(**values)


def test_a_row_reads_as_the_orm_reads_it() -> None:
    slip(number="空")
    slip(number="满", **FULL)
    for expected in table("Slip").objects.all():
        [read] = rows_by(table("Slip"), "id", [expected.pk])
        assert read == expected
        assert columns(read) == columns(expected)
        assert not read._state.adding


def test_a_row_written_is_the_row_that_the_orm_would_write() -> None:
    first = insert(new(number="一"))
    insert(new(number="二", replaces=first, **FULL))
    slip(number="三", replaces=first, **FULL)
    ours, theirs = (columns(table("Slip").objects.get(number=number)) for number in "二三")
    assert {**ours, "id": 0, "number": ""} == {**theirs, "id": 0, "number": ""}


def test_the_key_and_the_defaults_of_the_database_are_known_once_a_row_is_written() -> None:
    scrap = insert(table("Scrap")(text="纸"))
    assert table("Scrap").objects.get() == scrap
    queued = QueuedEvent.objects.get(pending=act())
    read = QueuedEvent(pending_id=insert(_event()).pk, log=Log.RECORD)
    assert isinstance(insert(read).queued_at, type(queued.queued_at))
    assert QueuedEvent.objects.get(pk=read.pk).queued_at == read.queued_at


def _event() -> PendingEvent:
    return PendingEvent(
        log=Log.RECORD,
        event="slips.slip_written",
        subject=UUID(SUBJECT),
        form_version=1,
        recorded_at=NOON,
        canonical=b"{}",
    )


def test_a_change_is_written_into_the_fields_that_differ_and_into_no_other_row() -> None:
    event, other = act(), act()
    queued = QueuedEvent.objects.get(pending=event)
    changed = changes(queued, {"log": Log.PUBLICITY, "queued_at": queued.queued_at})
    assert changed == {"log": Log.PUBLICITY}
    update(queued, {**changed, "queued_at": NOON})
    assert QueuedEvent.objects.values_list("log", "queued_at").get(pending=event) == (
        "publicity",
        NOON,
    )
    assert QueuedEvent.objects.get(pending=other).log == Log.RECORD


def test_rows_come_in_the_order_of_their_keys_and_only_those_asked_for() -> None:
    scraps = [insert(table("Scrap")(text=text)) for text in "甲乙甲丙"]
    assert rows_by(table("Scrap"), "text", ["丙", "甲"]) == [scraps[0], scraps[2], scraps[3]]
    assert rows_by(table("Scrap"), "text", []) == []
    assert row_by(table("Scrap"), "text", "丁") is None


def test_a_row_of_a_taken_key_is_refused_unless_it_was_to_be_left_out() -> None:
    event = act()
    before = QueuedEvent.objects.get(pending=event)
    insert(QueuedEvent(pending=event, log=Log.PUBLICITY), unless_there=True)
    assert columns(QueuedEvent.objects.get(pending=event)) == columns(before)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(QueuedEvent(pending=event, log=Log.RECORD))


def test_a_row_that_hangs_on_nothing_is_refused() -> None:
    def write() -> None:
        with transaction.atomic():
            insert(QueuedEvent(pending_id=UUID(SUBJECT), log=Log.RECORD))

    with pytest.raises(IntegrityError):
        write()


def of_subject(subject: UUID, event: str) -> QuerySet[PendingEvent, Any]:
    return PendingEvent.objects.filter(subject=subject, event=event).values_list("actor", "log")


def test_a_kept_query_is_composed_once_and_answers_each_time_for_other_values() -> None:
    composed = []

    def compose(subject: UUID, event: str) -> QuerySet[PendingEvent, Any]:
        composed.append(subject)
        return of_subject(subject, event)

    kept = PreparedQuery(compose, ANY_UUID, ANY_TEXT)
    assert kept.rows(UUID(SUBJECT), "slips.slip_written") == []
    act()
    assert kept.rows(UUID(SUBJECT), "slips.slip_written") == [(7, "record")]
    assert kept.rows(UUID(SUBJECT), "slips.other") == []
    assert kept.rows(UUID(int=3), "slips.slip_written") == []
    assert composed == [ANY_UUID]


def test_a_day_stands_in_a_kept_query_as_the_database_compares_days() -> None:
    slip(number="一", on_day=date(2026, 9, 24))

    def until(day: date) -> QuerySet[Any, Any]:
        found: QuerySet[Any, Any] = table("Slip").objects.filter(on_day__lte=day)
        return found.values_list("number")

    kept = PreparedQuery(until, ANY_DAY)
    assert kept.rows(date(2026, 9, 23)) == []
    assert kept.rows(date(2026, 9, 24)) == [("一",)]


def test_a_kept_query_wants_as_many_values_as_it_has_stand_ins() -> None:
    with pytest.raises(ValueError, match="zip"):
        PreparedQuery(of_subject, ANY_UUID, ANY_TEXT).rows(UUID(SUBJECT))


def test_every_row_is_one_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        made = insert(table("Scrap")(text="纸"))
        rows_by(table("Scrap"), "id", [made.pk])
    assert len(asked) == 2
