"""Every sentence of `rules/properties.py`, proved of every procedure; and every guard is needed."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from conventions.sources import ROOT
from conventions.test_law import TABLES as WHOLE_TABLES
from conventions.test_law import code_of
from sunlit.procedures.penalty.table import ORDINARY_PENALTY as WHOLE_PENALTY
from sunlit.rules.graph import main_line
from sunlit.rules.procedure import Fact, Need, Procedure
from sunlit.rules.proof import Proof, answers, proofs_of, spoken_of
from sunlit.rules.properties import PROPERTIES
from sunlit.rules.removal import Guard, Removal, removals
from sunlit.rules.sentences import EVERYTHING, Before, Never, Whole
from sunlit.rules.whole import endless_clocks, stuck, unasked, unreached

TABLES = tuple(main_line(table) for table in WHOLE_TABLES)
"""Without the episodes that touch only themselves: `test_procedures.py` proves those apart."""
ORDINARY_PENALTY = main_line(WHOLE_PENALTY)
each_table = pytest.mark.parametrize("table", TABLES, ids=code_of)
KEPT = {
    "penalty_ordinary": {
        **dict.fromkeys(
            (
                *("convene.needs: review_agrees", "give_view.needs: review_agrees"),
                "record_paper_meeting.needs: review_agrees",
                *("deliberate.needs: review_agrees", "deliberate_against.needs: review_agrees"),
                *("decide.needs: serve_notice", "decide.needs: hear_statement"),
                *("decide.needs: reexamine", "decide.needs: draft_decision"),
                *("decide.needs: review_agrees", "withhold.needs: propose_withholding"),
                *("check_publication.needs: decide", "publish.needs: decide"),
                "publish.needs: serve|publish_before_service",
                *("close.needs: execute|hand_over_goods", "close.needs: serve|hand_over_goods"),
                "close.needs: report_closing",
            ),
            "the step before needs it too; who tries reads the law here, not the order",
        ),
        **dict.fromkeys(
            ("propose_voiding.closed_by: police_files", "void_case.closed_by: police_files"),
            "the open transfer refuses it too; one list closes all three rows of the voiding",
        ),
        **dict.fromkeys(
            (
                *("publish.closed_by: withhold", "return_publication.closed_by: withhold"),
                *("return_secrecy.closed_by: withhold", "review_secrecy.closed_by: withhold"),
                *("review_withholding.closed_by: publish", "withhold.closed_by: publish"),
                *(
                    "object_to_withholding.closed_by: publish",
                    "police_declines.closed_by: police_files",
                ),
                *("decline_withholding.closed_by: publish", "ask_recheck.closed_by: decide"),
                *("recheck_maintains.closed_by: decide", "convene_study.closed_by: decide"),
                *("give_study_view.closed_by: decide", "study_disagreement.closed_by: decide"),
                *("study_against_office.closed_by: decide", "record_paper_study.closed_by: decide"),
            ),
            "a need refuses it too, but who tries would be told to do what cannot be done any more",
        ),
        "serve.voids": "of no effect once served; keeps the search small",
        "void_case.voids": "held by test_nothing_stands_and_nothing_goes_on_in_a_void_case",
    },
    "license": {
        "publish.needs: decide": "the step before needs it too, as in the penalty",
        "close.needs: serve": "the step before needs it too, as in the penalty",
    },
    "inspection_ordinary": {
        "order_correction.voids": "without it the time to publish the order could not be stopped",
    },
    "inspection_random": {
        "close.needs: tell_result": "publication needs it too, and a new result voids both",
    },
}
"""The guards without which no sentence is broken, and why each stands all the same."""


@cache
def proofs(code: str) -> Sequence[Proof]:
    """Return the searches of a procedure: they are made one time."""
    return proofs_of(next(table for table in TABLES if table.code == code))


@cache
def removed(code: str) -> Sequence[Removal]:
    """Return what follows when each guard is taken away."""
    return removals(next(table for table in TABLES if table.code == code), proofs(code))


@each_table
def test_every_sentence_of_the_properties_holds(table: Procedure) -> None:
    """A story of each that does not: the failure prints the shortest path in Chinese."""
    told = [f"{one.of.sentence}{one}" for proof in proofs(table.code) for one in proof.broken()]
    assert told == []


@each_table
def test_every_step_is_reached_in_every_kind_of_case(table: Procedure) -> None:
    """A row that no order of acts leads to is a dead letter."""
    assert [unreached(proof) for proof in proofs(table.code)] == [[] for _ in proofs(table.code)]


@each_table
def test_from_every_position_the_case_can_be_ended_by_law(table: Procedure) -> None:
    assert [path for proof in proofs(table.code) for path in stuck(proof)] == []


@each_table
def test_somebody_is_to_act_until_the_archive_has_the_file(table: Procedure) -> None:
    """A statement answers a notice, so that there is none in a case without a penalty."""
    possible = [
        proof
        for proof in proofs(table.code)
        if Fact.PUNISHES in proof.holding or Fact.STATEMENT_MADE not in proof.holding
    ]
    assert [path for proof in possible for path in unasked(proof)] == []


@each_table
def test_every_clock_that_is_started_can_still_be_stopped(table: Procedure) -> None:
    assert [endless_clocks(proof) for proof in proofs(table.code)] == [
        [] for _ in proofs(table.code)
    ]


@each_table
def test_without_any_single_guard_a_sentence_is_broken(table: Procedure) -> None:
    """A need, a closing, an episode that blocks, what a step voids: none is superfluous."""
    idle = {one.guard.name for one in removed(table.code) if not one.stories}
    assert idle == KEPT.get(table.code, {}).keys()


@each_table
def test_a_need_that_is_said_twice_is_needed_once(table: Procedure) -> None:
    """Taken away from every row, each kept need breaks a sentence too."""
    kept = {
        one.guard.what
        for one in removed(table.code)
        if one.guard.kind == "needs" and not one.stories
    }
    for what in sorted(kept):
        rows = tuple(
            replace(
                row,
                needs=tuple(need for need in row.needs if not {*what.split("|")} & {*need.steps}),
            )
            for row in table.steps
        )
        without = replace(table, steps=rows)
        broken = (story for facts in (tuple(Fact), ()) for story in Proof(without, facts).broken())
        assert next(broken, None) is not None, what


def test_a_counterexample_is_told_as_a_story() -> None:
    """The three of the issue: no review, no hearing of the party, a transfer that is open."""
    told = {
        one.guard.name: str(one.stories[0]) for one in removed("penalty_ordinary") if one.stories
    }
    assert told["hear_statement.needs: serve_notice"] == (
        "1 案件来源登记 → 2 听取陈述申辩：此时还没有“送达事先告知书”（《行政处罚法》第四十四条）"
    )
    assert told["endorse_decision.needs: review_agrees"].startswith("1 案件来源登记 → 2 初步核查")
    assert "：此时还没有“法制审核同意”" in told["endorse_decision.needs: review_agrees"]
    assert "：此前已经“提请移送涉嫌犯罪案件”" in told["decide.blocks: transfer"]


def test_a_dead_end_an_endless_clock_and_a_dead_letter_are_found() -> None:
    """The searches above pass because there is nothing to find, not because they do not look."""
    row = ORDINARY_PENALTY.step("execute")
    never = replace(row, needs=(Need(("close",), "永不。", row.citations[0]),))
    rows = tuple(never if one.code == row.code else one for one in ORDINARY_PENALTY.steps)
    proof = Proof(replace(ORDINARY_PENALTY, steps=rows), tuple(Fact))
    assert unreached(proof) == ["execute"]
    assert stuck(proof) == []  # the police may take the case
    silent = replace(ORDINARY_PENALTY.step("serve"), stops=())
    rows = tuple(silent if one.code == "serve" else one for one in ORDINARY_PENALTY.steps)
    assert "送达处罚决定书" in endless_clocks(
        Proof(replace(ORDINARY_PENALTY, steps=rows), tuple(Fact))
    )


def test_every_sentence_speaks_of_a_procedure_and_of_its_steps() -> None:
    """A mistyped code would make a sentence that says nothing."""
    spoken = {one for table in TABLES for one in spoken_of(table)}
    assert all(one in spoken for one in PROPERTIES if not isinstance(one.says, Whole))
    known = {EVERYTHING}.union(
        *({step.code for step in table.steps} | table.plays.keys() for table in TABLES)
    )
    for one in PROPERTIES:
        if isinstance(one.says, Before):
            names = {*one.says.acts, *one.says.done, *one.says.since, *one.says.but}
            assert names.union(*one.says.instead) <= known, one.sentence
        elif isinstance(one.says, Never):
            names = {*one.says.acts, *one.says.after, *one.says.until, *one.says.but}
            assert names <= known, one.sentence
    assert all(one.sentence.endswith("。") for one in PROPERTIES)
    assert len(PROPERTIES) >= 20


def test_every_sentence_stands_on_the_page_for_the_legal_section() -> None:
    """`tools/make_proofs_page.py` writes it anew."""
    page = (ROOT / "docs" / "proved.md").read_text("utf-8")
    rows = [f"| {one.sentence} | {one.citation} |" for one in PROPERTIES]
    assert [row for row in rows if row not in page] == []


def test_each_way_to_say_no_is_closed_by_the_yes() -> None:
    closed = {
        code
        for one in answers(ORDINARY_PENALTY)
        if isinstance(one.says, Never)
        for code in one.says.acts
    }
    assert {"return_application", "return_filing", "refuse_draft", "return_decision"} <= closed


@each_table
def test_what_a_table_says_its_steps_play_are_its_steps(table: Procedure) -> None:
    steps = {step.code for step in table.steps}
    assert {code for codes in table.plays.values() for code in codes} <= steps
    assert Guard("decide", "needs", "draft_decision").told(ORDINARY_PENALTY) == (
        "“作出决定”以前要有“拟定决定书稿”"
    )
