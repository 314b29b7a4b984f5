"""Every procedure table, searched whole: reachable, never stuck, no decision past its gates."""

from dataclasses import replace
from datetime import date

import pytest

from conventions.test_law import TABLES, code_of
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.graph import walk
from sunlit.rules.house.load import packaged_house
from sunlit.rules.procedure import Fact, Position, Procedure

BRANCHES = [
    {Fact.MAJOR: major, Fact.PUNISHES: punishes, Fact.DELIBERATES: major and punishes}
    for major in (False, True)
    for punishes in (False, True)
]
AGREES = "review_agrees"
LISTED_KINDS = {row.enforcement for row in packaged_house().majors(date(2026, 11, 24))}
GATED = [table for table in TABLES if table.kind in LISTED_KINDS]
each_table = pytest.mark.parametrize("table", TABLES, ids=code_of)
each_branch = pytest.mark.parametrize(
    "facts", BRANCHES, ids=lambda facts: "-".join(fact for fact, holds in facts.items() if holds)
)


def deciding(table: Procedure) -> set[str]:
    """Return the steps by which the organ decides."""
    return {step.code for step in table.steps if step.decides}


def without(table: Procedure, *codes: str) -> Procedure:
    """Return the table as if nobody could take those steps."""
    return replace(table, steps=tuple(step for step in table.steps if step.code not in codes))


def reachable(table: Procedure, facts: dict[Fact, bool]) -> set[str]:
    """Return every step that some order of acts leads to."""
    return {code for codes in walk(table, facts).values() for code in codes}


@each_table
def test_every_name_in_a_table_exists(table: Procedure) -> None:
    """A mistyped code would be a need that nothing fulfils, or a clock that nobody starts."""
    steps = {step.code for step in table.steps}
    assert len(steps) == len(table.steps)
    for step in table.steps:
        assert step.stage in {stage.code for stage in table.stages}
        assert {*step.starts, *step.stops} <= DEADLINES.keys()
        assert {*step.voids, *step.closed_by} <= steps
        assert {code for need in step.needs for code in need.steps} <= steps
    for episode in table.episodes:
        assert {*episode.begins_after, *episode.blocks} <= steps
        assert {*episode.opened_by, *episode.closed_by} <= steps
        assert {*episode.starts, *episode.suspends} <= DEADLINES.keys()


@each_branch
@each_table
def test_every_step_can_be_reached(table: Procedure, facts: dict[Fact, bool]) -> None:
    """A row that no order of acts leads to is a dead letter."""
    assert {step.code for step in table.steps} - reachable(table, facts) == set()


@each_branch
@each_table
def test_no_order_of_acts_leads_into_a_dead_end(table: Procedure, facts: dict[Fact, bool]) -> None:
    """From every position the case can still be ended."""
    graph = walk(table, facts)
    can_end = {position for position, codes in graph.items() if not codes}
    assert all(_is_ended(table, position) for position in can_end)
    grown = True
    while grown:
        more = {
            position
            for position, codes in graph.items()
            if position not in can_end
            and any(table.after(position, code) in can_end for code in codes)
        }
        can_end |= more
        grown = bool(more)
    assert graph.keys() - can_end == set()


@pytest.mark.parametrize("table", GATED, ids=code_of)
def test_with_review_removed_a_major_case_cannot_reach_a_decision(table: Procedure) -> None:
    """审核制度第五条, for every kind of enforcement that stands on the organ's list (第三条)."""
    major = {Fact.MAJOR: True, Fact.HEARING_RIGHT: True, Fact.PUNISHES: True}
    assert deciding(table) <= reachable(table, major)
    assert deciding(table) & reachable(without(table, AGREES), major) == set()


@pytest.mark.parametrize("table", GATED, ids=code_of)
def test_a_case_that_is_not_major_is_decided_without_review(table: Procedure) -> None:
    """The gate is for major decisions; the search above finds it because it is there."""
    assert deciding(table) <= reachable(without(table, AGREES), {Fact.MAJOR: False})


def test_penalty_and_license_stand_on_the_list() -> None:
    """An empty list would make the searches above pass for a wrong reason."""
    assert sorted(LISTED_KINDS) == ["license", "penalty"]


def test_a_penalty_cannot_be_decided_without_advance_notice() -> None:
    """处罚法第四十四条: told before decided, in every case, and never waived."""
    penalty = next(table for table in TABLES if table.code == "penalty_ordinary")
    for facts in (facts for facts in BRANCHES if facts[Fact.PUNISHES]):
        assert deciding(penalty) & reachable(without(penalty, "serve_notice"), facts) == set()


def _is_ended(table: Procedure, position: Position) -> bool:
    ending = {step.code for step in table.steps if step.ends}
    return bool(position.standing & ending)
