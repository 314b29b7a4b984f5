"""Which numbers the papers of a matter carry."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from sunlit.documents.models import Document
from sunlit.documents.numbering import format_number
from sunlit.ledger.prepared_query import ANY_UUID, PreparedQuery


def numbers_of(subject: UUID) -> list[str]:
    """Return the numbers of the papers of the matter as they are printed, the oldest first."""
    return [format_number(*number) for number in _NUMBERS.rows(subject)]


def _numbers(subject: UUID) -> QuerySet[Document, Any]:
    numbered = Document.objects.filter(subject=subject, number__isnull=False).order_by("pk")
    return numbered.values_list("number__word", "number__year", "number__serial")


_NUMBERS = PreparedQuery(_numbers, ANY_UUID)
