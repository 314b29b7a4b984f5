"""The file of a case in ready words: its volumes, what it lacks, its binding and its reception."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.archive.completeness import lacks
from sunlit.archive.models import Dossier, DossierMaterial
from sunlit.archive.papers import note_words, page_words
from sunlit.archive.queries import Material, compiled, materials_of
from sunlit.archive.signed_on_paper import NOT_RETURNED, signed_on_paper
from sunlit.archive.steps import ARCHIVE
from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Case, StepPaper
from sunlit.cases.papers.parts import case_name
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible_records import HIDDEN, HIDDEN_PAPER, visible_records
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.evidence_rows import SHOWN_DIGITS, size_words
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.records.kinds import kind_named
from sunlit.rules.dossier import ARCHIVE_DEADLINE, BOUND_AROUND, FOLIO_LINE, Volume
from sunlit.rules.landmarks import COMPILE
from sunlit.web.parts import Fact, Link, Tag, in_groups

_STEPS = (COMPILE, ARCHIVE)
_SOUND_AND_PICTURE = ("audio/", "video/")


class DossierPage:
    """The file of one case as its page shows it to one person."""

    def __init__(self, case: Case, person: Person, now: datetime) -> None:
        """Read the case and its file once."""
        self.case = case
        self.person = person
        self.now = now
        self.today = timezone.localdate(now)
        self.facts = CaseFacts(case)
        self.seen = visible_records(person, self.facts, self.today)
        self.dossier = compiled(self.facts)
        self.materials = materials_of(self.facts)
        self.url = f"/desk/cases/{case.uuid}/"

    def context(self) -> dict[str, Any]:
        """Return what `desk/dossier.html` shows."""
        kept = list(self._kept())
        held = {_key(one) for one in kept}
        later = [one for one in self.materials if one.key not in held] if self.dossier else []
        missing = [] if self.dossier else lacks(self.facts, self.materials)
        return {
            "number": self.case.number,
            "case_url": self.url,
            "title": case_name(self.facts),
            "tag": self._tag(),
            "facts": self._facts(),
            "due": self._due(),
            "actions": self._actions(),
            "lacks": [
                {"sentence": one.refusal.sentence, "who": one.who and f"由{one.who}。"}
                for one in missing
            ],
            "lacks_basis": str(missing[0].refusal.citation) if missing else "",
            "volumes": [
                {
                    "name": volume.label,
                    "about": _ABOUT[volume],
                    "rows": self._rows(volume, kept),
                }
                for volume in Volume
            ],
            "later": [self._row(one) for one in later],
            "recordings": self._recordings(),
            "folio_line": FOLIO_LINE,
            "on_paper": [
                {
                    "title": one.title,
                    "url": f"{self.url}papers/{one.document.uuid}/",
                    "lines": "、".join(one.lines),
                    "tag": Tag("没有签名页", "warn")
                    if one.returned == NOT_RETURNED
                    else Tag("有签名页", "good"),
                }
                for one in signed_on_paper(self.facts)
                if self.seen.paper(one.document.form)
            ],
        }

    def _kept(self) -> Iterable[DossierMaterial]:
        if self.dossier is None:
            return []
        rows = ("document", "evidence", "evidence_file", "step_file")
        return self.dossier.materials.select_related(*rows)

    def _rows(self, volume: Volume, kept: list[DossierMaterial]) -> list[dict[str, Any]]:
        if self.dossier:
            return [self._row(one) for one in kept if one.volume == volume]
        return [self._row(one) for one in self.materials if one.place.volume is volume]

    def _row(self, one: Material | DossierMaterial) -> dict[str, Any]:
        document, evidence_file = one.document, one.evidence_file
        if hidden := self._hidden(one):
            return {"position": one.position, "title": hidden}
        is_paper, has_file = document is not None, bool(one.sha256)
        url = f"{self.url}papers/{document.uuid}/" if document else ""
        if evidence_file:
            url = f"{self.url}evidence/{evidence_file.uuid}/"
        if one.step_file:
            url = f"{self.url}attachments/{one.step_file.uuid}/"
        note = note_words(
            is_paper=is_paper, has_file=has_file, has_pages=one.first_page is not None
        )
        return {
            "position": one.position,
            "title": one.title,
            "number": one.document_number,
            "responsible": one.responsible,
            "dated": one.dated.isoformat(),
            "pages": page_words(one.first_page, one.last_page),
            "note": "PDF 正在制作" if is_paper and not has_file else note,
            "url": url,
            "pdf_url": f"{self.url}papers/{document.uuid}.pdf" if document and has_file else "",
            "digest": f"{in_groups(one.sha256[:SHOWN_DIGITS])}……" if has_file else "",
        }

    def _hidden(self, one: Material | DossierMaterial) -> str:
        """Return what stands in the place of a material that the person does not read."""
        if one.evidence_file and not self.seen.file(one.evidence_file):
            return HIDDEN
        if one.document and not self.seen.paper(one.document.form):
            return HIDDEN_PAPER
        return ""

    def _tag(self) -> Tag:
        if self.dossier is None:
            return Tag("未立卷", "plain")
        if hasattr(self.dossier, "receipt"):
            return Tag("已归档", "good")
        return Tag("已立卷，待归档", "info")

    def _facts(self) -> list[Fact]:
        if self.dossier is None:
            retention = current_house().retention_of(self.case.procedure, self.today)
            pages = sum(one.pages for one in self.materials)
            return [
                Fact("现有", f"{len(self.materials)} 件，{pages} 页"),
                Fact("保管期限", retention),
            ]
        until = self.dossier.kept_until
        rows = [
            Fact("案卷", f"{self.dossier.materials.count()} 件，{self.dossier.pages} 页"),
            Fact(
                "保管期限",
                f"{self.dossier.retention}{f'（到 {until} 为止）' if until else ''}",
            ),
            Fact("立卷", _who_and_when(self.dossier.compiled_by, self.dossier.recorded_at)),
        ]
        if hasattr(self.dossier, "receipt"):
            receipt = self.dossier.receipt
            rows += [
                Fact("归档", _who_and_when(receipt.received_by, receipt.recorded_at)),
                Fact("归档号", receipt.archive_number),
                Fact("存放位置", receipt.kept_at),
            ]
        return [*rows, *self._bindings(self.dossier)]

    def _bindings(self, dossier: Dossier) -> list[Fact]:
        steps = [dossier.step_id]
        if hasattr(dossier, "receipt"):
            steps.append(dossier.receipt.step_id)
        papers = StepPaper.objects.filter(
            step__in=steps, document__form__in=BOUND_AROUND
        ).select_related("document")
        newest = {paper.document.form: paper for paper in papers.order_by("pk")}
        return [
            Fact(paper.document.title, "查看", f"{self.url}papers/{paper.document.uuid}/")
            for paper in newest.values()
            if self.seen.paper(paper.document.form)
        ]

    def _due(self) -> Any:
        duty = Duty.objects.filter(
            subject=self.case.uuid, deadline=ARCHIVE_DEADLINE, closed_on=None
        ).first()
        return due_words(duty, self.now, current_calendar())

    def _actions(self) -> list[Link]:
        return [
            Link(self.facts.procedure.step(code).asked, f"{self.url}{code}/")
            for code in _STEPS
            if why_not_now(self.person, code, self.facts, self.today) is None
        ]

    def _recordings(self) -> list[dict[str, str]]:
        """The sound and picture among the evidence (记录制度12: they are filed like text)."""
        return [
            {
                "name": one.name,
                "url": f"{self.url}evidence/{one.uuid}/",
                "about": f"{kind_named(one.media_type).label}　{size_words(one.file.size)}",
                "of": item.name,
            }
            for item in self.facts.evidence
            for one in self.facts.files_of(item)
            if one.media_type.startswith(_SOUND_AND_PICTURE) and self.seen.file(one)
        ]


_ABOUT = {
    Volume.MAIN: "可以供当事人和人民法院查阅。",
    Volume.INTERNAL: "内部材料，不对外提供。",
}


def _key(one: DossierMaterial) -> tuple[int | None, ...]:
    return one.document_id, one.evidence_id, one.evidence_file_id, one.step_file_id


def _who_and_when(person: Person, moment: datetime) -> str:
    return f"{person.name}　{timezone.localtime(moment):%Y-%m-%d %H:%M}"
