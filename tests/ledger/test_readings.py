"""Who read what: one row before it is shown, sealed in the log."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from sunlit.ledger.models import PendingEvent, Reading, ReadingKind, ReadingSeal
from sunlit.ledger.readings import readings_of
from sunlit.ledger.services.note_reading import ReadingNotNotedError, note_reading
from sunlit.ledger.services.seal_readings import seal_readings
from sunlit.ledger.services.verify import verify
from tampering import tamper

CASE, PAPER = UUID(int=1), UUID(int=2)
LATER = datetime.now(UTC) + timedelta(hours=1)


def read(reader: int = 7, case: UUID = CASE, what: str = "案件") -> Reading:
    return note_reading(reader=reader, kind=ReadingKind.CASE, what=what, subject=case, of=case)


@pytest.fixture
def readings(database: str) -> list[Reading]:
    """Five readings by two people of two cases."""
    rows = [read(7), read(8), read(7, PAPER), read(7, what="案卷"), read(8)]
    return [Reading.objects.get(pk=row.pk) for row in rows]


def test_readings_are_asked_by_person_case_and_day(readings: list[Reading]) -> None:
    first, second, third, fourth, fifth = readings
    assert set(readings_of(reader=7)) == {fourth, third, first}
    assert set(readings_of(case=CASE)) == {fifth, fourth, second, first}
    assert set(readings_of(reader=8, case=CASE)) == {fifth, second}
    since = datetime.now(UTC) - timedelta(hours=1)
    assert set(readings_of(since=since, before=LATER)) == set(readings)
    assert not readings_of(since=LATER).exists()


def test_a_reading_is_neither_changed_nor_deleted(readings: list[Reading]) -> None:
    for statement in ("UPDATE ledger_reading SET reader = 9", "DELETE FROM ledger_reading"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Reading.objects.count() == len(readings)


def test_a_reading_is_committed_before_anything_is_shown(database: str) -> None:
    """Inside the transaction of another act it could still be taken back."""
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        read()


def test_what_cannot_be_noted_says_so(database: str) -> None:
    with pytest.raises(ReadingNotNotedError):
        note_reading(reader=7, kind=ReadingKind.LIST, what=None)  # type: ignore[arg-type] # a row that the database refuses
    assert not Reading.objects.exists()


def test_readings_are_sealed_once_in_their_order(readings: list[Reading]) -> None:
    seal = seal_readings(LATER)
    assert seal is not None
    assert (seal.first, seal.last, seal.count) == (readings[0].pk, readings[-1].pk, 5)
    assert PendingEvent.objects.filter(event="ledger.readings_sealed", subject=seal.uuid).exists()
    assert seal_readings(LATER) is None
    read()
    further = seal_readings(LATER)
    assert further is not None
    assert further.count == 1
    assert [one.sentence for one in verify() if "查阅记录" in one.where] == []


def test_a_reading_of_the_last_minute_waits_for_its_seal(readings: list[Reading]) -> None:
    """One that began before it may still be on its way."""
    assert seal_readings(datetime.now(UTC)) is None
    assert not ReadingSeal.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger_reading WHERE reader = 8",
        "UPDATE ledger_reading SET reader = 9 WHERE reader = 8",
        "UPDATE ledger_reading SET what = '别的'",
    ],
)
def test_a_reading_deleted_or_changed_behind_the_back_is_found(
    readings: list[Reading], statement: str
) -> None:
    seal_readings(LATER)
    tamper(statement)
    found = [one for one in verify() if "查阅记录" in one.where]
    assert len(found) == 1
    assert "与封存时不符" in found[0].sentence


def test_a_reading_written_behind_the_back_is_found(readings: list[Reading]) -> None:
    seal_readings(LATER)
    read()
    kept = read()
    tamper(f"DELETE FROM ledger_reading WHERE id = {kept.pk - 1}")
    read()
    seal_readings(LATER)
    assert [one for one in verify() if "查阅记录" in one.where] == []
    tamper(
        "INSERT INTO ledger_reading (id, reader, read_at, kind, what) "
        f"VALUES ({kept.pk - 1}, 7, '2026-01-01 00:00:00+00:00', 'list', '列表')"
    )
    found = [one.sentence for one in verify() if "查阅记录" in one.where]
    assert found == ["此前有没有封存的查阅记录，应当是后来补写的。"]
