"""A study of a disagreement held on paper is entered as a deliberation is (审核制度9)."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from cases.test_gates import by_orm
from cases.test_suspension import suspend
from factories import HEARING_FROM_FEN, CaseStory, agreement, objection, refused
from sunlit.archive.queries import materials_of
from sunlit.cases.check import check_cases
from sunlit.cases.models import StepFile, StepSignature
from sunlit.cases.work import Opened, work_of
from sunlit.documents.models import Document
from sunlit.parts.deliberation.paper_meeting import said_on_paper
from sunlit.rules.dossier import Volume
from sunlit.rules.refusal import Refused
from tampering import tamper

WHEN = "2026-09-30 14:00"


@pytest.fixture
def rechecked(story: CaseStory) -> CaseStory:
    """A major case whose draft the legal section has not agreed to a second time."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection())
    story.take("ask_recheck", when="2026-09-30 10:00")
    story.review(objection(), when="2026-09-30 11:00")
    return story


def row(story: CaseStory, name: str, view: str, words: str = "应当再审。") -> dict[str, Any]:
    return {"person": str(story.persons[name].pk), "view": view, "opinion": words}


def test_a_study_on_paper_is_entered_with_its_scan_and_marked_wherever_it_stands(
    rechecked: CaseStory,
) -> None:
    rechecked.take("convene_study", when=WHEN)
    views = [
        row(rechecked, "second_leader", "review", "裁量偏重。"),
        row(rechecked, "leader", "office"),
    ]
    step = rechecked.take("record_paper_study", when=WHEN, paper_views=views)
    assert StepSignature.objects.get(step=step).signer == rechecked.persons["leader"]
    assert "按签名扫描件登记，不是本人在系统里签署" in said_on_paper(step)
    opened = Opened(rechecked.facts, rechecked.persons["leader"], date(2026, 9, 30))
    read = dict(work_of(rechecked.case.procedure, "study_disagreement").beside(opened).rows)
    assert read["蒋二（一级科员）"] == "支持法规科。裁量偏重。（按纸面签名扫描件登记）"
    rechecked.take("study_disagreement", when=WHEN, convened=False)
    record = Document.objects.get(form="D14").content["views"]
    assert [(one["name"], one["view"]) for one in record] == [
        ("蒋二", "支持法规科。裁量偏重。"),
        ("刘七", "支持承办科室。应当再审。"),
    ]
    assert {one["signature"] for one in record} == {"纸面签名，见扫描件：会议记录签名页.pdf"}
    (scan,) = (one for one in materials_of(rechecked.facts) if one.step_file)
    assert (scan.place.volume, scan.place.code) == (Volume.INTERNAL, "deliberation")
    assert scan.title == "集体研究记录的纸面签名扫描件：会议记录签名页.pdf"
    rechecked.take("refer", when="2026-09-30 14:20")
    referral = Document.objects.filter(form="D13-送审").latest("pk").content
    assert "集体研究（纸面会议，有签名扫描件）支持承办科室" in referral["answer_to_opinion"]
    rechecked.review(agreement(), when="2026-09-30 14:30")
    rechecked.decide("2026-09-30 14:40")
    assert list(check_cases()) == []


def test_a_study_on_paper_signs_for_nobody_and_replaces_no_signature(rechecked: CaseStory) -> None:
    """审核制度9."""
    with refused("审核制度9"):
        rechecked.take("record_paper_study", when=WHEN)
    rechecked.take("convene_study", when=WHEN)
    with refused(None, "files"):
        rechecked.take("record_paper_study", when=WHEN, files=[])
    with refused("审核制度9"):
        rechecked.take("record_paper_study", when=WHEN, by="second_leader")
    rechecked.take("give_study_view", when=WHEN)
    with refused("审核制度9", "paper_views"):
        rechecked.take("record_paper_study", when=WHEN)
    own = [row(rechecked, "leader", "office")]
    rechecked.take("record_paper_study", when=WHEN, paper_views=own)
    with refused("审核制度9"):
        rechecked.take("give_study_view", by="leader", when=WHEN)
    rechecked.take("study_disagreement", when=WHEN, convened=False)
    signed = [one["signature"][:4] for one in Document.objects.get(form="D14").content["views"]]
    assert signed == ["本人签署", "纸面签名"]


def test_a_study_on_paper_rests_on_its_scan_in_the_database_and_for_verify(
    rechecked: CaseStory,
) -> None:
    """审核制度9: what nobody signed here is proven by what they signed there."""
    for code in ("convene_study", "record_paper_study"):
        rechecked.take(code, when=WHEN)
    proof = StepFile.objects.get()
    tamper("DELETE FROM cases_stepfile")
    with pytest.raises(DatabaseError, match="没有都由本人发表意见并签署"), transaction.atomic():
        rechecked.take("study_disagreement", when=WHEN, convened=False)
    found = [str(one) for one in check_cases()]
    assert any("“登记纸面集体研究”没有纸面签名扫描件" in one for one in found), found
    by_orm(proof)
    rechecked.take("study_disagreement", when=WHEN, convened=False)


def test_a_suspended_case_takes_no_study_on_paper(rechecked: CaseStory) -> None:
    rechecked.take("convene_study", when=WHEN)
    suspend(rechecked, WHEN)
    with pytest.raises(Refused, match="“中止”还没有结束"):
        rechecked.take("record_paper_study", when=WHEN)
