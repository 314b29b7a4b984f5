"""One paper in the list of a case, and whether people sign it by hand."""

from typing import Any

from sunlit.cases.models import Step, StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.cases.visible_records import HIDDEN_PAPER, VisibleRecords
from sunlit.documents.forms import FORMS
from sunlit.web.parts import Tag


def paper_row(paper: StepPaper, seen: VisibleRecords, url: str, whom: str = "") -> dict[str, Any]:
    """Return the paper as the case page lists it, for one who sees these records.

    :param whom: of several parties, whom alone it concerns.
    """
    document = paper.document
    if not seen.paper(document.form):
        return {"label": HIDDEN_PAPER, "url": ""}
    number = f"　{document.number}" if document.number else ""
    return {
        "label": f"{document.title}{number}" + (f"（{whom}）" if whom else ""),
        "url": url,
        "tag": Tag("要手写签名") if FORMS[document.form].signatures else None,
    }


def papers_of(step: Step, facts: CaseFacts) -> list[StepPaper]:
    """Return the papers that the act left, with a decision it shares with acts on others."""
    shared = {one.document_id for one in facts.decisions if one.step_id == step.pk}
    return [one for one in facts.papers if one.step_id == step.pk or one.document_id in shared]


def whose(paper: StepPaper, facts: CaseFacts) -> str:
    """Return whose paper it is, of several parties; of how many, where it was made for several."""
    decided = [one for one in facts.whole.decisions if one.document_id == paper.document_id]
    return f"{len(decided)}名当事人" if len(decided) > 1 else facts.whom_of(paper.step)
