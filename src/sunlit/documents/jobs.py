"""The work of this room: every issued paper gets its PDF."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from sunlit.documents.fonts import missing_fonts
from sunlit.documents.models import Document
from sunlit.documents.rendering import RenderingError
from sunlit.documents.services.render_document import render_document
from sunlit.jobs.models import Job
from sunlit.jobs.registry import job
from sunlit.jobs.run import CannotBeDone, NotYet, Run

FONTS_LATER = timedelta(minutes=2)
PAPERS_A_SWEEP = 500


@job("documents.set_paper", "制作文书的 PDF")
def set_paper(run: Run) -> None:
    """Set the paper that the payload names; a second run finds the PDF and leaves it."""
    document = Document.objects.select_related("number").filter(uuid=run.payload["document"])
    found = document.first()
    if found is None:
        raise CannotBeDone("没有这份文书。")
    missing = missing_fonts()
    if missing:
        raise NotYet(f"缺少字体（{'、'.join(missing)}），装好后继续。", FONTS_LATER)
    try:
        render_document(found, now=run.now())
    except RenderingError as error:
        raise CannotBeDone(f"《{found.title}》的内容排不成版，PDF 没有做成。") from error


@job("documents.sweep", "查找还没有 PDF 的文书", every=timedelta(minutes=10))
def sweep(run: Run) -> None:
    """Ask for every paper without PDF that nobody has asked for: those of an older version."""
    asked = Job.objects.filter(kind=set_paper.code, subject=OuterRef("uuid"))
    waiting = Document.objects.filter(~Exists(asked), renditions=None).order_by("pk")
    with transaction.atomic():
        found = list(waiting.values_list("uuid", flat=True)[:PAPERS_A_SWEEP])
        for document in found:
            ask_for_pdf(document)
    run.words = f"{len(found)} 份文书还没有 PDF。"


def ask_for_pdf(document: UUID) -> None:
    """Ask for the PDF of a paper, in the transaction that issues it."""
    set_paper.enqueue(str(document), {"document": str(document)}, subject=document)
