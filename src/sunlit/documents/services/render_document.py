"""Make the PDF of an issued paper, once: that file is the paper from then on."""

from datetime import datetime

from django.db import transaction

from sunlit.documents.fonts import font_set
from sunlit.documents.forms import FORMS
from sunlit.documents.models import Document, Rendition
from sunlit.documents.presentation import present
from sunlit.documents.rendering import engine, render
from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.records.models import StoredFile
from sunlit.records.services.keep import keep

PDF = "application/pdf"


def render_document(document: Document, *, now: datetime) -> Rendition:
    """Return the paper's rendition, making it when there is none.

    Call it after the commit that issued the paper, outside any transaction: it sets type, hashes
    and writes to disk, and only then opens a short transaction of its own.

    :raises sunlit.documents.rendering.FontsMissingError: try again once fonts are there.
    :raises sunlit.documents.rendering.RenderingError: the content cannot be set.
    """
    made = document.renditions.order_by("pk").first()
    if made:
        return made
    number = str(document.number) if document.number else document.content.get("shown_number")
    content = present(
        FORMS[document.form],
        document.content,
        title=document.title,
        number=number,
        issued_on=document.issued_on,
    )
    pdf = render(FORMS[document.form].template, content, document.issued_on)
    name = f"{document.title}{number or ''}.pdf"
    file = keep(pdf, name=name, media_type=PDF, now=now)
    return _write(document, file, now)


@transaction.atomic
def _write(document: Document, file: StoredFile, now: datetime) -> Rendition:
    rendition, is_new = Rendition.objects.get_or_create(
        document=document,
        file=file,
        defaults={
            "engine": engine(),
            "fonts_fingerprint": font_set().fingerprint,
            "made_at": now,
        },
    )
    if is_new:
        record(
            log=Log.RECORD,
            event="documents.rendered",
            subject=str(document.subject),
            facts={"document": str(document.uuid), "sha256": file.sha256},
            rows=[rendition],
            actor=None,
            happened_at=now,
            recorded_at=now,
        )
    return rendition
