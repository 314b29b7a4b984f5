"""Every procedure table: its names exist, and no decision is reached past its gates.

That it is never stuck, and what else holds of every path, is proved in `rules/test_properties.py`.
"""

from dataclasses import replace
from datetime import date

import pytest

from conventions.sources import dotted, python_files
from conventions.test_law import TABLES, code_of
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.graph import alone, main_line, walk
from sunlit.rules.house.load import packaged_house
from sunlit.rules.procedure import Episode, Fact, Procedure
from sunlit.rules.signing import signs

BRANCHES = [
    {Fact.MAJOR: major, Fact.PUNISHES: punishes, Fact.DELIBERATES: major and punishes}
    for major in (False, True)
    for punishes in (False, True)
]
AGREES = "review_agrees"
LISTED_KINDS = {row.enforcement for row in packaged_house().majors(date(2026, 11, 24))}
GATED = [table for table in TABLES if table.kind in LISTED_KINDS]
each_table = pytest.mark.parametrize("table", TABLES, ids=code_of)


def deciding(table: Procedure) -> set[str]:
    """Return the steps by which the organ decides."""
    return {step.code for step in table.steps if step.decides}


def without(table: Procedure, *codes: str) -> Procedure:
    """Return the table as if nobody could take those steps."""
    return replace(table, steps=tuple(step for step in table.steps if step.code not in codes))


def decides(table: Procedure, facts: dict[Fact, bool]) -> set[str]:
    """Return the steps by which the organ can come to decide."""
    found = walk(main_line(table), facts, until=deciding(table))
    return deciding(table) & {code for codes in found.values() for code in codes}


@each_table
def test_every_name_in_a_table_exists(table: Procedure) -> None:
    """A mistyped code would be a need that nothing fulfils, or a clock that nobody starts."""
    steps = {step.code for step in table.steps}
    assert len(steps) == len(table.steps)
    for step in table.steps:
        assert step.stage in {stage.code for stage in table.stages}
        assert {*step.starts, *step.stops, *step.extends} <= DEADLINES.keys()
        assert {*step.voids, *step.closed_by} <= steps
        assert {code for need in step.needs for code in need.steps} <= steps
    for episode in table.episodes:
        assert {*episode.blocks, *episode.steps} <= steps
        assert {*episode.opened_by, *episode.closed_by} <= steps
        assert episode.opened_by
        assert episode.closed_by
        assert {*episode.suspends} <= DEADLINES.keys()


@each_table
def test_what_ends_a_case_says_what_came_of_it(table: Procedure) -> None:
    assert {step.code for step in table.steps if step.ends} == {
        step.code for step in table.steps if step.ended
    }


APART = [(table, episode) for table in TABLES for episode in table.episodes if episode.steps]
each_apart = pytest.mark.parametrize(
    ("table", "episode"), APART, ids=[f"{table.code}-{one.code}" for table, one in APART]
)


@each_apart
def test_an_episode_with_steps_of_its_own_leaves_the_main_line_as_it_was(
    table: Procedure, episode: Episode
) -> None:
    """Nothing of it is needed, closed or blocked from outside, and it voids nothing there."""
    own = set(episode.steps)
    assert {*episode.opened_by, *episode.closed_by} & own
    assert not own & {code for one in table.episodes for code in one.blocks}
    assert deciding(table) <= {*episode.blocks}, "nothing is decided while it is open"
    for step in table.steps:
        needed = {code for need in step.needs for code in need.steps}
        if step.code in own:
            assert {*step.voids, *step.restores} <= own
            assert not step.ends
        else:
            assert not own & {*needed, *step.restores, *step.closed_by}
            assert step.ends or not own & {*step.voids}


@each_apart
def test_an_episode_is_never_stuck_and_every_step_of_it_is_reached(
    table: Procedure, episode: Episode
) -> None:
    found = walk(alone(table, episode), {})
    assert set().union(*found.values()) == set(episode.steps)
    for start in found:
        onwards = walk(alone(table, episode), {}, start)
        assert any(not position.open_episodes for position in onwards)


@pytest.mark.parametrize("table", TABLES, ids=code_of)
def test_no_period_is_extended_but_by_whoever_signs_on_a_request(table: Procedure) -> None:
    """The days are those of the request: an act that adds them must need it, once for each."""
    for step in (step for step in table.steps if step.extends):
        asking = {code for need in step.needs for code in need.steps}
        assert signs(step)
        assert asking <= {*step.voids}, "one request, one extension"
        for code in asking:
            fields = {field.name for field in table.forms[code].fields if field.required}
            assert step.extends_by in fields


@pytest.mark.parametrize("table", GATED, ids=code_of)
def test_with_review_removed_a_major_case_cannot_reach_a_decision(table: Procedure) -> None:
    """审核制度第五条, for every kind of enforcement that stands on the organ's list (第三条)."""
    major = {Fact.MAJOR: True, Fact.HEARING_RIGHT: True, Fact.PUNISHES: True}
    assert decides(table, major) == deciding(table)
    assert decides(without(table, AGREES), major) == set()


@pytest.mark.parametrize("table", GATED, ids=code_of)
def test_a_case_that_is_not_major_is_decided_without_review(table: Procedure) -> None:
    """The gate is for major decisions; the search above finds it because it is there."""
    assert decides(without(table, AGREES), {Fact.MAJOR: False}) == deciding(table)


def test_penalty_and_license_stand_on_the_list() -> None:
    """An empty list would make the searches above pass for a wrong reason."""
    assert sorted(LISTED_KINDS) == ["license", "penalty"]


def test_a_penalty_cannot_be_decided_without_advance_notice() -> None:
    """处罚法第四十四条: told before decided, in every case, and never waived."""
    penalty = next(table for table in TABLES if table.code == "penalty_ordinary")
    for facts in (facts for facts in BRANCHES if facts[Fact.PUNISHES]):
        assert decides(without(penalty, "serve_notice"), facts) == set()


ASKING_THEMSELVES = {
    "cases/may_act.py": "the one answer",
}


def test_whether_a_step_may_be_taken_has_one_answer() -> None:
    """Act, page, list and duties ask `may_act`: none offers what another refuses."""
    asking = {
        file.name
        for file in python_files()
        for call in file.calls()
        if dotted(call.func).split(".")[-1] in {"why_not", "why_not_meanwhile", "too_early"}
        or dotted(call.func).endswith("procedure.refusal")
    }
    assert asking == ASKING_THEMSELVES.keys()
