"""Allocate the next number of a series."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from sunlit.documents.models import DocumentNumber
from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.ledger.fast_rows import insert
from sunlit.ledger.prepared_query import ANY_TEXT, ANY_YEAR, PreparedQuery


@transaction.atomic(savepoint=False)
def allocate_number(word: str, day: date, now: datetime) -> DocumentNumber:
    """Return the next number of the series (word, year of `day`), counting from 1.

    One allocates at a time, until the caller's transaction ends: when that one rolls back its
    number was never used, and the series has no gap.
    The caller's event carries the row (`record(rows=[…])`).
    """
    take_advisory_lock(f"documents.number {word} {day.year}")
    serial = next((serial for (serial,) in _NEWEST.rows(word, day.year)), 0) + 1
    return insert(DocumentNumber(word=word, year=day.year, serial=serial, allocated_at=now))


def _newest(word: str, year: int) -> QuerySet[DocumentNumber, Any]:
    series = DocumentNumber.objects.filter(word=word, year=year).order_by("-serial")
    return series.values_list("serial")[:1]


_NEWEST = PreparedQuery(_newest, ANY_TEXT, ANY_YEAR)
