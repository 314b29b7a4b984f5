"""集体讨论: who must, who may, what their word opens (处罚法57.2)."""

from datetime import timedelta
from typing import Any

import pytest

from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.models import CollectiveDeliberation, Decision, DecisionDraft
from sunlit.documents.models import Document
from sunlit.rules.procedure import Fact

pytestmark = ON_SQLITE
HEADS = (
    {"name": "蒋二", "post": "副主任", "view": "罚款偏高，保留意见。"},
    {"name": "刘七", "post": "主任", "view": "同意。"},
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


def test_the_record_says_what_each_said(endorsed: CaseStory) -> None:
    step = endorsed.take("deliberate", views=list(HEADS))
    record = Document.objects.get(form="D14")
    assert step.papers.get().document == record
    assert record.content["views"] == list(HEADS)
    assert record.content["host"] == "刘七（一级科员）"
    assert record.content["grounds"] == ["重大违法行为"]
    assert "审核同意（" in record.content["review_opinion"]
    endorsed.take("decide")
    assert endorsed.case.decision.deliberation == CollectiveDeliberation.objects.get()


@pytest.mark.parametrize(
    ("views", "field"),
    [
        ([HEADS[1]], "views"),
        ([], "views"),
        ([HEADS[1], HEADS[0]], "views"),
        ([HEADS[1], HEADS[1]], "views"),
        ([{"name": "陈六", "post": "科长", "view": "同意。"}, HEADS[1]], "views"),
        ([HEADS[0], {"name": "刘七", "post": "主任", "view": " "}], "views"),
    ],
    ids=["one", "nobody", "host-first", "twice", "no-head", "silent"],
)
def test_at_least_two_heads_speak_and_the_host_last(
    endorsed: CaseStory, views: list[dict[str, str]], field: str
) -> None:
    """CF-G09 (处罚法57.2)."""
    least = len(views) < 2 or any(not view["view"].strip() for view in views)
    with refused(None if least else "处罚法57.2", field):
        endorsed.take("deliberate", views=views)
    assert not CollectiveDeliberation.objects.exists()


@pytest.mark.parametrize(
    ("times", "citation", "field"),
    [
        ({"started_at": "2026-09-30T08:30:00+08:00"}, "处罚法57.2", "started_at"),
        ({"ended_at": "2026-09-30T09:00:00+08:00"}, None, "ended_at"),
        ({"ended_at": "2026-09-30T23:00:00+08:00"}, None, "ended_at"),
    ],
)
def test_a_deliberation_lies_between_the_endorsement_and_now(
    endorsed: CaseStory, times: dict[str, Any], citation: str | None, field: str
) -> None:
    with refused(citation, field):
        endorsed.take("deliberate", **times)


def test_a_refusal_sends_the_draft_back(endorsed: CaseStory) -> None:
    step = endorsed.take("deliberate", agrees="disagree", conclusion="多数不同意，退回。")
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
    assert "集体讨论，同意" in paper["deliberation"]
    assert paper["notified_on"] == "2026-09-24"


def test_after_ninety_days_a_decision_names_its_basis(story: CaseStory) -> None:
    """CF-G14 (处罚法60)."""
    story.until("endorse_decision")
    last = at("2026-12-21 15:00")
    late = f"{last + timedelta(days=1):%Y-%m-%d %H:%M}"
    for basis in ("", "  "):
        with refused("处罚法60", "late_basis"):
            story.take("decide", when=late, late_basis=basis)
    story.take("decide", when=late, late_basis="《示例条例》第十条")
    approval = Document.objects.get(form="D15").content["head_opinion"]["opinion"]
    assert "依据《示例条例》第十条作出决定" in approval


def test_on_the_ninetieth_day_a_decision_needs_no_other_basis(story: CaseStory) -> None:
    """CF-G14 (处罚法60)."""
    story.until("endorse_decision")
    story.take("decide", when="2026-12-21 15:00")
    assert Decision.objects.exists()
