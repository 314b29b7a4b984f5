"""Papers that people sign by hand: who is to sign, and whether a signed page came back.

The system cannot see a signature on paper. It says which lines there are, whose they are, and
whether a scan of the signed page came back: as a file of the record that is evidence itself, or as
a file that proves the act, a signed receipt of service. Nobody takes a blank line for a signed one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sunlit.cases.models import StepPaper
from sunlit.cases.queries import CaseFacts
from sunlit.documents.forms import FORMS
from sunlit.documents.models import Document
from sunlit.documents.signing_lines import waiting_signatures
from sunlit.rules.dossier import BOUND_AROUND

NOT_RETURNED = "（系统里没有签名页）"


@dataclass(frozen=True)
class SignedOnPaper:
    """One paper with lines to sign, each with its person; `returned` says what came back."""

    document: Document
    title: str
    lines: tuple[str, ...]
    returned: str


def signed_on_paper(facts: CaseFacts) -> Iterator[SignedOnPaper]:
    """Return every paper of the case that is signed by hand, in the order of their making."""
    scans = {
        item.step_id: "、".join(one.name for one in facts.files_of(item)) for item in facts.evidence
    }
    papers = (
        StepPaper.objects.filter(step__case=facts.case)
        .exclude(document__form__in=BOUND_AROUND)
        .select_related("document", "step")
    )
    for paper in papers.order_by("pk"):
        document = paper.document
        lines = waiting_signatures(FORMS[document.form], document.content)
        if lines:
            scan = scans.get(paper.step_id, "") if document.form in _RECORDS else ""
            scan = scan or "、".join(one.name for one in facts.proofs_of(paper.step))
            returned = f"（签名页：{scan}）" if scan else NOT_RETURNED
            proven = document.content.get("document_title")
            title = f"{document.title}（{proven}）" if proven else document.title
            yield SignedOnPaper(document, title, tuple(lines), returned)


_RECORDS = ("D03", "D04")
"""The records that are evidence themselves: a scan of the signed page is a file of that item."""
