"""What a view opens: found through the predicates, noted before it is shown.

No other file of the desk's views asks for a case, a paper or a file (tests/conventions).
"""

import uuid

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from sunlit.cases.models import Case, EvidenceFile, StepFile, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible import visible_case
from sunlit.cases.visible_records import VisibleRecords, visible_records
from sunlit.desk.frame import person_of
from sunlit.desk.of_party import of_party
from sunlit.disclosure.models import PublicCopy
from sunlit.documents.models import Document, Rendition
from sunlit.ledger.models import ReadingKind
from sunlit.ledger.services.note_reading import note_reading
from sunlit.web import clock

_LONGEST = 200


def open_case(request: HttpRequest, case: uuid.UUID, what: str) -> Case:
    """Return a case that the person may open; `what` says on which page they read it.

    :raises Http404: when there is no such case, or none for this person.
    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    found = _case(request, case)
    _note(request, ReadingKind.CASE, what, found.uuid, found)
    return found


def open_paper(
    request: HttpRequest, case: uuid.UUID, document: uuid.UUID, what: str
) -> tuple[Case, Document]:
    """Return a paper that the person may read, with its case.

    :raises Http404: when the case has no such paper, or none for this person.
    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    found = _case(request, case)
    papers = StepPaper.objects.select_related("document__number")
    link = get_object_or_404(papers, step__case=found, document__uuid=document)
    if not _seen(request, found).paper(link.document.form):
        raise Http404
    _note(request, ReadingKind.PAPER, f"{what}：{link.document.title}", document, found)
    return found, link.document


def open_evidence_file(request: HttpRequest, case: uuid.UUID, file: uuid.UUID) -> EvidenceFile:
    """Return a file of the evidence that the person may read.

    :raises Http404: when the case has no such file, or none for this person.
    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    found = _case(request, case)
    one = get_object_or_404(found.evidence_files.select_related("file"), uuid=file)
    if not _seen(request, found).file(one):
        raise Http404
    _note(request, ReadingKind.EVIDENCE, "证据文件", file, found)
    return one


def open_step_file(request: HttpRequest, case: uuid.UUID, file: uuid.UUID) -> StepFile:
    """Return a file that proves an act of the case and that the person may read.

    :raises Http404: when the case has no such file, or none for this person.
    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    found = _case(request, case)
    one = get_object_or_404(found.step_files.select_related("file", "about"), uuid=file)
    if not _seen(request, found).proof(one):
        raise Http404
    _note(request, ReadingKind.EVIDENCE, "凭证文件", file, found)
    return one


def open_public_copy(request: HttpRequest, case: uuid.UUID, party: int) -> Rendition:
    """Return the PDF of the newest public copy of the case's decision, or of that on one party.

    :raises Http404: when there is none, or none for this person.
    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    found = _case(request, case)
    decisions = (of_party(CaseFacts(found), party) or CaseFacts(found)).decisions
    copies = PublicCopy.objects.filter(decision__in=decisions).order_by("-id")
    rendition = get_object_or_404(
        Rendition.objects.select_related("file", "document"),
        document__in=copies.values("document")[:1],
    )
    _note(request, ReadingKind.PAPER, "公示稿", rendition.document.uuid, found)
    return rendition


def reads_list(request: HttpRequest, what: str, case: Case | None = None) -> None:
    """Note that the person reads a list; `case` is the one from which it was asked for.

    :raises ReadingNotNotedError: when the reading cannot be noted.
    """
    _note(request, ReadingKind.LIST, what, None, case)


def records_of(request: HttpRequest, facts: CaseFacts) -> VisibleRecords:
    """Return what the person reads of the case."""
    return visible_records(person_of(request), facts, clock.today())


def _case(request: HttpRequest, case: uuid.UUID) -> Case:
    found = visible_case(person_of(request), clock.today(), case)
    if found is None:
        raise Http404
    return found


def _seen(request: HttpRequest, case: Case) -> VisibleRecords:
    return records_of(request, CaseFacts(case))


def _note(
    request: HttpRequest, kind: ReadingKind, what: str, subject: uuid.UUID | None, case: Case | None
) -> None:
    note_reading(
        reader=person_of(request).pk,
        kind=kind,
        what=what[:_LONGEST],
        subject=subject,
        of=case.uuid if case else None,
    )
