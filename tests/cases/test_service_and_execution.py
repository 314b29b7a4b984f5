"""送达, 执行, 结案."""

import pytest

from factories import ON_SQLITE, CaseStory, refused
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


@ON_SQLITE
@pytest.mark.parametrize("field", ["paid_on", "receipt_number"])
def test_a_fine_is_not_executed_without_proof_of_payment(story: CaseStory, field: str) -> None:
    story.until("publish")
    for blank in ("", None, "  "):
        with refused("处罚法67", field):
            story.take("execute", **{field: blank})
    story.take("execute")


@ON_SQLITE
def test_a_fine_is_paid_between_the_decision_and_today(story: CaseStory) -> None:
    story.until("publish")
    for paid_on in ("2026-09-29", "2026-10-13"):
        with refused("处罚法67", "paid_on"):
            story.take("execute", paid_on=paid_on)
    story.take("execute", paid_on="2026-09-30")


def test_a_warning_alone_is_executed_without_payment_and_closed(story: CaseStory) -> None:
    story.fine_fen, story.warning = 0, True
    story.until("publish")
    with refused("处罚法67", "paid_on"):
        story.take("execute", paid_on="2026-10-12")
    story.until("close")
    assert closing_report(story)["execution"] == "已经履行。"


def test_a_case_is_closed_only_when_executed_and_published(story: CaseStory) -> None:
    story.until("serve")
    with refused("记录制度9"):
        story.take("close")
    story.take("check_publication")
    story.take("execute", when="2026-10-09 08:00")
    with refused("公示制度6(3)"):
        story.take("close")
    story.take("publish")
    story.take("close")


def test_the_closing_report_repeats_the_days_and_the_number(story: CaseStory) -> None:
    story.until("close")
    report = closing_report(story)
    assert report["filed_on"] == "2026-09-22"
    assert report["decided_on"] == "2026-09-30"
    assert report["decision_number"] == "阳发改罚〔2026〕1号"
    assert report["case_number"] == story.case.number
