"""Whoever approves chooses between yes, no and back: words alone approve nothing."""

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.duties import waiting_steps
from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Draft, StepPaper
from sunlit.duties.models import Duty
from sunlit.parts.correction.steps import APPROVALS
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.answers import (
    AGREE,
    DISAGREE,
    OPINION,
    RETURN,
    VIEW,
    choices_of,
    contradiction,
)
from sunlit.rules.procedure import Step
from sunlit.rules.signing import signs

FORMS = ORDINARY_PENALTY.forms
NO_APPROVAL = {
    "assign_officers": "an order of the head, which answers no proposal",
    "convene": "records who is present at a deliberation",
    "record_paper_meeting": "enters what a signed paper says",
    "give_view": "one voice of several; the conclusion answers",
    "declare_no_conflict": "what an officer says of themselves",
    "declare_conflict": "the other answer of declare_no_conflict",
    "stand_aside": "what a reviewer, a head or a leader says of themselves",
    "request_recusal": "registers what the party asked for",
    "decide_recusal": "grants or rejects: 处罚法43 knows no third way",
    "publish_before_service": "a choice of the head, beside hold_publication",
    "hold_publication": "a choice of the head, beside publish_before_service",
    "invite_counsel": "an order of the head of the legal section",
    "end_invitation": "an order of the head of the legal section",
    "give_advice": "the advice of counsel, which decides nothing",
    "convene_study": "records who is present at a study",
    "record_paper_study": "enters what a signed paper says",
    "give_study_view": "one voice of several; the outcome answers",
    "study_disagreement": "sides with the office or with the legal section (审核制度9)",
    "study_against_office": "the other side of study_disagreement",
    "keep_withholding": "examines a ground again: it stands or has ended",
    "end_withholding": "the other answer of keep_withholding",
    "undo_raise": "undoes a raise by the officers, with its reason; no proposal is answered",
    "consult_superior": "a question to another body",
    "record_consultation_answer": "what the other body answered",
}
SIGNED = [row for row in ORDINARY_PENALTY.steps if signs(row) and row.code in FORMS]
ASKING = sorted({row.answers for row in SIGNED if row.answers} - NO_APPROVAL.keys())


def code_of(row: Step) -> str:
    return row.code


@pytest.mark.parametrize("row", SIGNED, ids=code_of)
def test_no_step_of_approval_is_words_alone(row: Step) -> None:
    if row.code not in NO_APPROVAL:
        assert choices_of(FORMS[row.code]), f"{row.code} approves whatever is typed"


@pytest.mark.parametrize("code", ASKING)
def test_every_approval_offers_yes_no_and_back(code: str) -> None:
    ways = ORDINARY_PENALTY.ways_to_answer(code)
    offered = {value for row in ways for value, _ in choices_of(FORMS[row.code])}
    assert {AGREE, DISAGREE, RETURN} <= offered
    assert len({row.role for row in ways}) == 1
    for row in ways:
        saying_no = {value for value, _ in choices_of(FORMS[row.code])} & {DISAGREE, RETURN}
        words = next((field for field in FORMS[row.code].fields if field.name == OPINION), None)
        assert not saying_no or words is None or words.required, f"{row.code} gives no reasons"


def test_who_agrees_not_to_punish_may_say_so() -> None:
    assert contradiction({VIEW: AGREE, OPINION: "不予处罚，情节轻微。"}) is None
    assert contradiction({VIEW: AGREE, OPINION: "不同意。"}) is not None


def test_a_correction_is_approved_refused_or_sent_back() -> None:
    for code in sorted(APPROVALS):
        assert [value for value, _ in choices_of(FORMS[code])] == [AGREE]
    no = [value for value, _ in choices_of(FORMS["decline_correction"])]
    assert no == [DISAGREE, RETURN]


@ON_SQLITE
@pytest.mark.parametrize("code", ["file_case", "endorse_decision", "decide", "publish", "close"])
def test_typing_no_does_not_approve(story: CaseStory, code: str) -> None:
    _before(story, code)
    with refused(field=VIEW):
        story.take(code, view="", opinion="不同意")
    with refused(field=OPINION):
        story.take(code, opinion="不同意。请重新核查。")
    assert code not in story.facts.position.standing


WHERE_IT_LEADS = [
    ("endorse_filing", "return_application", "officer", "apply_to_file"),
    ("file_case", "return_filing", "officer", "apply_to_file"),
    ("endorse_decision", "return_draft", "officer", "draft_decision"),
    ("endorse_decision", "refuse_draft", "officer", "conclude_investigation"),
    ("decide", "return_decision", "officer", "draft_decision"),
    ("decide", "refuse_decision", "officer", "conclude_investigation"),
    ("endorse_closing", "return_closing_report", "officer", "report_closing"),
    ("endorse_closing", "oppose_closing", "officer", "execute"),
    ("close", "return_closing", "officer", "report_closing"),
    ("close", "refuse_closing", "officer", "execute"),
]


@ON_SQLITE
@pytest.mark.parametrize(("code", "answer", "role", "asked"), WHERE_IT_LEADS)
def test_a_no_leads_back_to_whoever_must_mend_it(
    story: CaseStory, code: str, answer: str, role: str, asked: str
) -> None:
    _before(story, code)
    when = story.moments[code]
    story.take(answer, when=when)
    assert code not in story.facts.position.standing
    waiting = waiting_steps(story.facts)
    assert [(row.code, row.role) for row in waiting if row.code == asked] == [(asked, role)]
    assert asked in {duty.step for duty in Duty.objects.open().filter(actionable=True)}


@ON_SQLITE
def test_the_paper_prints_what_was_chosen(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("endorse_filing")
    story.take("file_case", opinion="")
    story.until("deliberate")
    story.take("decide", opinion="裁量适当。")
    story.until("close")
    assert _opinion(story, "D02", "head_opinion") == "同意立案。"
    assert _opinion(story, "D15", "head_opinion") == "同意。裁量适当。"
    assert _opinion(story, "D24", "office_opinion") == "情况属实，同意结案。"
    (minutes,) = StepPaper.objects.filter(step__case=story.case, document__form="D14")
    assert minutes.document.content["conclusion"].startswith("讨论结果：同意。")


@ON_SQLITE
def test_what_was_begun_for_an_answer_goes_with_any_of_them(story: CaseStory) -> None:
    story.until("endorse_filing")
    leader = story.persons["leader"]
    Draft.objects.create(
        case=story.case, step="file_case", author=leader, content={}, saved_at=at("2026-09-22")
    )
    story.take("return_filing", when=story.moments["file_case"])
    assert not Draft.objects.exists()


@ON_SQLITE
def test_while_a_correction_waits_act_page_list_and_duties_say_the_same(story: CaseStory) -> None:
    story.until("endorse_decision")
    lead = story.facts.steps[0]
    when = story.moments["decide"]
    story.take(
        "propose_correction",
        when=when,
        seq=lead.seq,
        entries={"source": "complaint"},
        reason="看错。",
    )
    leader = story.persons["leader"]
    refusal = why_not_now(leader, "decide", story.facts, story.act("decide").now.date())
    assert refusal is not None
    assert "有更正等待审批" in str(refusal)
    with refused("记录制度6"):
        story.take("decide")
    assert "decide" not in {row.code for row in waiting_steps(story.facts)}
    offered = {duty.step for duty in Duty.objects.open().filter(actionable=True)}
    assert "decide" not in offered
    assert "correct_entry" in offered
    waiting = Duty.objects.open().get(deadline="CF-DECIDE")
    assert waiting.waits_for == "等承办科室负责人办理“审批更正”"


def _before(story: CaseStory, code: str) -> None:
    """Lead the case to where that step is asked."""
    order = list(story.moments)
    if code in {"endorse_decision", "decide"}:
        story.until("draft_decision")
        if code == "decide":
            story.take("endorse_decision")
        return
    story.until(order[order.index(code) - 1])


def _opinion(story: CaseStory, form: str, field: str) -> str:
    paper = StepPaper.objects.get(step__case=story.case, document__form=form)
    return str(paper.document.content[field]["opinion"])
