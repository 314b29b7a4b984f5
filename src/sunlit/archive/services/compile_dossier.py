"""立卷: what an ended case left behind takes its place, page and hash, for good (记录制度12)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sunlit.archive.completeness import Lack, lacks
from sunlit.archive.models import Dossier, DossierMaterial
from sunlit.archive.papers import write_bindings
from sunlit.archive.queries import Material, ending, materials_of
from sunlit.cases.acting import Act, begin, complete, forbidden
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.documents.rendering import FontsMissingError, RenderingError
from sunlit.documents.services.render_document import render_document
from sunlit.rules.citations import cite
from sunlit.rules.dossier import kept_until
from sunlit.rules.landmarks import COMPILE
from sunlit.rules.refusal import Refusal, Refused


def compile_dossier(act: Act) -> Step:
    """Set the PDFs that are still missing, then write the file as it stands.

    Call it outside any transaction: setting type and hashing are not for one.

    :raises CaseMovedOn: see `begin`.
    :raises Refused: when role or order forbids it, the file lacks something, or a paper cannot
        be set.
    """
    facts = CaseFacts(act.case)
    refusal = forbidden(act, COMPILE, facts) or _incomplete(lacks(facts, materials_of(facts)))
    if refusal:
        raise Refused(refusal)
    _set_papers(materials_of(facts), act.now)
    return _write(act)


@transaction.atomic
def _write(act: Act) -> Step:
    step, facts = begin(act, COMPILE)
    materials = materials_of(facts)
    refusal = _incomplete(lacks(facts, materials)) or _unset(materials)
    if refusal:
        raise Refused(refusal)
    closed_on = timezone.localdate(ending(facts).happened_at)
    retention = current_house().retention_of(facts.case.procedure, closed_on)
    dossier = Dossier.objects.create(
        case=facts.case,
        step=step,
        retention=retention,
        kept_until=kept_until(closed_on, retention),
        pages=sum(one.pages for one in materials),
        compiled_by=act.actor,
        recorded_at=act.now,
    )
    rows = [_material(dossier, one) for one in materials]
    return complete(step, [dossier, *rows, *write_bindings(step, facts, dossier, materials)])


def _material(dossier: Dossier, one: Material) -> DossierMaterial:
    return DossierMaterial.objects.create(
        dossier=dossier,
        volume=one.place.volume.value,
        position=one.position,
        place=one.place.code,
        title=one.title,
        document_number=one.document_number,
        responsible=one.responsible,
        dated=one.dated,
        document=one.document,
        evidence=one.evidence,
        evidence_file=one.evidence_file,
        step_file=one.step_file,
        first_page=one.first_page,
        last_page=one.last_page,
        sha256=one.sha256,
    )


def _set_papers(materials: list[Material], now: datetime) -> None:
    try:
        for one in materials:
            if one.document is not None and not one.sha256:
                render_document(one.document, now=now)
    except (FontsMissingError, RenderingError) as error:
        raise Refused(
            Refusal(f"案卷中有文书还没有制成 PDF，不能立卷：{error}", cite("记录制度12"))
        ) from error


def _incomplete(missing: list[Lack]) -> Refusal | None:
    if not missing:
        return None
    names = "".join(
        f"{lack.refusal.sentence.rstrip('。')}{f'（应由{lack.who}）' if lack.who else ''}；"
        for lack in missing
    )
    return Refusal(f"不能立卷：{names.rstrip('；')}。", missing[0].refusal.citation)


def _unset(materials: list[Material]) -> Refusal | None:
    for one in materials:
        if one.document is not None and not one.sha256:
            return Refusal(f"“{one.title}”还没有制成 PDF，请稍后再立卷。", cite("记录制度12"))
    return None
