"""The tables of 行政许可 and 行政检查: consistent, and walked whole."""

from collections.abc import Mapping

import pytest

from sunlit.procedures.inspection.table import ORDINARY_INSPECTION, RANDOM_INSPECTION
from sunlit.procedures.license.table import LICENSE
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.graph import walk
from sunlit.rules.procedure import Fact, Position, Procedure

TABLES = (LICENSE, ORDINARY_INSPECTION, RANDOM_INSPECTION)
MAJOR = {Fact.MAJOR: True}


def refused(procedure: Procedure, code: str, *taken: str, major: bool = False) -> str | None:
    refusal = procedure.refusal(code, procedure.position(taken), {Fact.MAJOR: major})
    return refusal.sentence if refusal else None


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.code)
def test_every_name_in_a_table_exists(table: Procedure) -> None:
    steps = {step.code for step in table.steps}
    stages = {stage.code for stage in table.stages}
    assert len(steps) == len(table.steps)
    for step in table.steps:
        assert step.stage in stages
        assert step.citations
        assert set(step.starts) | set(step.stops) <= set(DEADLINES)
        assert set(step.voids) <= steps
        assert all(set(need.steps) <= steps for need in step.needs)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.code)
@pytest.mark.parametrize("major", [False, True])
def test_every_step_can_be_reached_and_the_case_can_always_end(
    table: Procedure, major: bool
) -> None:
    graph = walk(table, {Fact.MAJOR: major})
    assert {code for codes in graph.values() for code in codes} == {s.code for s in table.steps}
    ended = {position for position, codes in graph.items() if not codes}
    assert ended
    assert all(can_end(table, graph, position, ended) for position in graph)


def can_end(
    table: Procedure,
    graph: Mapping[Position, frozenset[str]],
    start: Position,
    ended: set[Position],
) -> bool:
    seen, todo = set(), [start]
    while todo:
        position = todo.pop()
        if position in ended:
            return True
        if position not in seen:
            seen.add(position)
            todo.extend(table.after(position, code) for code in graph[position])
    return False


def test_no_major_license_is_decided_without_a_review_that_agrees() -> None:
    for position, codes in walk(LICENSE, MAJOR).items():
        assert "decide" not in codes or "review_agrees" in position.standing


def test_a_supplement_is_asked_once_and_the_material_received_again() -> None:
    assert refused(LICENSE, "request_supplement", "receive") is None
    after = ("receive", "request_supplement")
    assert refused(LICENSE, "accept", *after) is not None
    assert refused(LICENSE, "receive", *after) is None
    assert refused(LICENSE, "accept", *after, "receive") is None
    again = refused(LICENSE, "request_supplement", *after, "receive")
    assert again == "“一次告知补正”已经办理。"


def test_declining_to_accept_ends_the_matter() -> None:
    assert refused(LICENSE, "accept", "receive", "decline") == "本案已不予受理，不能再办理“受理”。"


def test_a_changed_license_draft_is_referred_again() -> None:
    path = ("receive", "accept", "examine", "draft_decision", "refer", "review_agrees")
    assert refused(LICENSE, "decide", *path, major=True) is None
    assert refused(LICENSE, "decide", *path, "draft_decision", major=True) is not None


@pytest.mark.parametrize("table", [ORDINARY_INSPECTION, RANDOM_INSPECTION], ids=lambda t: t.code)
def test_no_inspection_begins_without_approval_notice_and_certificates(table: Procedure) -> None:
    for position, codes in walk(table, {}).items():
        if "inspect_on_site" in codes:
            assert {"approve_inspection", "notify", "show_certificates"} <= position.standing


@pytest.mark.parametrize("table", [ORDINARY_INSPECTION, RANDOM_INSPECTION], ids=lambda t: t.code)
def test_no_inspection_is_closed_before_its_result_is_told(table: Procedure) -> None:
    for position, codes in walk(table, {}).items():
        assert "close" not in codes or "tell_result" in position.standing


def test_a_random_inspection_is_drawn_reported_and_published() -> None:
    for position, codes in walk(RANDOM_INSPECTION, {}).items():
        if "approve_inspection" in codes:
            assert "draw" in position.standing
        if "close" in codes:
            assert {"report_result", "publish"} <= position.standing


def test_the_twenty_days_of_a_random_inspection_run_from_its_completion() -> None:
    assert RANDOM_INSPECTION.step("tell_result").starts == ("GS-SSJ", "GS-SSJ-REPORT")
    assert "GS-SSJ" in RANDOM_INSPECTION.step("publish").stops
