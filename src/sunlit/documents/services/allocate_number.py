"""Allocate the next number of a series."""

from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Max

from sunlit.documents.models import DocumentNumber


@transaction.atomic
def allocate_number(word: str, day: date, now: datetime) -> DocumentNumber:
    """Return the next number of the series (word, year of `day`), counting from 1.

    One allocates at a time: on SQLite a transaction is the only writer, on PostgreSQL an
    advisory lock holds the series until the caller's transaction ends. So when that one rolls
    back its number was never used, and the series has no gap.
    The caller's event carries the row (`record(rows=[…])`).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
                [f"documents.number {word} {day.year}"],
            )
    series = DocumentNumber.objects.filter(word=word, year=day.year)
    last = series.aggregate(last=Max("serial"))["last"] or 0
    return DocumentNumber.objects.create(
        word=word, year=day.year, serial=last + 1, allocated_at=now
    )
