"""卷宗封面, 卷内目录 and 备考表 of a compiled and of a received file (field guide F.1).

When the archivist receives the file, cover and note are written once more with what only the
archive knows: its number, where it is kept, who checked it and when.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from sunlit.archive.models import Dossier, DossierReceipt
from sunlit.archive.queries import Material, ending
from sunlit.archive.signed_on_paper import signed_on_paper
from sunlit.cases.models import Step
from sunlit.cases.papers import write_paper
from sunlit.cases.papers.parts import case_name, decision_numbers
from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.documents.coverage import in_print
from sunlit.parts.correction.papers import corrections_made
from sunlit.records.kinds import kind_named
from sunlit.rules.dossier import Volume
from sunlit.rules.landmarks import COMPILE


def write_bindings(
    step: Step, facts: CaseFacts, dossier: Dossier, materials: Sequence[Material]
) -> list[models.Model]:
    """Write the three papers that hold the file together; return every row written."""
    return _written(
        step,
        {
            "D60": _cover(facts, dossier),
            "D61": _contents(facts, materials),
            "D62": _note(step.content["statement"], facts, dossier),
        },
    )


def write_reception(step: Step, facts: CaseFacts, receipt: DossierReceipt) -> list[models.Model]:
    """Write cover and note of the file that was received; return every row written."""
    dossier = receipt.dossier
    day = timezone.localdate(receipt.recorded_at).isoformat()
    kept = {"archive_number": receipt.archive_number, "kept_at": receipt.kept_at}
    person = receipt.received_by.name
    statement = taken(facts, COMPILE).content["statement"]
    cover = {**_cover(facts, dossier), **kept, "archived_on": day, "archivist": person}
    note = {**_note(statement, facts, dossier), **kept, "checked_by": person, "checked_on": day}
    return _written(step, {"D60": cover, "D62": note})


def _written(step: Step, contents: Mapping[str, dict[str, Any]]) -> list[models.Model]:
    return [
        row for form, content in contents.items() for row in write_paper(step, form, content).rows
    ]


def _cover(facts: CaseFacts, dossier: Dossier) -> dict[str, Any]:
    filed = facts.worked.meaning.filed(facts)
    officers = [one.person.name for one in facts.officers] or [dossier.compiled_by.name]
    until = dossier.kept_until
    return {
        **_head(facts),
        "fonds_number": str(
            current_house().setting("fonds_number", timezone.localdate(dossier.recorded_at))
        ),
        "case_number": facts.case.number,
        "decision_number": decision_numbers(facts),
        "officers": "、".join(officers),
        "filed_on": timezone.localdate(filed.happened_at).isoformat() if filed else "",
        "closed_on": timezone.localdate(ending(facts).happened_at).isoformat(),
        "result": facts.worked.meaning.result(facts),
        "retention": dossier.retention,
        "kept_until": until.isoformat() if until else "",
        "extent": _extent(dossier),
        "compiled_by": dossier.compiled_by.name,
    }


def _contents(facts: CaseFacts, materials: Sequence[Material]) -> dict[str, Any]:
    return {
        **_head(facts),
        "main": _rows(one for one in materials if one.place.volume is Volume.MAIN),
        "internal": _rows(one for one in materials if one.place.volume is Volume.INTERNAL),
        "recordings": [
            {
                "title": in_print(one.title),
                "kind": kind_named(file.media_type).label,
                "dated": one.dated.isoformat(),
                "taken_by": one.responsible,
                "sha256": in_groups(one.sha256),
            }
            for one in materials
            if (file := one.evidence_file or one.step_file) and not one.pages
        ],
    }


def _note(statement: str, facts: CaseFacts, dossier: Dossier) -> dict[str, Any]:
    return {
        **_head(facts),
        "case_number": facts.case.number,
        "extent": _extent(dossier),
        "statement": statement,
        "corrections": corrections_made(facts),
        "on_paper": "\n".join(
            f"{one.title}：{'、'.join(one.lines)}{in_print(one.returned)}。"
            for one in signed_on_paper(facts)
        ),
        "compiled_by": dossier.compiled_by.name,
        "compiled_on": timezone.localdate(dossier.recorded_at).isoformat(),
    }


def _head(facts: CaseFacts) -> dict[str, Any]:
    return {"organ_name": current_house().name, "title": case_name(facts)}


def _extent(dossier: Dossier) -> str:
    return f"{dossier.materials.count()} 件，{dossier.pages} 页"


def _rows(materials: Iterable[Material]) -> list[dict[str, str]]:
    return [
        {
            "number": one.document_number,
            "responsible": one.responsible,
            "title": in_print(one.title),
            "dated": one.dated.isoformat(),
            "pages": page_words(one.first_page, one.last_page),
            "note": note_words(
                is_paper=one.document is not None,
                has_file=bool(one.sha256),
                has_pages=bool(one.pages),
            ),
        }
        for one in materials
    ]


def in_groups(sha256: str) -> str:
    """Return a hash in groups of sixteen, so that a narrow column can break it."""
    return " ".join(sha256[start : start + 16] for start in range(0, len(sha256), 16))


def page_words(first: int | None, last: int | None) -> str:
    """Return 3—5, 3, or nothing for what carries no page number."""
    if first is None:
        return ""
    return str(first) if first == last else f"{first}—{last}"


def note_words(*, is_paper: bool, has_file: bool, has_pages: bool) -> str:
    """Return how a material is kept, where it has no pages in the file."""
    if is_paper or has_pages:
        return ""
    return "见清单" if has_file else "原件另存"
