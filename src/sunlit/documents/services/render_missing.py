"""Make the PDFs that are still missing: work of the background thread."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sunlit.documents.fonts import missing_fonts
from sunlit.documents.models import Document
from sunlit.documents.rendering import RenderingError
from sunlit.documents.services.render_document import render_document


@dataclass(frozen=True)
class Round:
    """What one round did: how many were made, and the papers (by key) that could not be set."""

    made: int
    failed: dict[int, str]


def render_missing(limit: int, *, now: datetime, skip: Collection[int] = ()) -> Round:
    """Render up to `limit` papers that have no PDF yet, the oldest first.

    Without fonts it does nothing. A paper that cannot be set is reported and the next is tried.

    :param skip: keys that failed before, so that they do not fill each round.
    """
    if missing_fonts():
        return Round(0, {})
    waiting = Document.objects.filter(renditions=None).exclude(pk__in=skip).order_by("pk")
    made = 0
    failed: dict[int, str] = {}
    for document in waiting.select_related("number")[:limit]:
        try:
            render_document(document, now=now)
            made += 1
        except RenderingError as error:
            failed[document.pk] = str(error)
    return Round(made, failed)
