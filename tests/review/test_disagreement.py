"""申请复核 and 集体研究: the same draft again, once; the leaders open no gate (审核制度九)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.db import connection

from cases.entries import RECHECK
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, agreement, objection, refused
from sunlit.cases.acting import CaseMovedOn
from sunlit.cases.check import check_cases
from sunlit.cases.duties import derive
from sunlit.cases.models import Clearance, Decision, StepSignature
from sunlit.cases.read_case import read_case
from sunlit.cases.work import Opened, work_of
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.presenters.assignments import awaited
from sunlit.desk.presenters.disagreement import after_opinion
from sunlit.desk.presenters.review_trail import review_trail
from sunlit.documents.models import Document
from sunlit.duties.models import Duty
from sunlit.duties.queries import differences
from sunlit.ledger.services.verify import verify
from sunlit.review.models import OpinionRow, Referral
from sunlit.review.queries import rounds_of
from sunlit.review.services.give_opinion import give_opinion
from sunlit.rules.legal_review import Opinion, Point
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused
from tampering import tamper

SIDES_WITH_REVIEW = {"sides_with": "review", "conclusion": "多数支持法规科的意见。"}


@pytest.fixture
def objected(story: CaseStory) -> CaseStory:
    """A major case to whose draft the legal section objected on 30 September at nine."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection())
    return story


def ask(story: CaseStory, when: str = "2026-09-30 10:00", **changes: Any) -> None:
    story.take("ask_recheck", when=when, **changes)


def maintain(story: CaseStory, when: str = "2026-09-30 11:00") -> None:
    assert story.review(objection(), when=when).code == "recheck_maintains"


def asked_of(story: CaseStory) -> set[tuple[str, str]]:
    derived = derive(story.facts, current_calendar(), current_house())
    assert differences(story.case.uuid, derived) == []
    return {(duty.step, duty.role) for duty in Duty.objects.open().filter(actionable=True)}


def test_a_recheck_that_agrees_clears_the_same_draft(objected: CaseStory) -> None:
    ask(objected)
    assert asked_of(objected) == {("review_agrees", Role.REVIEWER)}
    objected.review(agreement(), when="2026-09-30 11:00")
    objected.decide("2026-09-30 13:00")
    first, second = Referral.objects.order_by("round")
    assert (first.draft, second.is_recheck) == (second.draft, True)
    assert objected.case.decisions.get().clearance == Clearance.objects.get()
    assert list(verify()) == []
    assert list(check_cases()) == []


def test_the_recheck_has_its_own_clock_and_is_marked(objected: CaseStory) -> None:
    ask(objected)
    clock = Duty.objects.get(deadline="FS-RECHECK")
    assert (f"{clock.due_on}", clock.closed_on) == ("2026-10-10", None)
    assert Duty.objects.get(deadline="FS-REVIEW").closed_on is not None
    maintain(objected)
    assert Duty.objects.get(deadline="FS-RECHECK").closed_on is not None
    papers = Document.objects.filter(form="D13").order_by("pk")
    assert [paper.content["round"] for paper in papers] == ["第一轮", "第二轮（复核）"]
    referral = Document.objects.filter(form="D13-送审").latest("pk").content
    assert "裁量理由已经写明" in referral["answer_to_opinion"]
    assert "裁量基准第三项" in referral["answer_to_opinion"]


def test_whoever_rechecks_reads_the_reasons_and_the_material(objected: CaseStory) -> None:
    ask(objected)
    facts = read_case(objected.case)
    told = review_trail(facts, rounds_of(objected.case, facts.steps[0].actor))[-1].text
    assert RECHECK["reasons"] in told
    assert f"补充材料：{RECHECK['material']}" in told


@pytest.mark.parametrize("step", ["endorse_decision", "decide"])
def test_an_open_recheck_keeps_the_gate_shut(objected: CaseStory, step: str) -> None:
    """CF-G08 (审核制度5)."""
    moves: tuple[Callable[[CaseStory], None], ...] = (ask, maintain)
    for move in (None, *moves):
        if move:
            move(objected)
        with pytest.raises(Refused) as caught:
            objected.take(step, when="2026-09-30 12:00")
        assert caught.value.refusal.citation is not None
    assert not Decision.objects.exists()


def test_a_recheck_comes_once_for_each_draft(objected: CaseStory) -> None:
    """审核制度9."""
    ask(objected)
    with refused("审核制度9"):
        ask(objected, "2026-09-30 10:30")
    maintain(objected)
    with refused("审核制度9"):
        ask(objected, "2026-09-30 12:00")
    objected.take("draft_decision", when="2026-09-30 12:00", discretion="适用较轻档次。")
    objected.take("refer", when="2026-09-30 12:10")
    with refused("审核制度9"):
        ask(objected, "2026-09-30 12:15")
    objected.review(objection(), when="2026-09-30 12:20")
    ask(objected, "2026-09-30 12:30")
    assert Referral.objects.count() == 4


@ON_SQLITE
@pytest.mark.parametrize("other", ["无。", "鉴定意见一份。"])
def test_the_recheck_keeps_the_materials_and_adds_its_reasons(story: CaseStory, other: str) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("draft_decision")
    story.take("refer", other=other)
    story.review(objection())
    ask(story)
    first, second = Referral.objects.order_by("round")
    assert {**first.materials, "other": ""} == {**second.materials, "other": ""}
    assert "裁量理由已经写明" in second.materials["other"]
    assert ("鉴定意见" in second.materials["other"]) is (other == "鉴定意见一份。")


def test_nobody_asks_for_a_recheck_of_what_was_not_objected_to(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    with refused("审核制度9"):
        ask(story)
    story.review(agreement())
    with refused("审核制度9"):
        ask(story)


def test_a_draft_overtaken_by_new_evidence_is_not_rechecked(objected: CaseStory) -> None:
    objected.take("investigate", when="2026-09-30 09:30", evidence_name="库存盘点表")
    with refused("审核制度9"):
        ask(objected)


def test_new_evidence_during_the_recheck_ends_it(objected: CaseStory) -> None:
    ask(objected)
    objected.take("investigate", when="2026-09-30 10:30", evidence_name="库存盘点表")
    with refused("审核制度6"):
        objected.review(agreement(), when="2026-09-30 11:00")
    assert not Duty.objects.open().filter(deadline="FS-RECHECK").exists()
    assert ("draft_decision", Role.OFFICER) in asked_of(objected)


@ON_SQLITE
@pytest.mark.parametrize("reasons", ["", "  ", None])
def test_a_recheck_without_reasons_is_refused(objected: CaseStory, reasons: str | None) -> None:
    with refused(field="reasons"):
        ask(objected, reasons=reasons)
    ask(objected, material="")


def test_an_opinion_signed_before_the_recheck_was_asked_for_is_not_taken_for_one(
    objected: CaseStory,
) -> None:
    signing = objected.act("review_agrees", when="2026-09-30 11:00")
    ask(objected)
    with pytest.raises(CaseMovedOn, match="张一"):
        give_opinion(signing, Referral.objects.latest("round"), objection())


def test_what_the_recheck_leaves_open_waits_for_the_office_and_the_leaders(
    objected: CaseStory,
) -> None:
    """审核制度9."""
    ask(objected)
    maintain(objected)
    assert asked_of(objected) == {
        ("draft_decision", Role.OFFICER),
        ("convene_study", Role.LEADER),
    }
    due = {f"{duty.due_on}" for duty in Duty.objects.open().filter(actionable=True)}
    assert due == {"2026-12-21"}


def test_the_leaders_study_only_after_a_recheck(objected: CaseStory) -> None:
    """审核制度9."""
    with refused("审核制度9"):
        objected.take("study_disagreement", when="2026-09-30 14:00")
    ask(objected)
    with refused("审核制度9"):
        objected.take("study_disagreement", when="2026-09-30 14:00")
    maintain(objected)
    objected.take("study_disagreement", when="2026-09-30 14:00")


def test_leaders_who_side_with_the_office_send_the_draft_to_a_further_round(
    objected: CaseStory,
) -> None:
    """CF-G08 (审核制度5、9)."""
    ask(objected)
    maintain(objected)
    objected.take("study_disagreement", when="2026-09-30 14:00")
    assert asked_of(objected) == {("refer", Role.OFFICER)}
    entered = work_of(objected.case.procedure, "refer").prefill(
        Opened(objected.facts, objected.persons["officer1"], date(2026, 9, 30))
    )
    assert entered["other"] == "局领导集体研究记录（2026-09-30）。"
    with refused("审核制度5"):
        objected.take("decide", when="2026-09-30 14:10")
    objected.take("refer", when="2026-09-30 14:20")
    third = Document.objects.filter(form="D13-送审").latest("pk").content
    assert third["round"] == "第三轮"
    assert "集体研究支持承办科室" in third["answer_to_opinion"]
    maintain(objected, "2026-09-30 14:30")
    objected.take("study_disagreement", when="2026-09-30 15:10")
    objected.take("refer", when="2026-09-30 15:20")
    objected.review(agreement(), when="2026-09-30 15:30")
    objected.decide("2026-09-30 15:40")
    assert objected.case.decisions.get().draft.version == 1
    assert OpinionRow.objects.count() == 4
    assert list(verify()) == []
    assert list(check_cases()) == []


def test_leaders_who_side_with_the_legal_section_send_the_office_to_a_new_draft(
    objected: CaseStory,
) -> None:
    ask(objected)
    maintain(objected)
    step = objected.take("study_disagreement", when="2026-09-30 14:00", **SIDES_WITH_REVIEW)
    assert step.code == "study_against_office"
    assert asked_of(objected) == {("draft_decision", Role.OFFICER)}
    with refused("审核制度6"):
        objected.take("refer", when="2026-09-30 14:10")
    with refused("审核制度9"):
        objected.take("study_disagreement", when="2026-09-30 15:00")
    objected.take("draft_decision", when="2026-09-30 15:00", discretion="适用较轻档次。")
    objected.take("refer", when="2026-09-30 15:10")
    objected.review(agreement(), when="2026-09-30 15:20")
    objected.decide("2026-09-30 15:30")
    assert objected.case.decisions.get().draft.version == 2


def test_the_minutes_hold_both_opinions_and_the_outcome(objected: CaseStory) -> None:
    ask(objected)
    maintain(objected)
    opened = Opened(objected.facts, objected.persons["leader"], date(2026, 9, 30))
    facts = dict(work_of(objected.case.procedure, "study_disagreement").beside(opened).rows)
    step = objected.take("study_disagreement", when="2026-09-30 14:00")
    paper = Document.objects.get(form="D14")
    assert step.papers.get().document == paper
    assert paper.content["grounds"] == ["承办科室与法规科意见不一致"]
    assert "裁量理由已经写明" in paper.content["questions"]
    assert "裁量理由已经写明" in facts["承办科室意见"]
    for opinions in (paper.content["review_opinion"], facts["法规科意见"]):
        assert "第一轮：变更" in opinions
        assert "第二轮（复核）：变更" in opinions
    assert paper.content["conclusion"].startswith("支持承办科室。")


WRONG: Mapping[str, tuple[str, Mapping[str, Any], str | None, str]] = {
    "one head": ("convene_study", {"present": ["leader"]}, None, "present"),
    "no head": ("convene_study", {"present": ["reviewer", "leader"]}, "审核制度9", "present"),
    "before the recheck": (
        "convene_study",
        {"started_at": "2026-09-30T10:30:00+08:00"},
        "审核制度9",
        "started_at",
    ),
    "not ended": (
        "study_disagreement",
        {"ended_at": "2026-09-30T15:00:00+08:00"},
        None,
        "ended_at",
    ),
    "no outcome": ("study_disagreement", {"sides_with": ""}, None, "sides_with"),
    "an outcome nobody knows": ("study_disagreement", {"sides_with": "both"}, None, "sides_with"),
}


@ON_SQLITE
@pytest.mark.parametrize("case", WRONG)
def test_a_study_that_was_not_a_collective_one_is_refused_at_its_field(
    objected: CaseStory, case: str
) -> None:
    """审核制度9."""
    ask(objected)
    maintain(objected)
    code, entered, citation, field = WRONG[case]
    changes = dict(entered)
    if "present" in changes:
        changes["present"] = [
            {"person": str(objected.persons[name].pk)} for name in changes["present"]
        ]
    with refused(citation, field):
        objected.take(code, when="2026-09-30 14:00", **changes)
    assert not Document.objects.filter(form="D14").exists()


def test_no_side_is_recorded_on_which_nobody_present_stood(objected: CaseStory) -> None:
    """审核制度9: as in a deliberation; `verify` asks it again of what is stored."""
    ask(objected)
    maintain(objected)
    when = "2026-09-30 14:00"
    objected.take("convene_study", when=when)
    for by in ("second_leader", "leader"):
        objected.take("give_study_view", by=by, when=when, view="review", opinion="裁量偏重。")
    with refused("审核制度9", "sides_with"):
        objected.take("study_disagreement", when=when, convened=False)
    objected.take("give_study_view", by="leader", when=when, opinion="再审一次。")
    objected.take("study_disagreement", when=when, convened=False)
    assert list(check_cases()) == []
    kind = "text" if connection.vendor == "sqlite" else "jsonb"
    turned = "replace(CAST(content AS text), '\"office\"', '\"review\"')"
    tamper(
        f"UPDATE cases_step SET content = CAST({turned} AS {kind}) WHERE code = 'give_study_view'"
    )
    found = [str(one) for one in check_cases()]
    assert any("没有一位支持承办科室，研究结果不能是支持承办科室" in one for one in found), found


def test_each_head_gives_their_own_view_of_the_disagreement(objected: CaseStory) -> None:
    """审核制度9: before, the host typed what each had said."""
    ask(objected)
    maintain(objected)
    when = "2026-09-30 14:00"
    with refused("审核制度9"):
        objected.take("study_disagreement", when=when, convened=False)
    objected.take("convene_study", when=when)
    assert asked_of(objected) >= {("give_study_view", Role.LEADER)}
    assert [str(one.value) for one in awaited(objected.facts)] == ["等蒋二本人发表意见"]
    with refused("审核制度9"):
        objected.take("give_study_view", by="leader", when=when)
    step = objected.take("give_study_view", when=when, view="review", opinion="裁量偏重。")
    assert StepSignature.objects.get(step=step).signer == objected.persons["second_leader"]
    with refused("审核制度9"):
        objected.take("study_disagreement", when=when, convened=False)
    objected.take("give_study_view", by="leader", when=when, opinion="应当再审。")
    opened = Opened(objected.facts, objected.persons["leader"], date(2026, 9, 30))
    read = dict(work_of(objected.case.procedure, "study_disagreement").beside(opened).rows)
    assert read["蒋二（一级科员）"] == "支持法规科。裁量偏重。", (
        "the host concludes on what was said"
    )
    with refused("审核制度9"):
        objected.take("study_disagreement", by="second_leader", when=when, convened=False)
    objected.take("study_disagreement", when=when, convened=False)
    assert Document.objects.get(form="D14").content["views"] == [
        {
            "name": "蒋二",
            "post": "一级科员",
            "view": "支持法规科。裁量偏重。",
            "signature": "本人签署，09-30 14:00",
        },
        {
            "name": "刘七",
            "post": "主任",
            "view": "支持承办科室。应当再审。",
            "signature": "本人签署，09-30 14:00",
        },
    ]
    assert list(check_cases()) == []


def test_a_recheck_of_a_voluntary_referral_is_answered_before_anyone_decides(
    story: CaseStory,
) -> None:
    story.until("draft_decision")
    story.take("refer")
    story.review(objection())
    ask(story)
    assert asked_of(story) == {("review_agrees", Role.REVIEWER)}
    with refused("处罚法57"):
        story.take("endorse_decision", when="2026-09-30 10:30")
    story.review(agreement(), when="2026-09-30 11:00")
    story.decide("2026-09-30 12:00")


def test_an_opinion_to_investigate_further_asks_for_an_investigation(story: CaseStory) -> None:
    """审核制度8(2)."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection(Point.FACTS, Opinion.INVESTIGATE_FURTHER))
    assert asked_of(story) == {("investigate", Role.OFFICER)}
    assert "继续调查" in after_opinion(story.facts)
    story.take("investigate", when="2026-09-30 10:00", evidence_name="库存盘点表")
    assert asked_of(story) == {("draft_decision", Role.OFFICER)}
    assert after_opinion(story.facts) == ""


def test_an_opinion_to_transfer_says_which_step_that_is(story: CaseStory) -> None:
    """审核制度8(5)."""
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    story.review(objection(Point.POWERS, Opinion.TRANSFER))
    assert "提请移送涉嫌犯罪案件" in after_opinion(story.facts)
    facts = story.facts
    assert facts.procedure.refusal("report_crime", facts.position, facts.branch) is None
