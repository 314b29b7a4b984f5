"""Corrections reach evidence, records and service: what was signed stays, what follows is right."""

from datetime import date
from typing import Any

import pytest

from cases.test_corrections import asked_of, propose
from cases.test_evidence_files import NEW_ITEM, PHOTO, handed_in
from cases.test_service import NOTIFIED
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, refused
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.models import Correction, Evidence, EvidenceFile, ServiceOfDocument, Step
from sunlit.cases.visible_records import visible_records
from sunlit.desk.presenters.evidence_rows import MISTAKEN, evidence_rows
from sunlit.documents.models import Document
from sunlit.ledger.services.verify import verify
from sunlit.parts.correction.papers import corrections_made
from sunlit.parts.evidence.services.collect_evidence import collect_evidence
from sunlit.procedures.penalty.steps.investigation import DRAFT_AND_REVIEW
from sunlit.rules.procedure import Role

pytestmark = ON_SQLITE
AFTER = "2026-09-22 16:00"


def approve(story: CaseStory, step: str, when: str) -> Step:
    return story.take(step, when=when, by="officehead", view="agree", opinion="已核对原件。")


def collect(story: CaseStory, content: bytes = PHOTO, name: str = "库房.jpg", **item: Any) -> Step:
    act = story.act("collect_evidence", when="2026-09-22 15:30", **(item or NEW_ITEM))
    return collect_evidence(act, [handed_in(content, name)])


def mark_wrong(story: CaseStory, when: str = AFTER) -> Step:
    """Say of the only file that it was put in by mistake; the act that approves it follows."""
    [one] = EvidenceFile.objects.all()
    propose(story, "collect_evidence", when, **{f"file_{one.uuid.hex}": "wrong"})
    return approve(story, "correct_evidence", when)


def test_corrected_evidence_is_listed_right_and_its_row_stays(story: CaseStory) -> None:
    story.until("investigate")
    propose(story, "investigate", AFTER, evidence_name="粮食收购台账", evidence_source="当事人提交")
    assert ("correct_evidence", Role.OFFICE_HEAD) in asked_of(story)
    approve(story, "correct_evidence", AFTER)
    assert Evidence.objects.get().name == "粮食收购凭证"
    [item] = story.facts.evidence
    assert (item.name, item.source) == ("粮食收购台账", "当事人提交")
    story.until("decide")
    for form in ("D09", "D10", "D16"):
        assert "粮食收购台账" in str(Document.objects.get(form=form).content["evidence"])
    assert "粮食收购台账" in str(Document.objects.get(form="D03-清单").content["items"])
    assert "由“粮食收购凭证”更正为“粮食收购台账”" in corrections_made(story.facts)
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_a_draft_that_lists_what_was_corrected_does_not_stand(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    propose(story, "investigate", "2026-09-30 10:00", evidence_name="粮食收购台账")
    approve(story, "correct_evidence", "2026-09-30 10:00")
    assert not story.facts.position.standing & {*DRAFT_AND_REVIEW}
    assert "conclude_investigation" in story.facts.position.standing
    story.take("draft_decision", when="2026-09-30 11:00")


@pytest.mark.parametrize("code", ["inspect_site", "interview"])
def test_a_signed_record_stays_and_later_papers_say_it_right(story: CaseStory, code: str) -> None:
    story.until("assign_officers")
    story.take(code, when="2026-09-22 15:00")
    form = {"inspect_site": "D03", "interview": "D04"}[code]
    signed = Document.objects.get(form=form)
    started_at = "2026-09-22T12:30:00+08:00"
    propose(story, code, AFTER, place="当事人晾晒场", started_at=started_at)
    approve(story, "correct_evidence", AFTER)
    assert Document.objects.get(form=form).content == signed.content
    assert signed.content["place"] == "山西省阳泉市城区示例街9号"
    story.until("conclude_investigation")
    assert "在当事人晾晒场" in Document.objects.get(form="D09").content["course"]


def test_the_first_of_two_records_can_be_corrected(story: CaseStory) -> None:
    story.until("assign_officers")
    first = story.take("interview", when="2026-09-22 15:00")
    story.take("interview", when="2026-09-22 15:30")
    name = {"interviewee": "示例乙"}
    story.take("propose_correction", when=AFTER, seq=first.seq, entries=name, reason="名字写错。")
    approve(story, "correct_evidence", AFTER)
    assert [item.name.partition("的")[0] for item in story.facts.evidence] == [
        "对示例乙",
        "对示例甲",
    ]


@pytest.mark.parametrize(
    ("code", "entries", "citation", "field"),
    [
        ("interview", {"questions": []}, "记录制度6", None),
        ("interview", {"id_number": "140302198001010019"}, None, "id_number"),
        ("inspect_site", {"party_view": "有异议。"}, "记录制度6", None),
        ("inspect_site", {"ended_at": "2026-09-22T09:00:00+08:00"}, None, "ended_at"),
        ("inspect_site", {"started_at": "2026-09-21T09:00:00+08:00"}, "处罚法54", "started_at"),
    ],
)
def test_what_somebody_said_and_what_cannot_be_is_not_corrected(
    story: CaseStory, code: str, entries: dict[str, Any], citation: str | None, field: str | None
) -> None:
    story.until("assign_officers")
    story.take(code, when="2026-09-22 15:00")
    with refused(citation, field):
        propose(story, code, AFTER, **entries)


def test_a_wrong_file_stays_marked_and_another_takes_its_place(story: CaseStory) -> None:
    story.until("investigate")
    collect(story)
    approval = mark_wrong(story)
    item = story.facts.evidence[-1]
    collect(story, b"%PDF-1.7 the right one", "库房2.pdf", evidence=str(item.pk))
    assert [one.name for one in story.facts.files_of(item)] == ["库房2.pdf"]
    assert [one["name"] for one in story.facts.evidence_list[-1]["files"]] == ["库房2.pdf"]
    seen = visible_records(story.persons["officer1"], story.facts, date(2026, 9, 22))
    shown = evidence_rows(seen, "/")[-1]["files"]
    assert [(one["name"], one["warning"] == MISTAKEN) for one in shown] == [
        ("库房.jpg", True),
        ("库房2.pdf", False),
    ]
    titles = [one.title for one in materials_of(story.facts) if one.evidence_file]
    assert titles == ["库房照片：库房.jpg（登记错误）", "库房照片：库房2.pdf"]
    assert Correction.objects.get().step == approval
    assert "文件“库房.jpg””由“存入的文件”更正为“登记错误”" in corrections_made(story.facts)
    story.until("decide")
    assert list(check_cases()) == []
    assert list(verify()) == []


def test_a_file_once_marked_may_be_taken_back_in(story: CaseStory) -> None:
    story.until("investigate")
    collect(story)
    mark_wrong(story)
    [one] = EvidenceFile.objects.all()
    propose(story, "collect_evidence", AFTER, **{f"file_{one.uuid.hex}": ""})
    approve(story, "correct_evidence", AFTER)
    assert story.facts.files_of(story.facts.evidence[-1]) == [one]


def test_evidence_of_a_decision_is_not_corrected_inside_the_case(story: CaseStory) -> None:
    story.until("investigate")
    collect(story)
    story.until("decide")
    [one] = EvidenceFile.objects.all()
    with refused("处罚法59", "evidence_name"):
        propose(story, "investigate", "2026-10-08 10:00", evidence_name="粮食收购台账")
    with refused("处罚法59", f"file_{one.uuid.hex}"):
        mark_wrong(story, "2026-10-08 10:00")
    propose(story, "investigate", "2026-10-08 10:00", present="示例甲、示例乙")
    approve(story, "correct_entry", "2026-10-08 10:00")
    assert list(check_cases()) == []


def test_an_act_without_an_item_of_its_own_names_none(story: CaseStory) -> None:
    story.until("investigate")
    item = story.facts.evidence[0]
    collect(story, evidence=str(item.pk))
    with refused(None, "evidence_name"):
        propose(story, "collect_evidence", AFTER, evidence_name="别的名称")


def test_a_corrected_day_of_a_public_notice_moves_the_day_of_service(story: CaseStory) -> None:
    story.until("decide")
    story.take("serve", when="2026-11-12", **NOTIFIED)
    propose(story, "serve", "2026-11-13", notice_on="2026-10-12", notice_place="门户网站")
    approve(story, "correct_entry", "2026-11-13")
    served = ServiceOfDocument.objects.filter(correction=None).latest("pk")
    assert served.served_on == date(2026, 11, 11)
    with refused("民诉法95", "notice_on"):
        propose(story, "serve", "2026-11-13", notice_on="2026-09-20")
