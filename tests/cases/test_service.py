"""送达: every way of service leaves what the law asks (处罚法61; 民诉法87至95)."""

from collections.abc import Mapping
from datetime import date

import pytest

from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.models import ServiceOfDocument
from sunlit.documents.models import Document
from sunlit.duties.models import Duty

NOBODY_SIGNED = {"receiver": "", "receiver_relation": ""}
LEFT = {"method": "leaving", "refusal": "当事人拒绝签收。", "recording": "YX-0001", **NOBODY_SIGNED}
POSTED = {"method": "post", "mail_number": "EMS0001", **NOBODY_SIGNED}
SENT = {
    "method": "electronic",
    "confirmation": "确认书第1号",
    "confirmed_on": "2026-09-22",
    **NOBODY_SIGNED,
}
NOTIFIED = {
    "method": "public_notice",
    "served_on": "",
    "other_ways": "住所已经拆除，电话停机，邮件退回。",
    "notice_on": "2026-10-09",
    "notice_place": "本机关门户网站和公告栏",
    **NOBODY_SIGNED,
}


def proof() -> Mapping[str, str]:
    return dict(Document.objects.filter(form="D19").latest("pk").content)


@ON_SQLITE
@pytest.mark.parametrize("blank", ["", None, "  "])
@pytest.mark.parametrize(
    ("entries", "field", "article"),
    [
        ({}, "receiver", "民诉法88"),
        ({}, "receiver_relation", "民诉法88"),
        ({}, "served_on", "民诉法87"),
        (LEFT, "refusal", "民诉法89"),
        (POSTED, "mail_number", "民诉法91"),
        (POSTED, "served_on", "民诉法91"),
        (SENT, "confirmation", "处罚法61"),
        (SENT, "confirmed_on", "处罚法61"),
        (NOTIFIED, "other_ways", "民诉法95"),
        (NOTIFIED, "notice_on", "民诉法95"),
        (NOTIFIED, "notice_place", "民诉法95"),
    ],
)
def test_each_way_of_service_has_its_own_proof(
    story: CaseStory, entries: Mapping[str, str], field: str, article: str, blank: str | None
) -> None:
    """CF-G17 (处罚法61) among them: no electronic service without the signed confirmation."""
    story.until("decide")
    with refused(article, field):
        story.take("serve", when="2026-11-10", **{**entries, field: blank})
    assert ServiceOfDocument.objects.count() == 1


def test_a_paper_is_left_with_a_witness_or_a_recording(story: CaseStory) -> None:
    story.until("notify")
    with refused("民诉法89", "witness"):
        story.take("serve_notice", **{**LEFT, "recording": ""})
    story.take("serve_notice", **LEFT)
    assert (proof()["manner"], proof()["recording"]) == ("留置送达", "YX-0001")
    assert proof()["refusal"] == "当事人拒绝签收。"
    assert "signed_by" not in proof()
    story.take("notify", when="2026-09-24 10:00")
    story.take("serve_notice", when="2026-09-24 11:00", **{**LEFT, "witness": "居委会示例丙"})
    assert proof()["witness"] == "居委会示例丙"


def test_an_electronic_service_names_the_signed_confirmation(story: CaseStory) -> None:
    """CF-G17 (处罚法61)."""
    story.until("decide")
    with refused("处罚法61", "confirmed_on"):
        story.take("serve", **{**SENT, "confirmed_on": "2026-10-09"})
    story.take("serve", **SENT)
    assert proof()["note"] == "电子送达确认书：确认书第1号（2026年9月22日签署）。"
    assert proof()["place"] == "当事人在电子送达确认书中确认的地址"


def test_a_public_notice_serves_when_its_thirty_days_are_over(story: CaseStory) -> None:
    """民诉法95: 9 October and thirty days end on Sunday 8 November, so on Monday the ninth."""
    story.until("decide")
    with refused("民诉法95", "notice_on"):
        story.take("serve", when="2026-11-08", **NOTIFIED)
    with refused("民诉法95", "served_on"):
        story.take("serve", when="2026-11-09", **{**NOTIFIED, "served_on": "2026-10-10"})
    story.take("serve", when="2026-11-09", **NOTIFIED)
    service = ServiceOfDocument.objects.get(document=story.case.decisions.get().document)
    assert service.served_on == date(2026, 11, 9)
    assert Duty.objects.get(code="CF-PAY").counted_from == date(2026, 11, 9)
    assert Duty.objects.get(code="CF-SERVE").closed_on == date(2026, 11, 9)
    assert proof()["note"].startswith("2026年10月9日在本机关门户网站和公告栏公告；")
    assert proof()["place"] == NOTIFIED["notice_place"]


@ON_SQLITE
def test_a_public_notice_is_not_older_than_its_paper(story: CaseStory) -> None:
    story.until("decide")
    with refused("民诉法95", "notice_on"):
        story.take("serve", when="2026-11-20", **{**NOTIFIED, "notice_on": "2026-09-29"})


@ON_SQLITE
def test_a_late_service_is_recorded_and_stays_late(story: CaseStory) -> None:
    story.until("decide")
    story.take("serve", when="2026-10-20", place="当事人仓库")
    duty = Duty.objects.get(code="CF-SERVE")
    assert (duty.due_on, duty.closed_on) == (date(2026, 10, 15), date(2026, 10, 20))
    assert proof()["place"] == "当事人仓库"


def corrected(story: CaseStory, code: str, when: str, **entries: str) -> None:
    """Propose that the service reads otherwise."""
    step = story.facts.last(code)
    assert step is not None
    story.take(
        "propose_correction", when=when, seq=step.seq, entries=entries, reason="登记时写错了。"
    )


@ON_SQLITE
def test_a_correction_leaves_no_way_of_service_without_its_proof(story: CaseStory) -> None:
    """CF-G17 (处罚法61)."""
    story.until("serve_notice")
    with refused("处罚法61", "method"):
        corrected(story, "serve_notice", "2026-09-24 10:00", method="electronic")
    with refused("民诉法91", "mail_number"):
        corrected(story, "serve_notice", "2026-09-24 10:00", method="post", mail_number=" ")
    corrected(story, "serve_notice", "2026-09-24 10:00", method="post", mail_number="EMS0001")


@ON_SQLITE
def test_the_computed_day_of_a_public_notice_is_not_corrected(story: CaseStory) -> None:
    story.until("decide")
    story.take("serve", when="2026-11-09", **NOTIFIED)
    with refused("民诉法95", "served_on"):
        corrected(story, "serve", "2026-11-10", served_on="2026-10-20")
