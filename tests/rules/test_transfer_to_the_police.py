"""A transfer to the police that follows the decision, searched from the decision on by itself."""

import pytest

from rules.test_penalty_procedure import BEFORE_THE_DECISION, MINOR, Graph, can_end
from sunlit.procedures.penalty.steps.transfer import TRANSFER_STEPS, why_not_head
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.graph import walk
from sunlit.rules.procedure import Position

TO_THE_DECISION = (
    *("register_lead", "check_lead", "apply_to_file", "endorse_filing", "file_case"),
    *("assign_officers", "investigate", "conclude_investigation", "notify", "serve_notice"),
    *("hear_statement", "draft_decision", "endorse_decision", "decide"),
)


@pytest.fixture(scope="module")
def decided() -> Graph:
    """Every position that a transfer reported after the decision leads to."""
    start = ORDINARY_PENALTY.position(TO_THE_DECISION)
    assert ORDINARY_PENALTY.refusal("report_crime", start, MINOR) is None
    return walk(ORDINARY_PENALTY, MINOR, start)


def test_a_transfer_may_follow_the_decision_and_take_its_whole_course(decided: Graph) -> None:
    """处罚法27, 移送规定11."""
    offered = set().union(*decided.values())
    assert {row.code for row in TRANSFER_STEPS} <= offered
    assert not offered & (BEFORE_THE_DECISION - {row.code for row in TRANSFER_STEPS})


def test_no_transfer_after_the_decision_leads_into_a_dead_end(decided: Graph) -> None:
    assert can_end(ORDINARY_PENALTY, decided) == set(decided)


def test_a_transfer_stops_nothing_that_carries_the_decision_out(decided: Graph) -> None:
    """移送规定11.2: what was decided before is carried out."""
    carried_out = {"serve", "execute", "publish", "check_publication", "record_payment"}
    for position, codes in decided.items():
        free = {
            step.code for step in ORDINARY_PENALTY.available(Position(position.standing), MINOR)
        }
        assert free & carried_out == codes & carried_out


def test_a_closed_case_is_transferred_no_more(decided: Graph) -> None:
    closed = [codes for one, codes in decided.items() if "close" in one.standing]
    assert closed
    assert not any("report_crime" in codes for codes in closed)


def test_the_police_may_take_the_case_after_the_procuratorate_was_asked() -> None:
    """移送规定9.2."""
    asked = ORDINARY_PENALTY.position(
        [
            *TO_THE_DECISION[:7],
            *("report_crime", "approve_transfer", "send_transfer", "police_declines"),
            *("ask_police_again", "police_declines", "ask_procuratorate"),
        ]
    )
    assert asked.open_episodes == {"transfer"}
    assert ORDINARY_PENALTY.refusal("police_files", asked, MINOR) is None
    assert ORDINARY_PENALTY.refusal("ask_procuratorate", asked, MINOR) is not None


@pytest.mark.parametrize(
    ("post", "basis", "may"),
    [
        ("主任", "", True),
        ("党组书记、主任", "", True),
        ("副主任", "", False),
        ("副主任", "市委〔2026〕12号：主持委全面工作", True),
        ("副主任", "  ", False),
        ("科长", "", False),
    ],
)
def test_a_transfer_is_decided_by_the_head_or_who_runs_the_organ(
    post: str, basis: str, *, may: bool
) -> None:
    """移送规定5."""
    refusal = why_not_head(post, "主任", basis)
    assert (refusal is None) is may
    assert refusal is None or refusal.field == "acting_basis"
