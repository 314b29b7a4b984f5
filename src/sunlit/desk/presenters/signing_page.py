"""What stands above the form of whoever signs: the paper, what the party said, evidence, opinions.

A signature covers what was shown, so that nothing here is behind a further page but the PDF.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.cases.said import said_of
from sunlit.cases.shown import Shown, ShownPaper
from sunlit.cases.visible_records import VisibleRecords
from sunlit.desk.of_party import address_of
from sunlit.desk.presenters.evidence_rows import evidence_rows, material_rows
from sunlit.desk.presenters.paper_text import paper_text
from sunlit.desk.presenters.proof_links import proof_links
from sunlit.documents.forms import FORMS
from sunlit.documents.preview import preview_pages
from sunlit.documents.rendering import FontsMissingError, RenderingError
from sunlit.documents.services.issue_document import IncompletePaperError
from sunlit.parts.deliberation.paper_meeting import said_on_paper
from sunlit.review.queries import words_of_opinions
from sunlit.rules.answers import WORDS, choices_of
from sunlit.rules.signing import signs
from sunlit.web.parts import Event, Fact, Link


@dataclass(frozen=True)
class DraftShown:
    """One paper as it would be issued: pictures of its pages, its text, or why there are none.

    `becomes` says by which answer this signature makes it: whoever endorses or speaks reads the
    same paper, and makes none. `chosen` names these choices: the page puts the papers of the one
    that is chosen first.
    """

    title: str
    becomes: str
    pdf_url: str
    chosen: str = ""
    pages: tuple[str, ...] = ()
    text: list[dict[str, str]] = field(default_factory=list)
    note: str = ""


def signing_parts(
    shown: Sequence[Shown], seen: VisibleRecords, code: str, chosen: str, day: date
) -> dict[str, Any]:
    """Return what `desk/_signing.html` shows to one person for one act.

    :param chosen: the answer chosen so far: its papers stand first.
    """
    facts, url = seen.facts, f"/desk/cases/{seen.facts.case.uuid}/"
    drafts = [
        _draft(
            paper,
            _choices_making(paper.form, code, facts),
            f"{address_of(facts, answer)}draft/{paper.form}.pdf",
            day,
        )
        for paper, answer in _each_once(shown)
    ]
    return {
        "drafts": sorted(drafts, key=lambda one: chosen not in one.chosen.split()),
        "statement": [Fact(row.label, row.words) for row in facts.worked.meaning.stated(facts)],
        "evidence": [*_materials(seen, code, url), *evidence_rows(seen, url)],
        "opinions": list(_opinions(seen, url)),
    }


def _materials(seen: VisibleRecords, code: str, url: str) -> list[dict[str, Any]]:
    """What came with the lead, for whoever files the case: later the evidence counts."""
    stage = seen.facts.procedure.step(code).stage
    return material_rows(seen, url) if stage == "filing" else []


def _each_once(shown: Sequence[Shown]) -> Iterator[tuple[ShownPaper, str]]:
    """Each paper once, with the answer under whose address it is read."""
    told: set[str] = set()
    for answer in shown:
        yield from ((one, answer.step) for one in answer.papers if one.form not in told)
        told.update(one.form for one in answer.papers)


def _choices_making(form: str, code: str, facts: CaseFacts) -> dict[str, str]:
    """Return the choices by which this signature makes the paper, each in a word; none for none."""
    return {
        value: WORDS.get(value, label)
        for way in facts.procedure.ways_to_answer(code)
        if form in way.leaves(facts.branch)
        for value, label in choices_of(facts.procedure.forms[way.code]) or (("", ""),)
    }


def _becomes(choices: Mapping[str, str]) -> str:
    if not choices:
        return "书稿，您签署以后还不制作"
    words = "、".join(filter(None, choices.values()))
    return f"{words}时制作" if words else "提交后这样制作"


def _draft(paper: ShownPaper, choices: Mapping[str, str], pdf_url: str, day: date) -> DraftShown:
    title, becomes, chosen = FORMS[paper.form].title, _becomes(choices), " ".join(choices).strip()
    try:
        pages = preview_pages(paper.form, paper.content, issued_on=day)
    except (FontsMissingError, RenderingError, IncompletePaperError) as wrong:
        text = [] if isinstance(wrong, IncompletePaperError) else _text(paper, day)
        return DraftShown(title, becomes, "", chosen, text=text, note=str(wrong))
    pictures = tuple(_picture(page) for page in pages)
    return DraftShown(title, becomes, pdf_url, chosen, pictures, _text(paper, day))


def _text(paper: ShownPaper, day: date) -> list[dict[str, str]]:
    return paper_text(paper.form, paper.content, day)


def _picture(page: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(page).decode()}"


def _opinions(seen: VisibleRecords, url: str) -> Iterator[Event]:
    """What was said of the case before, oldest first: by whom, when, with its papers."""
    facts = seen.facts
    is_reviewed = any(step.content.get("opinions") for step in facts.steps)
    written = words_of_opinions(facts.case) if is_reviewed else {}
    for step in facts.steps:
        row = facts.procedure.step(step.code)
        if not signs(row) or not seen.internal:
            continue
        papers = [one for one in facts.papers if one.step_id == step.pk]
        words = (written.get(one.document_id, "") for one in papers)
        yield Event(
            title=row.name,
            when=f"{timezone.localtime(step.recorded_at):%Y-%m-%d %H:%M}",
            who=f"{step.actor.name}（{step.actor.office.name}）",
            text=said_on_paper(step)
            or "：".join(one for one in (said_of(facts, step), *words) if one),
            links=(
                *(
                    Link(paper.document.title, f"{url}papers/{paper.document.uuid}/")
                    for paper in papers
                    if seen.paper(paper.document.form)
                ),
                *proof_links(seen, step, url),
            ),
        )
