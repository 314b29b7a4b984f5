"""给予处罚、不予处罚、不能成立: what each outcome needs, and what it rules out."""

from typing import Any

import pytest

from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.models import AdvanceNotice
from sunlit.procedures.penalty.facts import outcome_of
from sunlit.rules.leniency import Leniency
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact

pytestmark = ON_SQLITE
NOTHING: dict[str, Any] = {"warning": False, "fine_fen": 0}
NO_PENALTY = {
    "outcome": "no_penalty",
    **NOTHING,
    "circumstance": "minor_act",
    Leniency.MINOR_CORRECTED: True,
    "education": "已经当面讲解粮食经营台账的规定。",
}


@pytest.mark.parametrize(
    ("changes", "citation", "field"),
    [
        ({"outcome": "penalty", **NOTHING}, "处罚法9", "warning"),
        ({"outcome": "penalty", "violated": ""}, "处罚法59", "violated"),
        ({"outcome": "penalty", "basis": " "}, "处罚法59", "basis"),
        ({"outcome": "no_penalty", "warning": True, "fine_fen": 0}, "处罚法57(2)", "warning"),
        ({"outcome": "no_penalty", "warning": False, "fine_fen": 1}, "处罚法57(2)", "fine_fen"),
        ({"outcome": "not_established", "warning": True}, "处罚法57(3)", "warning"),
        ({"outcome": "not_established", "warning": False}, "处罚法57(3)", "fine_fen"),
        ({"outcome": "transfer"}, None, "outcome"),
        ({"outcome": ""}, None, "outcome"),
    ],
)
def test_an_outcome_imposes_what_it_says(
    story: CaseStory, changes: dict[str, Any], citation: str | None, field: str
) -> None:
    """CF-G13."""
    story.until("investigate")
    with refused(citation, field):
        story.take("conclude_investigation", **changes)


def test_a_case_without_penalty_waits_for_a_draft_and_for_no_notice(story: CaseStory) -> None:
    story.until("investigate")
    story.take("conclude_investigation", outcome="no_penalty", **NOTHING)
    facts = story.facts
    assert not facts.branch[Fact.PUNISHES]
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    assert [step.code for step in waiting] == ["draft_decision"]


def test_no_penalty_is_not_notified_as_one(story: CaseStory) -> None:
    """处罚法44 speaks of penalties."""
    story.until("investigate")
    story.take("conclude_investigation", outcome="not_established", **NOTHING)
    with refused("处罚法44"):
        story.take("notify")
    assert not AdvanceNotice.objects.exists()


def test_a_penalty_that_was_not_notified_is_not_drafted(story: CaseStory) -> None:
    """CF-G07 (处罚法44)."""
    story.until("investigate")
    story.take("conclude_investigation", outcome="no_penalty", **NOTHING)
    with refused("处罚法44", "outcome"):
        story.take("draft_decision")
    story.take("conclude_investigation", when="2026-09-23 10:00")
    with refused("处罚法62"):
        story.take("draft_decision")
    assert story.facts.draft is None


def test_after_a_new_conclusion_an_old_draft_says_nothing(story: CaseStory) -> None:
    story.until("hear_statement")
    story.take("draft_decision", **NO_PENALTY)
    assert outcome_of(story.facts).value == PenaltyOutcome.NO_PENALTY
    story.take("conclude_investigation", when="2026-09-28 16:00")
    assert outcome_of(story.facts).value == PenaltyOutcome.PENALTY
    with refused("处罚法62"):
        story.take("draft_decision", when="2026-09-28 17:00", **NO_PENALTY)


def test_a_notified_penalty_may_end_in_none_and_come_back(story: CaseStory) -> None:
    story.until("hear_statement")
    story.take("draft_decision", **NO_PENALTY)
    story.take("draft_decision", when="2026-09-28 16:00")
    assert outcome_of(story.facts).value == PenaltyOutcome.PENALTY
    story.until("decide")
    assert story.case.decisions.get().fine_fen == story.fine_fen
