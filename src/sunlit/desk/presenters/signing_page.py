"""What stands above the form of whoever signs: the paper, what the party said, evidence, opinions.

A signature covers what was shown, so that nothing here is behind a further page but the PDF.
"""

import base64
from collections.abc import Iterator
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
from sunlit.rules.signing import signs
from sunlit.web.parts import Event, Fact, Link


@dataclass(frozen=True)
class DraftShown:
    """One paper as it would be issued: pictures of its pages, its text, or why there are none.

    `becomes` says whether this signature makes it: whoever endorses or speaks reads the same
    paper, and makes none.
    """

    title: str
    becomes: str
    pdf_url: str
    pages: tuple[str, ...] = ()
    text: list[dict[str, str]] = field(default_factory=list)
    note: str = ""


def signing_parts(shown: Shown, seen: VisibleRecords, code: str, day: date) -> dict[str, Any]:
    """Return what `desk/_signing.html` shows to one person for one act."""
    facts = seen.facts
    url = f"/desk/cases/{facts.case.uuid}/"
    return {
        "drafts": [
            _draft(
                paper,
                _becomes(facts, code, paper.form),
                f"{address_of(facts, code)}draft/{paper.form}.pdf",
                day,
            )
            for paper in shown.papers
        ],
        "statement": [Fact(row.label, row.words) for row in facts.worked.meaning.stated(facts)],
        "evidence": [*_materials(seen, code, url), *evidence_rows(seen, url)],
        "opinions": list(_opinions(seen, url)),
    }


def _materials(seen: VisibleRecords, code: str, url: str) -> list[dict[str, Any]]:
    """What came with the lead, for whoever files the case: later the evidence counts."""
    stage = seen.facts.procedure.step(code).stage
    return material_rows(seen, url) if stage == "filing" else []


def _becomes(facts: CaseFacts, code: str, form: str) -> str:
    if form not in facts.procedure.step(code).leaves(facts.branch):
        return "书稿，您签署以后还不制作"
    if len(facts.procedure.ways_to_answer(code)) > 1:
        return "同意的，签署后这样制作"
    return "签署后这样制作"


def _draft(paper: ShownPaper, becomes: str, pdf_url: str, day: date) -> DraftShown:
    title = FORMS[paper.form].title
    try:
        pages = preview_pages(paper.form, paper.content, issued_on=day)
    except (FontsMissingError, RenderingError, IncompletePaperError) as wrong:
        text = [] if isinstance(wrong, IncompletePaperError) else _text(paper, day)
        return DraftShown(title, becomes, "", text=text, note=str(wrong))
    pictures = tuple(_picture(page) for page in pages)
    return DraftShown(title, becomes, pdf_url, pictures, _text(paper, day))


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
