"""集体讨论: who must, who may, what their word opens (处罚法57.2)."""

from datetime import date
from typing import Any

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.check import check_cases
from sunlit.cases.models import (
    CollectiveDeliberation,
    Decision,
    DecisionDraft,
    Step,
    StepSignature,
)
from sunlit.desk.presenters.assignments import awaited
from sunlit.desk.presenters.of_parts import tags_of, warned
from sunlit.desk.work import work_of
from sunlit.documents.models import Document
from sunlit.people.models import RoleAssignment
from sunlit.rules.procedure import Fact, Role

pytestmark = ON_SQLITE
MEETING = "2026-09-30 09:30"
LATE = "2026-12-22 15:00"
"""The day after the ninetieth."""
AFTER_IT = (
    *("serve", "record_payment", "execute"),
    *("report_closing", "endorse_closing", "close"),
)


@pytest.fixture
def endorsed(story: CaseStory) -> CaseStory:
    """A listed case whose draft is reviewed and endorsed."""
    story.fine_fen = HEARING_FROM_FEN
    return story.until("endorse_decision")


@pytest.mark.parametrize(
    ("answers", "deliberates"),
    [
        ({}, False),
        ({"complex": True}, True),
        ({"grave": True}, True),
        ({"raise_to_major": True}, False),
    ],
)
def test_grave_and_complicated_penalties_are_deliberated(
    story: CaseStory, answers: dict[str, bool], *, deliberates: bool
) -> None:
    """CF-G09 (处罚法57.2)."""
    story.until("hear_statement")
    story.take("draft_decision", **answers)
    assert DecisionDraft.objects.get().deliberates is deliberates
    assert story.facts.branch[Fact.DELIBERATES] is deliberates


def test_a_penalty_of_the_organs_list_is_deliberated(endorsed: CaseStory) -> None:
    """CF-G09, by the organ's own choice."""
    assert DecisionDraft.objects.get().deliberates
    with refused("处罚法57.2"):
        endorsed.take("decide")
    assert not Decision.objects.exists()


def says(story: CaseStory, by: str, view: str, opinion: str, when: str = MEETING) -> Step:
    return story.take("give_view", by=by, view=view, opinion=opinion, when=when)


def test_the_record_says_what_each_said(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    says(endorsed, "second_leader", "disagree", "罚款偏高，保留意见。")
    says(endorsed, "leader", "agree", "裁量适当。")
    step = endorsed.take("deliberate")
    record = Document.objects.get(form="D14")
    assert step.papers.get().document == record
    assert record.content["views"] == [
        {
            "name": "蒋二",
            "post": "一级科员",
            "view": "不同意。罚款偏高，保留意见。",
            "signature": "本人签署，09-30 09:30",
        },
        {
            "name": "刘七",
            "post": "主任",
            "view": "同意。裁量适当。",
            "signature": "本人签署，09-30 09:30",
        },
    ]
    assert record.content["host"] == "刘七（主任）"
    assert record.content["grounds"] == ["重大违法行为"]
    assert "审核同意（" in record.content["review_opinion"]
    endorsed.take("decide")
    assert endorsed.case.decisions.get().deliberation == CollectiveDeliberation.objects.get()


def test_nobody_writes_the_view_of_another(endorsed: CaseStory) -> None:
    """处罚法57.2: before, the host typed what each had said."""
    with refused("处罚法57.2"):
        endorsed.take("deliberate", convened=False)
    endorsed.take("convene", when=MEETING)
    with refused("处罚法57.2"):
        endorsed.take("deliberate", convened=False)
    with refused("处罚法57.2"):
        says(endorsed, "leader", "agree", "主持人抢先发言。")
    step = says(endorsed, "second_leader", "agree", "同意。")
    signed = StepSignature.objects.get(step=step)
    assert signed.signer == endorsed.persons["second_leader"]
    assert {*signed.papers} == {"D16"}, "the draft of the decision was put before them"
    assert signed.shown
    with refused("处罚法57.2"):
        endorsed.take("deliberate", convened=False)
    with refused("处罚法57.2"):
        endorsed.take("decide")
    says(endorsed, "leader", "agree", "同意。")
    with refused("处罚法57.2"):
        endorsed.take("deliberate", convened=False, by="second_leader")
    endorsed.take("deliberate", convened=False)
    endorsed.take("decide")
    assert list(check_cases()) == []


def test_who_is_asked_for_a_view_has_it_in_their_own_work_list(endorsed: CaseStory) -> None:
    def asked(username: str) -> list[str]:
        person = endorsed.persons[username]
        return [duty.step for duty in work_of(person, date(2026, 9, 30))]

    assert "convene" in asked("leader")
    endorsed.take("convene", when=MEETING)
    assert (asked("second_leader"), asked("leader")) == (["give_view"], [])
    assert [str(one.value) for one in awaited(endorsed.facts)] == ["等蒋二本人发表意见"]
    says(endorsed, "second_leader", "agree", "同意。")
    assert (asked("second_leader"), asked("leader")) == ([], ["give_view"])
    says(endorsed, "leader", "agree", "同意。")
    assert asked("leader") == ["deliberate"]
    assert list(check_cases()) == []


def test_a_view_that_is_changed_is_followed_by_the_hosts(endorsed: CaseStory) -> None:
    endorsed.take("convene", when=MEETING)
    says(endorsed, "second_leader", "agree", "同意。")
    says(endorsed, "leader", "agree", "同意。")
    says(endorsed, "second_leader", "other", "应当减轻。")
    with refused("处罚法57.2"):
        endorsed.take("deliberate", convened=False)
    says(endorsed, "leader", "agree", "已经考虑。")
    endorsed.take("deliberate", convened=False)
    views = Document.objects.get(form="D14").content["views"]
    assert [row["view"] for row in views] == ["其他意见。应当减轻。", "同意。已经考虑。"]


@pytest.mark.parametrize(
    "present",
    [["leader"], ["second_leader", "reviewer"], ["leader", "leader"], ["second_leader"]],
    ids=["one", "no-head", "twice", "without-the-host"],
)
def test_at_least_two_heads_are_present_and_the_host_among_them(
    endorsed: CaseStory, present: list[str]
) -> None:
    """CF-G09 (处罚法57.2)."""
    rows = [{"person": str(endorsed.persons[name].pk)} for name in present]
    with refused("处罚法57.2" if len(rows) > 1 else None, "present"):
        endorsed.take("convene", when=MEETING, present=rows)


def test_whoever_is_not_present_gives_no_view(endorsed: CaseStory) -> None:
    third = endorsed.persons["officer3"]
    RoleAssignment.objects.create(person=third, role=Role.LEADER, since=date(2024, 1, 1))
    with refused("处罚法57.2"):
        says(endorsed, "officer3", "agree", "同意。")
    endorsed.take("convene", when=MEETING)
    with refused("处罚法57.2"):
        says(endorsed, "officer3", "agree", "同意。")


@pytest.mark.parametrize(
    ("step", "times", "citation"),
    [
        ("convene", {"started_at": "2026-09-30T08:30:00+08:00"}, "处罚法57.2"),
        ("convene", {"started_at": "2026-09-30T23:00:00+08:00"}, None),
        ("deliberate", {"ended_at": "2026-09-30T09:00:00+08:00"}, None),
        ("deliberate", {"ended_at": "2026-09-30T23:00:00+08:00"}, None),
    ],
)
def test_a_deliberation_lies_between_the_endorsement_and_now(
    endorsed: CaseStory, step: str, times: dict[str, Any], citation: str | None
) -> None:
    if step == "deliberate":
        endorsed.convene(MEETING)
    with refused(citation, next(iter(times))):
        endorsed.take(step, when=MEETING, **times)


def test_a_refusal_sends_the_draft_back(endorsed: CaseStory) -> None:
    step = endorsed.take("deliberate", view="disagree", conclusion="多数不同意，退回。")
    assert step.code == "deliberate_against"
    assert Document.objects.filter(form="D14").count() == 1
    with refused("处罚法59"):
        endorsed.take("decide")
    facts = endorsed.facts
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    assert [row.code for row in waiting] == ["draft_decision"]


def test_a_deliberation_holds_for_its_draft_only(endorsed: CaseStory) -> None:
    endorsed.take("deliberate")
    endorsed.take("draft_decision", when="2026-09-30 10:00", discretion="从轻。")
    for code in ("refer", "review_agrees", "endorse_decision"):
        endorsed.take(code, when="2026-09-30 11:00")
    with refused("处罚法57.2"):
        endorsed.take("decide")


def test_new_evidence_leaves_neither_endorsement_nor_deliberation(endorsed: CaseStory) -> None:
    endorsed.take("deliberate")
    endorsed.take("investigate", when="2026-09-30 12:00", evidence_name="库存盘点表")
    assert not endorsed.facts.position.standing & {"endorse_decision", "deliberate"}


def test_the_leader_may_send_a_draft_back(endorsed: CaseStory) -> None:
    endorsed.take("return_decision", when="2026-09-30 10:00")
    assert "draft_decision" not in endorsed.facts.position.standing
    with refused("处罚法59"):
        endorsed.take("decide")


def test_only_the_head_of_the_office_endorses(story: CaseStory) -> None:
    story.until("draft_decision")
    with refused("处罚法57"):
        story.take("endorse_decision", by="officer1")
    with refused("公示制度8"):
        story.take("endorse_decision", by="other_head")


def test_a_major_draft_is_endorsed_after_its_review(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("refer")
    with refused("审核制度5"):
        story.take("endorse_decision")


def test_the_approval_holds_three_opinions(endorsed: CaseStory) -> None:
    endorsed.until("decide")
    paper = Document.objects.get(form="D15").content
    names = [paper[f"{who}_opinion"]["name"] for who in ("officer", "office", "head")]
    assert names == ["张一", "赵四", "刘七"]
    assert "审核同意（" in paper["review"]
    assert "讨论结果：同意" in paper["deliberation"]
    assert paper["notified_on"] == "2026-09-24"


def test_after_ninety_days_a_decision_names_its_basis(story: CaseStory) -> None:
    """CF-G14 (处罚法60)."""
    story.until("endorse_decision")
    for basis in ("", "  "):
        with refused("处罚法60", "late_reason"):
            story.take("decide", when=LATE, late_basis=basis)
    story.take("decide", when=LATE, late_basis="《示例条例》第十条")
    approval = Document.objects.get(form="D15").content["head_opinion"]["opinion"]
    assert "依据《示例条例》第十条作出决定" in approval


def test_a_decision_after_ninety_days_is_made_with_the_breach_on_record(story: CaseStory) -> None:
    """CF-G14 (处罚法60): a breach, not an impossibility; paper, report, page and verify say so."""
    story.until("endorse_decision")
    assert warned(story.facts, "decide", at(LATE).date())
    story.take("decide", when=LATE, late_reason="鉴定意见迟到。")
    story.moments |= dict.fromkeys(AFTER_IT, "2026-12-25 09:00")
    story.take("serve")
    story.withhold("2026-12-25 09:00")
    story.execute_and_close()
    for form in ("D15", "D24"):
        assert "违反《行政处罚法》第六十条" in str(Document.objects.get(form=form).content)
    assert [tag.tone for tag in tags_of(story.facts)] == ["bad"]
    assert not list(check_cases())


def test_on_the_ninetieth_day_a_decision_needs_no_other_basis(story: CaseStory) -> None:
    """CF-G14 (处罚法60)."""
    story.until("endorse_decision")
    story.take("decide", when="2026-12-21 15:00")
    assert Decision.objects.exists()


def test_no_agreement_is_recorded_where_nobody_agreed(endorsed: CaseStory) -> None:
    """处罚法57.2: the heads decide together; the host alone does not turn their word round."""
    endorsed.take("convene", when=MEETING)
    says(endorsed, "second_leader", "disagree", "证据不足。")
    says(endorsed, "leader", "disagree", "请补充证据。")
    with refused("处罚法57.2", "view"):
        endorsed.take("deliberate", convened=False)
    endorsed.take("deliberate", convened=False, view="disagree")
    assert not CollectiveDeliberation.objects.get().agrees
