"""不予行政处罚: its circumstances, its paper, its end (处罚法30, 31, 33, 57)."""

from typing import Any

import pytest

from cases.entries import CITIZEN
from factories import ON_SQLITE, CaseStory, refused
from sunlit.cases.models import Decision
from sunlit.documents.forms import FORMS
from sunlit.documents.services.issue_document import IncompletePaperError, require_complete
from sunlit.rules.no_penalty import NoPenaltyCircumstance

pytestmark = ON_SQLITE


def lenient(story: CaseStory, outcome: str = "no_penalty") -> CaseStory:
    """Take the case up to its conclusion without penalty."""
    story.outcome = outcome
    return story.until("conclude_investigation")


def test_no_penalty_is_decided_without_notice_and_leaves_its_own_paper(story: CaseStory) -> None:
    """CF-G20 (处罚法57(2))."""
    lenient(story).until("decide")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.fine_fen, decision.notice) == ("no_penalty", 0, None)
    paper = decision.document
    assert (paper.form, str(paper.number)) == ("D17", "阳发改不罚〔2026〕1号")
    assert paper.content["circumstance"] == NoPenaltyCircumstance.MINOR_ACT.label
    assert paper.content["education"]
    assert paper.content["reconsideration_organ"]
    assert "statement" not in paper.content


def test_what_was_notified_and_answered_stands_in_a_later_decision_without_penalty(
    story: CaseStory,
) -> None:
    story.until("hear_statement")
    story.outcome = "no_penalty"
    story.until("decide")
    decision = Decision.objects.get()
    assert decision.notice is not None
    assert "明示放弃陈述、申辩" in decision.document.content["statement"]


def test_nothing_established_educates_nobody(story: CaseStory) -> None:
    lenient(story, "not_established").until("decide")
    content = Decision.objects.get().document.content
    assert content["circumstance"] == NoPenaltyCircumstance.NOT_ESTABLISHED.label
    assert not {"education", "violated"} & set(content)


def test_a_case_without_penalty_is_closed_without_execution(story: CaseStory) -> None:
    """CF-G20."""
    lenient(story).until("serve")
    facts = story.facts
    waiting = {row.code for row in facts.procedure.next_steps(facts.position, facts.branch)}
    assert "execute" not in waiting
    assert "check_publication" in waiting


@pytest.mark.parametrize(
    ("changes", "citation", "field"),
    [
        ({"circumstance": ""}, "处罚法57", "circumstance"),
        ({"circumstance": "not_established"}, "处罚法57(2)", "circumstance"),
        ({"education": " "}, "处罚法33.3", "education"),
        ({"circumstance": "under_fourteen"}, "处罚法30", "circumstance"),
        ({"circumstance": "incapable"}, "处罚法31", "circumstance"),
        ({"circumstance": "because"}, None, "circumstance"),
        ({"circumstance": "no_fault"}, "处罚法33.2", "circumstance"),
    ],
)
def test_no_penalty_rests_on_a_circumstance_of_the_law(
    story: CaseStory, changes: dict[str, Any], citation: str | None, field: str
) -> None:
    """CF-G12 (处罚法30, 31, 33)."""
    lenient(story)
    with refused(citation, field):
        story.take("draft_decision", **changes)


def test_a_penalty_has_no_circumstance_of_no_penalty(story: CaseStory) -> None:
    story.until("hear_statement")
    with refused("处罚法57", "circumstance"):
        story.take("draft_decision", circumstance="minor_act")


SIX_ITEMS = {
    "（一）姓名或者名称、地址": ("party",),
    "（二）违反的规定、事实和证据": ("facts", "evidence", "violated"),
    "（三）种类和依据": ("disposition", "basis"),
    "（五）复议、诉讼的途径和期限": ("reconsideration_organ", "court"),
    "（六）机关名称": ("organ_name",),
}
"""处罚法59; how it is carried out (四) is the account for a fine, the day (六) the software's."""


@pytest.mark.parametrize(
    "field", [field for fields in SIX_ITEMS.values() for field in fields], ids=str
)
@pytest.mark.parametrize("party", [None, CITIZEN], ids=["company", "citizen"])
def test_a_decision_that_lacks_one_of_its_six_items_is_not_issued(
    story: CaseStory, field: str, party: dict[str, str] | None
) -> None:
    """CF-G15 (处罚法59)."""
    story.fine_fen = 100_000
    story.party = party or story.party
    story.until("decide")
    content = dict(story.case.decisions.get().document.content)
    require_complete(FORMS["D16"], content)
    blanks: tuple[object, ...] = (None, "", [])
    for blank in blanks:
        with pytest.raises(IncompletePaperError):
            require_complete(FORMS["D16"], content | {field: blank})
    del content[field]
    with pytest.raises(IncompletePaperError):
        require_complete(FORMS["D16"], content)
