"""文号: each used once, one after the other, anew each year."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from documents.conftest import Papers
from sunlit.documents.models import DocumentNumber
from sunlit.documents.numbering import format_number, parse_number
from sunlit.documents.services.allocate_number import allocate_number
from sunlit.documents.services.issue_document import issue_document
from sunlit.documents.services.void_number import (
    NumberAlreadyVoidError,
    NumberInUseError,
    ReasonMissingError,
    void_number,
)
from sunlit.ledger.models import PendingEvent

DAY = date(2026, 3, 9)
NOW = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
WORD = "阳发改罚"


def test_a_number_is_written_as_gbt_9704_says() -> None:
    assert format_number(WORD, 2026, 8) == "阳发改罚〔2026〕8号"


@pytest.mark.parametrize(
    "typed",
    [
        "阳发改罚〔2026〕8号",
        "阳发改罚[2026]8号",
        "阳发改罚（2026）第8号",
        "阳发改罚【2026】008 号",
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert parse_number(typed) == (WORD, 2026, 8)


@pytest.mark.parametrize("typed", ["", "阳发改罚2026年8号", "〔2026〕8号", "阳发改罚〔2026〕0号"])
def test_what_is_no_number_is_not_read_as_one(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.django_db
class TestSeries:
    def test_a_series_counts_from_one_without_a_gap(self) -> None:
        serials = [allocate_number(WORD, DAY, NOW).serial for _ in range(3)]
        assert serials == [1, 2, 3]

    def test_each_word_has_its_own_series(self) -> None:
        allocate_number(WORD, DAY, NOW)
        assert str(allocate_number("阳发改不罚", DAY, NOW)) == "阳发改不罚〔2026〕1号"

    def test_the_series_begins_anew_on_the_first_of_january(self) -> None:
        allocate_number(WORD, date(2026, 12, 31), NOW)
        assert str(allocate_number(WORD, date(2027, 1, 1), NOW)) == "阳发改罚〔2027〕1号"
        assert str(allocate_number(WORD, date(2026, 12, 31), NOW)) == "阳发改罚〔2026〕2号"

    def test_a_rolled_back_number_was_never_used(self) -> None:
        with transaction.atomic():
            allocate_number(WORD, DAY, NOW)
            transaction.set_rollback(True)
        assert allocate_number(WORD, DAY, NOW).serial == 1

    def test_the_database_refuses_a_number_twice(self) -> None:
        number = allocate_number(WORD, DAY, NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            DocumentNumber.objects.create(
                word=number.word, year=number.year, serial=number.serial, allocated_at=NOW
            )


@pytest.mark.django_db
class TestVoiding:
    def test_a_void_number_keeps_its_reason_and_is_not_given_out_again(self) -> None:
        number = allocate_number(WORD, DAY, NOW)
        voided = void_number(number, reason="预印文书破损", subject=str(uuid4()), by=7, now=NOW)
        assert (voided.reason, str(voided)) == ("预印文书破损", "阳发改罚〔2026〕1号（作废）")
        assert allocate_number(WORD, DAY, NOW).serial == 2
        event = PendingEvent.objects.get(event="documents.number_voided")
        assert f"documents_voidednumber:{voided.pk}".encode() in bytes(event.canonical)

    def test_a_number_is_not_voided_without_a_reason(self) -> None:
        number = allocate_number(WORD, DAY, NOW)
        with pytest.raises(ReasonMissingError, match="请写明作废原因"):
            void_number(number, reason=" ", subject=str(uuid4()), by=7, now=NOW)

    def test_a_number_is_not_voided_twice(self) -> None:
        number = allocate_number(WORD, DAY, NOW)
        void_number(number, reason="预印文书破损", subject=str(uuid4()), by=7, now=NOW)
        with pytest.raises(NumberAlreadyVoidError, match="此前已经作废"):
            void_number(number, reason="预印文书破损", subject=str(uuid4()), by=7, now=NOW)

    def test_a_number_on_a_paper_is_not_voided(self, papers: Papers) -> None:
        document = issue_document(
            "D16",
            subject=uuid4(),
            content=papers("D16"),
            issued_on=DAY,
            made_by=7,
            now=NOW,
            number_word=WORD,
        ).document
        assert document.number is not None
        with pytest.raises(NumberInUseError, match="已经用在文书上"):
            void_number(document.number, reason="误发", subject=str(uuid4()), by=7, now=NOW)


def test_threads_at_once_get_every_number_once(database_with_threads: None) -> None:
    def take(_: int) -> list[int]:
        try:
            return [allocate_number(WORD, DAY, NOW).serial for _ in range(5)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        serials = [serial for taken in pool.map(take, range(16)) for serial in taken]
    assert sorted(serials) == list(range(1, 81))
