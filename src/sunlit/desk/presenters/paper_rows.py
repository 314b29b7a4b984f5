"""One paper in the list of a case, and whether people sign it by hand."""

from typing import Any

from sunlit.cases.models import StepPaper
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
