"""What the file of a case holds now, in its order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from sunlit.archive.models import Dossier, DossierReceipt
from sunlit.cases.attached import proof_of
from sunlit.cases.lead_materials import SECRET_MATERIAL, names_reporter
from sunlit.cases.models import Evidence, EvidenceFile, Step, StepFile, StepPaper
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.catalogue.organ import current_house
from sunlit.documents.forms import FORMS
from sunlit.documents.models import Document
from sunlit.documents.pages import pages_of
from sunlit.records.pages import pages_of_file
from sunlit.rules.dossier import (
    BOUND_AROUND,
    DOSSIERS,
    DossierItem,
    Volume,
    place_of,
)
from sunlit.rules.landmarks import COMPILE

_SERVICE = "D19"
RECEIPTS, DECISION = "service", "decision"
"""The places of the decision and of the receipts that stand behind it."""
_AFTER_PAPERS = 2**63


@dataclass(frozen=True)
class Material:
    """One material of the file. A paper with its PDF, a scan and a picture have `pages`.

    Only a file has a hash. `rank` is its turn within its place: a receipt stands behind its paper.
    """

    place: DossierItem
    title: str
    document_number: str
    responsible: str
    dated: date
    document: Document | None = None
    evidence: Evidence | None = None
    evidence_file: EvidenceFile | None = None
    step_file: StepFile | None = None
    sha256: str = ""
    pages: int = 0
    position: int = 0
    first_page: int | None = None
    rank: tuple[int, int] = (0, 0)
    is_receipt: bool = False

    @property
    def last_page(self) -> int | None:
        """The page on which it ends."""
        return None if self.first_page is None else self.first_page + self.pages - 1

    @property
    def key(self) -> tuple[int | None, ...]:
        """What tells it from every other material of the case."""
        keys = (self.document, self.evidence, self.evidence_file, self.step_file)
        return tuple(row.pk if row else None for row in keys)


def materials_of(facts: CaseFacts) -> list[Material]:
    """Return every material of the case in the order of its file, each volume with own pages."""
    code = facts.worked.meaning.dossier(facts)
    places = {item.code: number for number, item in enumerate(DOSSIERS[code].items)}
    found = [
        *_papers(facts, code),
        *_proofs(facts, code),
        *_evidence(facts, code),
        *_lead_materials(facts, code),
    ]
    found.sort(key=lambda one: (places[one.place.code], one.rank))
    return [
        *_numbered(one for one in found if one.place.volume is Volume.MAIN),
        *_numbered(one for one in found if one.place.volume is Volume.INTERNAL),
    ]


def compiled(facts: CaseFacts) -> Dossier | None:
    """Return the file as it was compiled and not returned since."""
    if COMPILE not in facts.position.standing:
        return None
    return (
        Dossier.objects.filter(case=facts.case)
        .select_related("compiled_by", "receipt__received_by")
        .last()
    )


def ending(facts: CaseFacts) -> Step:
    """Return the act by which the case ended, which the table guarantees before its file."""
    for step in reversed(facts.steps):
        if facts.procedure.step(step.code).ends:
            return step
    raise AssertionError("the table lets no file be compiled before the end")


def next_archive_number(facts: CaseFacts) -> str:
    """Return the next 归档号 of the year of the closing: year and four digits (F.1)."""
    year = str(timezone.localdate(ending(facts).happened_at).year)
    numbers = DossierReceipt.objects.filter(archive_number__regex=rf"^{year}[0-9]{{4}}$")
    newest = numbers.order_by("archive_number").values_list("archive_number", flat=True).last()
    return str(int(newest) + 1) if newest else f"{year}0001"


def _papers(facts: CaseFacts, code: str) -> Iterator[Material]:
    organ = current_house().name
    served = {row.step_id: row.document for row in facts.services}
    papers = (
        StepPaper.objects.filter(step__in=[step.pk for step in facts.steps])
        .exclude(document__form__in=BOUND_AROUND)
        .select_related("document__number", "step__actor")
        .prefetch_related("document__renditions__file")
        .order_by("pk")
    )
    for paper in papers:
        document = paper.document
        internal = FORMS[document.form].internal
        rendition = next(iter(document.renditions.all()), None)
        sha256 = rendition.file.sha256 if rendition else ""
        behind = served.get(paper.step_id) if document.form == _SERVICE else None
        yield Material(
            place=place_of(
                code, behind.form if behind else document.form, internal=not behind and internal
            ),
            rank=(behind.pk, 1) if behind else (document.pk, 0),
            is_receipt=behind is not None,
            title=_title(paper, behind, facts),
            document_number=str(document.number or ""),
            responsible=paper.step.actor.name if internal else organ,
            dated=document.issued_on,
            document=document,
            sha256=sha256,
            pages=pages_of(sha256) if sha256 else 0,
        )


def _title(paper: StepPaper, behind: Document | None, facts: CaseFacts) -> str:
    """Return the title, with what it is the receipt of, and of several parties with the one's."""
    names = (behind.title if behind else "", facts.whom_of(paper.step))
    about = "，".join(filter(None, names))
    return f"{paper.document.title}（{about}）" if about else paper.document.title


def _evidence(facts: CaseFacts, code: str) -> Iterator[Material]:
    place = next(item for item in DOSSIERS[code].items if item.code == "evidence")
    collected = {step.pk: timezone.localdate(step.happened_at) for step in facts.steps}
    for item in facts.evidence:
        files = facts.every_file_of(item)
        rank = (_AFTER_PAPERS, item.pk)
        if not files:
            yield Material(
                place=place,
                title=item.name,
                document_number="",
                responsible=item.source,
                dated=collected[item.step_id],
                evidence=item,
                rank=rank,
            )
        for one in files:
            yield Material(
                place=place,
                title=f"{item.name}：{one.name}{_mistaken(facts, one)}",
                document_number="",
                responsible=item.source,
                dated=collected[one.step_id],
                evidence=item,
                evidence_file=one,
                sha256=one.file.sha256,
                pages=pages_of_file(one.file.sha256, one.media_type, one.file.size),
                rank=rank,
            )


def _lead_materials(facts: CaseFacts, code: str) -> Iterator[Material]:
    """What came with the lead lies beside its register; what shows who gave it is not named."""
    place = next(item for item in DOSSIERS[code].items if item.code == "lead")
    collected = {step.pk: timezone.localdate(step.happened_at) for step in facts.steps}
    for item in facts.lead_materials:
        files = facts.every_file_of(item)
        secret = names_reporter(item, files)
        for one in files:
            yield Material(
                place=place,
                title=SECRET_MATERIAL
                if secret
                else f"{item.name}：{one.name}{_mistaken(facts, one)}",
                document_number="",
                responsible="" if secret else item.source,
                dated=collected[one.step_id],
                evidence=item,
                evidence_file=one,
                sha256=one.file.sha256,
                pages=pages_of_file(one.file.sha256, one.media_type, one.file.size),
                rank=(_AFTER_PAPERS, item.pk),
            )


def _mistaken(facts: CaseFacts, one: EvidenceFile) -> str:
    return "（登记错误）" if one.pk in facts.wrong_files else ""


def _proofs(facts: CaseFacts, code: str) -> Iterator[Material]:
    """The files that prove acts, each at the place of its act."""
    places = {item.code: item for item in DOSSIERS[code].items}
    served = {row.step_id: row.document for row in facts.services}
    for one in facts.step_files:
        behind = served.get(one.about_id)
        payment = next((row for row in facts.payments if row.step_id == one.about_id), None)
        proof = proof_of(facts, one.about)
        if proof is None:
            raise AssertionError("no file comes with an act of which files prove nothing")
        named = f"{proof.called}（{payment.receipt_number}）" if payment else proof.called
        yield Material(
            place=place_of(code, behind.form) if behind else places[proof.place],
            rank=(behind.pk, 2) if behind else (_AFTER_PAPERS, one.pk),
            title=f"{named}：{one.name}",
            document_number="",
            responsible=payment.payer if payment else one.step.actor.name,
            dated=payment.paid_on if payment else localdate_of(one.about),
            step_file=one,
            sha256=one.file.sha256,
            pages=pages_of_file(one.file.sha256, one.media_type, one.file.size),
        )


def _numbered(materials: Iterable[Material]) -> Iterator[Material]:
    page = 1
    for position, one in enumerate(materials, 1):
        first = page if one.pages else None
        yield replace(one, position=position, first_page=first)
        page += one.pages
