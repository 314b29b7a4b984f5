"""卷宗封面, 卷内目录 and 备考表 of a compiled file (field guide F.1)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.utils import timezone

from sunlit.archive.models import Dossier
from sunlit.archive.queries import Material, ending
from sunlit.cases.models import Decision, Step
from sunlit.cases.papers import write_paper
from sunlit.cases.papers.correction import corrections_made
from sunlit.cases.papers.wording import proposal_words
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.rules.dossier import Volume


def write_bindings(
    step: Step, facts: CaseFacts, dossier: Dossier, materials: Sequence[Material]
) -> list[models.Model]:
    """Write the three papers that hold the file together; return every row written."""
    contents = {
        "D60": _cover(step, facts, dossier, materials),
        "D61": _contents(facts, materials),
        "D62": _note(step, facts, dossier, materials),
    }
    return [
        row for form, content in contents.items() for row in write_paper(step, form, content).rows
    ]


def _cover(
    step: Step, facts: CaseFacts, dossier: Dossier, materials: Sequence[Material]
) -> dict[str, Any]:
    decision = (
        Decision.objects.filter(case=facts.case).select_related("document__number", "draft").first()
    )
    filed = facts.last("file_case")
    officers = [one.person.name for one in facts.officers] or [step.actor.name]
    until = dossier.kept_until
    return {
        **_head(facts),
        "case_number": facts.case.number,
        "decision_number": str(decision.document.number) if decision else "",
        "officers": "、".join(officers),
        "filed_on": timezone.localdate(filed.happened_at).isoformat() if filed else "",
        "closed_on": timezone.localdate(ending(facts).happened_at).isoformat(),
        "result": _result(facts, decision),
        "retention": dossier.retention,
        "kept_until": until.isoformat() if until else "",
        "extent": _extent(dossier, materials),
        "compiled_by": step.actor.name,
    }


def _contents(facts: CaseFacts, materials: Sequence[Material]) -> dict[str, Any]:
    return {
        **_head(facts),
        "main": _rows(one for one in materials if one.place.volume is Volume.MAIN),
        "internal": _rows(one for one in materials if one.place.volume is Volume.INTERNAL),
    }


def _note(
    step: Step, facts: CaseFacts, dossier: Dossier, materials: Sequence[Material]
) -> dict[str, Any]:
    return {
        **_head(facts),
        "case_number": facts.case.number,
        "extent": _extent(dossier, materials),
        "statement": step.content["statement"],
        "corrections": corrections_made(facts),
        "compiled_by": step.actor.name,
        "compiled_on": timezone.localdate(step.recorded_at).isoformat(),
    }


def _head(facts: CaseFacts) -> dict[str, Any]:
    return {"organ_name": current_house().name, "title": facts.title}


def _result(facts: CaseFacts, decision: Decision | None) -> str:
    """Return what the case came to: what was decided, and in which manner it was closed."""
    end = ending(facts)
    reported = facts.last("report_closing")
    if reported is None:
        return f"{facts.procedure.step(end.code).name}：{end.content['opinion']}"
    manner = f"{facts.content(reported)['manner']}。"
    decided = proposal_words(decision.draft.content).replace("\n", "") if decision else ""
    return decided + manner


def _extent(dossier: Dossier, materials: Sequence[Material]) -> str:
    return f"{len(materials)} 件，{dossier.pages} 页"


def _rows(materials: Iterable[Material]) -> list[dict[str, str]]:
    return [
        {
            "number": one.document_number,
            "responsible": one.responsible,
            "title": one.title,
            "dated": one.dated.isoformat(),
            "pages": page_words(one.first_page, one.last_page),
            "note": note_words(is_paper=one.document is not None, has_file=bool(one.sha256)),
        }
        for one in materials
    ]


def page_words(first: int | None, last: int | None) -> str:
    """Return 3—5, 3, or nothing for what carries no page number."""
    if first is None:
        return ""
    return str(first) if first == last else f"{first}—{last}"


def note_words(*, is_paper: bool, has_file: bool) -> str:
    """Return how a material is kept, where it is not a paper of the file."""
    if is_paper:
        return ""
    return "电子文件" if has_file else "原件另存"
