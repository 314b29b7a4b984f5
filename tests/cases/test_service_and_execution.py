"""送达 and 结案: the papers they leave."""

from factories import CaseStory
from sunlit.cases.models import ServiceOfDocument
from sunlit.documents.models import Document


def closing_report(story: CaseStory) -> dict[str, object]:
    return dict(Document.objects.get(form="D24").content)


def test_a_service_names_paper_receiver_and_day_and_leaves_its_proof(story: CaseStory) -> None:
    story.until("serve")
    notice, decision = ServiceOfDocument.objects.order_by("id")
    assert (notice.document.form, decision.document.form) == ("D10", "D16")
    assert decision.receiver == "示例乙"
    proofs = [one.content for one in Document.objects.filter(form="D19").order_by("pk")]
    assert [proof["document_number"] for proof in proofs] == [
        "阳发改罚告〔2026〕1号",
        "阳发改罚〔2026〕1号",
    ]
    assert proofs[1]["served_at"] == "2026-10-08"
    assert proofs[1]["first_server"] == "张一（04030115001）"


def test_the_closing_report_repeats_the_days_and_the_number(story: CaseStory) -> None:
    story.until("close")
    report = closing_report(story)
    assert report["filed_on"] == "2026-09-22"
    assert report["decided_on"] == "2026-09-30"
    assert report["decision_number"] == "阳发改罚〔2026〕1号"
    assert report["case_number"] == story.case.number
