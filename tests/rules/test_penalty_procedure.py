"""行政处罚普通程序 as a table: a search of the whole graph of positions, for each kind of case."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from sunlit.documents.forms import FORMS
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.penalty import ORDINARY_PENALTY
from sunlit.rules.procedure import Fact, Need, Position, Procedure, walk

Graph = Mapping[Position, set[str]]
BRANCHES = [
    {Fact.MAJOR: major, Fact.HEARING_RIGHT: hearing}
    for major, hearing in product((False, True), repeat=2)
]
MAJOR = {Fact.MAJOR: True, Fact.HEARING_RIGHT: True}
MINOR = {Fact.MAJOR: False, Fact.HEARING_RIGHT: False}
STEPS = {step.code for step in ORDINARY_PENALTY.steps}
RUNNING_ON = {"RM-RECON", "RM-SUIT", "DA-ARCHIVE"}
"""The party's remedies lapse by themselves; archiving ends in the archive's own room."""
LASTING = {step.code for step in ORDINARY_PENALTY.steps if step.after_end}
BEFORE_THE_DECISION = STEPS - LASTING - {"decide", "serve", "execute", "close"}


@pytest.fixture(scope="module", params=BRANCHES, ids=str)
def graph(request: pytest.FixtureRequest) -> Graph:
    return walk(ORDINARY_PENALTY, request.param)


def without_need(step: str, needed: str) -> Procedure:
    """Return the table with one need of one step left out."""
    row = ORDINARY_PENALTY.step(step)
    kept = tuple(need for need in row.needs if needed not in need.steps)
    assert len(kept) == len(row.needs) - 1
    changed = replace(row, needs=kept)
    rows = tuple(changed if one.code == step else one for one in ORDINARY_PENALTY.steps)
    return replace(ORDINARY_PENALTY, steps=rows)


def decided_without(procedure: Procedure, step: str, facts: Mapping[Fact, bool]) -> bool:
    """Whether a decision can be reached in which the step does not stand."""
    return any(
        "decide" in position.standing and step not in position.standing
        for position in walk(procedure, facts)
    )


def can_end(procedure: Procedure, graph: Graph) -> set[Position]:
    """Return the positions from which an ending step can be reached."""
    ends = {step.code for step in procedure.steps if step.ends}
    leading = {position for position in graph if position.standing & ends}
    while True:
        more = {
            position
            for position, codes in graph.items()
            if position not in leading
            and any(procedure.after(position, code) in leading for code in codes)
        }
        if not more:
            return leading
        leading |= more


def test_every_step_can_be_reached(graph: Graph) -> None:
    assert set().union(*graph.values()) == STEPS


def test_no_position_is_a_dead_end(graph: Graph) -> None:
    assert can_end(ORDINARY_PENALTY, graph) == set(graph)


def test_the_search_finds_a_dead_end_where_there_is_one() -> None:
    blocked = replace(ORDINARY_PENALTY.step("execute"), needs=ORDINARY_PENALTY.step("close").needs)
    rows = tuple(blocked if one.code == "execute" else one for one in ORDINARY_PENALTY.steps)
    procedure = replace(ORDINARY_PENALTY, steps=rows)
    graph = walk(procedure, MINOR)
    served = {position for position in graph if "serve" in position.standing}
    assert served
    assert not served & can_end(procedure, graph)


def test_a_declined_lead_offers_no_step_but_to_tell_who_reported(graph: Graph) -> None:
    ended = [codes for one, codes in graph.items() if "decline_to_file" in one.standing]
    assert ended
    assert not any(codes - {"tell_reporter"} for codes in ended)


def test_an_ended_case_that_is_published_offers_no_step(graph: Graph) -> None:
    ended = [
        codes for position, codes in graph.items() if {"close", "publish"} <= position.standing
    ]
    assert ended
    assert not any(codes - {"tell_reporter"} for codes in ended)


def test_an_ended_case_offers_only_what_ends_a_withholding_and_follows_it(graph: Graph) -> None:
    ended = {position: codes for position, codes in graph.items() if "close" in position.standing}
    assert all(codes <= LASTING for codes in ended.values())
    withheld = [codes for position, codes in ended.items() if "withhold" in position.standing]
    assert withheld
    ending = {"keep_withholding", "end_withholding"}
    assert all(codes - {"tell_reporter"} == ending for codes in withheld)


def test_nothing_is_published_that_is_withheld_or_proposed_to_be(graph: Graph) -> None:
    for position, codes in graph.items():
        if position.standing & {"propose_withholding", "withhold"}:
            assert not codes & {"check_publication", "publish"}


def test_nothing_is_withheld_without_the_legal_section() -> None:
    row = ORDINARY_PENALTY.step("review_withholding")
    never = replace(row, needs=(Need(("close",), "永不。", row.citations[0]),))
    rows = tuple(never if one.code == row.code else one for one in ORDINARY_PENALTY.steps)
    procedure = replace(ORDINARY_PENALTY, steps=rows)
    assert not any("withhold" in one.standing for one in walk(procedure, MINOR))
    assert any("withhold" in one.standing for one in walk(ORDINARY_PENALTY, MINOR))


def test_a_case_waits_for_nothing_that_is_optional(graph: Graph) -> None:
    for position in graph:
        waiting = ORDINARY_PENALTY.next_steps(position, MAJOR)
        assert not any(step.optional for step in waiting)


def test_after_the_decision_nothing_before_it_can_be_done(graph: Graph) -> None:
    decided = [codes for position, codes in graph.items() if "decide" in position.standing]
    assert decided
    assert not any(codes & BEFORE_THE_DECISION for codes in decided)


def test_a_major_decision_cannot_avoid_legal_review() -> None:
    assert not decided_without(ORDINARY_PENALTY, "review_agrees", MAJOR)
    assert decided_without(without_need("decide", "review_agrees"), "review_agrees", MAJOR)


def test_a_minor_decision_may_do_without_legal_review() -> None:
    assert decided_without(ORDINARY_PENALTY, "review_agrees", MINOR)


@pytest.mark.parametrize("step", ["serve_notice", "hear_statement", "draft_decision"])
@pytest.mark.parametrize("facts", [MAJOR, MINOR], ids=["major", "minor"])
def test_no_decision_avoids_notice_statement_or_draft(
    step: str, facts: Mapping[Fact, bool]
) -> None:
    assert not decided_without(ORDINARY_PENALTY, step, facts)


def test_an_objection_leaves_neither_draft_nor_referral_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "review_objects" in codes:
            after = ORDINARY_PENALTY.after(position, "review_objects")
            assert not after.standing & {"draft_decision", "refer", "review_agrees"}


def test_a_new_draft_leaves_no_review_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "draft_decision" in codes:
            after = ORDINARY_PENALTY.after(position, "draft_decision")
            assert not after.standing & {"refer", "review_agrees"}


def test_new_evidence_leaves_no_draft_and_no_review_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        for step in codes & {"investigate", "collect_evidence"}:
            after = ORDINARY_PENALTY.after(position, step)
            assert not after.standing & {"draft_decision", "refer", "review_agrees"}


def test_a_new_conclusion_leaves_no_notice_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "conclude_investigation" in codes:
            after = ORDINARY_PENALTY.after(position, "conclude_investigation")
            assert not after.standing & {"notify", "serve_notice", "hear_statement"}


def test_only_a_major_case_waits_for_a_review() -> None:
    for facts in (MAJOR, MINOR):
        waited = {
            step.code
            for position in walk(ORDINARY_PENALTY, facts)
            for step in ORDINARY_PENALTY.next_steps(position, facts)
        }
        assert ("refer" in waited) is facts[Fact.MAJOR]


def test_an_open_episode_holds_exactly_the_steps_it_blocks(graph: Graph) -> None:
    for episode in ORDINARY_PENALTY.episodes:
        for position, codes in graph.items():
            opened = Position(position.standing, frozenset({episode.code}))
            available = {step.code for step in ORDINARY_PENALTY.available(opened, MAJOR)}
            free = {step.code for step in ORDINARY_PENALTY.available(position, MAJOR)}
            assert available == free - set(episode.blocks), codes


def test_every_row_and_every_need_cites_its_article() -> None:
    for step in ORDINARY_PENALTY.steps:
        assert step.citations, step.code
        assert all(need.citation and need.sentence.endswith("。") for need in step.needs)
    assert all(episode.citations for episode in ORDINARY_PENALTY.episodes)


def test_every_stage_has_a_step_and_every_step_a_stage() -> None:
    stages = [stage.code for stage in ORDINARY_PENALTY.stages]
    assert {step.stage for step in ORDINARY_PENALTY.steps} == set(stages)
    order = [stages.index(step.stage) for step in ORDINARY_PENALTY.steps]
    assert order == sorted(order)


def test_a_row_names_only_steps_of_its_table() -> None:
    for step in ORDINARY_PENALTY.steps:
        needed = {code for need in step.needs for code in need.steps}
        assert needed | set(step.voids) | set(step.closed_by) <= STEPS
        assert step.code not in needed
    for episode in ORDINARY_PENALTY.episodes:
        assert set(episode.begins_after) | set(episode.blocks) <= STEPS, episode.code


def test_every_deadline_of_the_table_exists_and_is_stopped_by_a_step() -> None:
    started = {code for step in ORDINARY_PENALTY.steps for code in step.starts}
    stopped = {code for step in ORDINARY_PENALTY.steps for code in step.stops}
    episodes = {code for episode in ORDINARY_PENALTY.episodes for code in episode.starts}
    assert started | stopped | episodes <= set(DEADLINES)
    assert started - stopped == RUNNING_ON
    assert stopped <= started


def test_every_paper_of_a_step_has_its_form() -> None:
    papers = {code for step in ORDINARY_PENALTY.steps for code in step.papers}
    assert papers <= set(FORMS)


def test_one_step_decides_and_a_case_ends_closed_or_unfiled() -> None:
    assert [step.code for step in ORDINARY_PENALTY.steps if step.decides] == ["decide"]
    assert [step.code for step in ORDINARY_PENALTY.steps if step.ends] == [
        "decline_to_file",
        "close",
    ]


def test_every_refusal_says_why_and_cites_its_article(graph: Graph) -> None:
    for position in graph:
        for code in STEPS - {"register_lead"}:
            refusal = ORDINARY_PENALTY.refusal(code, position, MAJOR)
            if refusal:
                assert refusal.citation is not None
                assert refusal.sentence.endswith("。")
