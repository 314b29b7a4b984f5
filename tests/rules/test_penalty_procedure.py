"""行政处罚普通程序 as a table: a search of the whole graph of positions, for each kind of case."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from sunlit.documents.forms import FORMS
from sunlit.parts.correction.steps import ANSWERS, PROPOSAL
from sunlit.parts.voiding.steps import VOIDING
from sunlit.procedures.penalty.steps.investigation import DRAFT_AND_REVIEW, INVESTIGATING
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.graph import main_line, walk
from sunlit.rules.procedure import Fact, Need, Position, Procedure

Graph = Mapping[Position, frozenset[str]]
BRANCHES = [
    {Fact.MAJOR: major, Fact.PUNISHES: punishes, Fact.DELIBERATES: deliberates}
    for major, punishes, deliberates in product((False, True), repeat=3)
    if punishes or not deliberates
]
MAJOR = {Fact.MAJOR: True, Fact.HEARING_RIGHT: True, Fact.PUNISHES: True}
MINOR = {Fact.MAJOR: False, Fact.HEARING_RIGHT: False, Fact.PUNISHES: True}
NO_PENALTY = {Fact.MAJOR: False, Fact.PUNISHES: False}
MAIN_LINE = main_line(ORDINARY_PENALTY)
STEPS = {step.code for step in MAIN_LINE.steps}
VOID = "void_case"


def closed_also_by(procedure: Procedure, code: str, closing: str) -> Procedure:
    """Return the table in which the step cannot be taken after that other one either."""
    row = procedure.step(code)
    closed = replace(row, closed_by=(*row.closed_by, closing))
    rows = tuple(closed if one.code == code else one for one in procedure.steps)
    return replace(procedure, steps=rows)


MAIN = closed_also_by(MAIN_LINE, "report_crime", "decide")
"""The table without a transfer that begins after the decision: each of its positions would stand
once more for every answer of the police. That half is searched from the decision on, by itself."""
RUNNING_ON = {"RM-RECON", "RM-SUIT"}
"""The party's remedies lapse by themselves."""
ARCHIVING = {"compile_dossier", "archive_dossier", "return_dossier"}
CORRECTING = {"propose_correction", "correct_entry", "decline_correction"}
ALWAYS_AFTER = {"tell_reporter", "attach_file", *ARCHIVING, *CORRECTING}
"""What any ended case may still offer: the reporter told, a mistake mended, the file made."""
LASTING = {step.code for step in ORDINARY_PENALTY.steps if step.after_end}
BEFORE_THE_DECISION = (
    STEPS
    - LASTING
    - {
        *("decide", "serve", "record_payment", "receive_goods", "execute"),
        *("report_closing", "endorse_closing", "return_closing", "close"),
        *("oppose_closing", "return_closing_report", "refuse_closing"),
        "assign_officers",  # the officers of a case may change until it is closed
        *("declare_no_conflict", "declare_conflict"),  # and whoever comes declares
        "stand_aside",  # a closing is endorsed and decided, too
        "record_consultation_answer",  # a question may be answered when it is too late
    }
)


@pytest.fixture(scope="module", params=BRANCHES, ids=str)
def graph(request: pytest.FixtureRequest) -> Graph:
    return walk(MAIN, request.param)


def without_need(*needed: str) -> Procedure:
    """Return the table in which no step needs those steps."""
    rows = tuple(
        replace(row, needs=tuple(need for need in row.needs if not {*needed} & {*need.steps}))
        for row in ORDINARY_PENALTY.steps
    )
    assert rows != ORDINARY_PENALTY.steps
    return replace(ORDINARY_PENALTY, steps=rows)


def decided_without(procedure: Procedure, step: str, facts: Mapping[Fact, bool]) -> bool:
    """Whether a decision can be reached in which the step does not stand."""
    return any(
        "decide" in position.standing and step not in position.standing
        for position in walk(procedure, facts, until=("decide",))
    )


def can_end(procedure: Procedure, graph: Graph) -> set[Position]:
    """Return the positions from which an ending step can be reached."""
    ends = {step.code for step in procedure.steps if step.ends} - {VOID}
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


def test_nothing_stands_and_nothing_goes_on_in_a_void_case(graph: Graph) -> None:
    void = {one: codes for one, codes in graph.items() if VOID in one.standing}
    assert void
    for position, codes in void.items():
        assert position.standing <= {VOID, "compile_dossier", "archive_dossier"}
        assert not position.open_episodes
        assert codes <= {*ARCHIVING, *CORRECTING}


def test_no_case_is_void_once_the_party_was_told_or_it_was_decided(graph: Graph) -> None:
    for position, codes in graph.items():
        if position.standing & {"serve_notice", "decide", "police_files", "close"}:
            assert not codes & VOIDING


def test_an_ended_case_that_is_published_offers_only_its_file(graph: Graph) -> None:
    ended = [
        codes for position, codes in graph.items() if {"close", "publish"} <= position.standing
    ]
    assert ended
    assert not any(codes - ALWAYS_AFTER for codes in ended)


def test_an_ended_case_offers_only_what_ends_a_withholding_and_follows_it(graph: Graph) -> None:
    ended = {position: codes for position, codes in graph.items() if "close" in position.standing}
    assert all(codes <= LASTING for codes in ended.values())
    withheld = [codes for position, codes in ended.items() if "withhold" in position.standing]
    assert withheld
    ending = {"keep_withholding", "end_withholding"}
    assert all(codes - ALWAYS_AFTER == ending for codes in withheld)


def test_nothing_is_withheld_without_the_legal_section() -> None:
    row = ORDINARY_PENALTY.step("review_withholding")
    never = replace(row, needs=(Need(("close",), "永不。", row.citations[0]),))
    rows = tuple(never if one.code == row.code else one for one in ORDINARY_PENALTY.steps)
    procedure = closed_also_by(replace(ORDINARY_PENALTY, steps=rows), "report_crime", "decide")
    assert not any("withhold" in one.standing for one in walk(procedure, MINOR))
    assert any("withhold" in one.standing for one in walk(MAIN, MINOR))


def test_a_case_waits_for_nothing_that_is_optional(graph: Graph) -> None:
    for position in [*graph][::40]:
        waiting = ORDINARY_PENALTY.next_steps(position, MAJOR)
        assert not any(step.optional for step in waiting)


def test_a_major_decision_cannot_avoid_legal_review() -> None:
    assert not decided_without(ORDINARY_PENALTY, "review_agrees", MAJOR)
    assert decided_without(without_need("review_agrees"), "review_agrees", MAJOR)


def test_a_minor_decision_may_do_without_legal_review() -> None:
    assert decided_without(ORDINARY_PENALTY, "review_agrees", MINOR)


@pytest.mark.parametrize(
    "step", ["serve_notice", "hear_statement", "draft_decision", "endorse_decision"]
)
@pytest.mark.parametrize("facts", [MAJOR, MINOR], ids=["major", "minor"])
def test_no_decision_avoids_notice_statement_or_draft(
    step: str, facts: Mapping[Fact, bool]
) -> None:
    assert not decided_without(ORDINARY_PENALTY, step, facts)


def test_what_must_be_deliberated_is_not_decided_without() -> None:
    """CF-G09 (处罚法57.2)."""
    grave = {**MAJOR, Fact.DELIBERATES: True}
    assert not decided_without(ORDINARY_PENALTY, "deliberate", grave)
    assert decided_without(without_need("deliberate"), "deliberate", grave)
    assert decided_without(ORDINARY_PENALTY, "deliberate", MAJOR)


def test_who_returns_or_refuses_a_draft_leaves_no_word_on_it(graph: Graph) -> None:
    gone = {"draft_decision", "refer", "review_agrees", "endorse_decision", "deliberate"}
    for position, codes in graph.items():
        for step in codes & {"return_decision", "deliberate_against", "review_objects"}:
            assert not ORDINARY_PENALTY.after(position, step).standing & gone


@pytest.mark.parametrize("step", ["conclude_investigation", "draft_decision"])
def test_no_decision_without_penalty_avoids_conclusion_or_draft(step: str) -> None:
    assert not decided_without(ORDINARY_PENALTY, step, NO_PENALTY)


def test_a_decision_without_penalty_needs_no_notice_of_one() -> None:
    """处罚法44 and 62 speak of penalties."""
    assert decided_without(ORDINARY_PENALTY, "notify", NO_PENALTY)


def test_an_objection_leaves_neither_draft_nor_referral_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "review_objects" in codes:
            after = ORDINARY_PENALTY.after(position, "review_objects")
            assert not after.standing & {"draft_decision", "refer", "review_agrees"}


def test_nobody_endorses_or_decides_while_a_disagreement_is_open(graph: Graph) -> None:
    """审核制度5、9: also where a draft that is not major was referred."""
    open_marks = {"review_objects", "ask_recheck", "recheck_maintains"}
    positions = {one: codes for one, codes in graph.items() if one.standing & open_marks}
    assert positions
    for position, codes in positions.items():
        assert not codes & {"endorse_decision", "deliberate", "decide"}
        assert not position.standing & {"review_agrees", "endorse_decision", "decide"}


def test_the_leaders_study_only_what_was_rechecked() -> None:
    """审核制度9."""
    row = ORDINARY_PENALTY.step("ask_recheck")
    never = replace(row, needs=(Need(("close",), "永不。", row.citations[0]),))
    rows = tuple(never if one.code == row.code else one for one in ORDINARY_PENALTY.steps)
    never_asked = replace(ORDINARY_PENALTY, steps=rows)
    codes = set().union(*walk(never_asked, MAJOR, until=("decide",)).values())
    assert not codes & {"recheck_maintains", "study_disagreement", "study_against_office"}
    offered = walk(ORDINARY_PENALTY, MAJOR, until=("decide",)).values()
    assert "study_disagreement" in set().union(*offered)


def test_the_word_of_the_leaders_leads_to_a_further_referral_or_a_new_draft(graph: Graph) -> None:
    """审核制度5、9: only agreement opens the gate."""
    for position, codes in graph.items():
        if "study_disagreement" in codes:
            sided = ORDINARY_PENALTY.after(position, "study_disagreement").standing
            assert "draft_decision" in sided
            assert not sided & {"refer", "review_agrees"}
            against = ORDINARY_PENALTY.after(position, "study_against_office").standing
            assert not against & {"draft_decision", "ask_recheck", "refer", "review_agrees"}


def test_a_new_draft_leaves_no_review_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "draft_decision" in codes:
            after = ORDINARY_PENALTY.after(position, "draft_decision")
            assert not after.standing & {"refer", "review_agrees"}


def test_new_evidence_leaves_no_draft_and_no_review_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        for step in codes & {*INVESTIGATING, "collect_evidence"}:
            after = ORDINARY_PENALTY.after(position, step)
            assert not after.standing & {"draft_decision", "refer", "review_agrees"}


@pytest.mark.parametrize("act", INVESTIGATING)
def test_any_one_act_of_investigation_opens_the_conclusion(act: str) -> None:
    filed = ORDINARY_PENALTY.position(
        ["register_lead", "check_lead", "apply_to_file", "endorse_filing", "file_case"]
    )
    filed = ORDINARY_PENALTY.after(filed, "assign_officers")
    asked = {step.code for step in ORDINARY_PENALTY.next_steps(filed, MINOR)}
    assert "investigate" in asked
    assert ORDINARY_PENALTY.refusal("conclude_investigation", filed, MINOR) is not None
    after = ORDINARY_PENALTY.after(filed, act)
    assert ORDINARY_PENALTY.refusal("conclude_investigation", after, MINOR) is None
    asked = {step.code for step in ORDINARY_PENALTY.next_steps(after, MINOR)}
    assert not asked & set(INVESTIGATING)


def test_no_case_with_a_statement_is_decided_before_it_is_examined_again() -> None:
    made = {**MINOR, Fact.STATEMENT_MADE: True}
    assert not decided_without(ORDINARY_PENALTY, "reexamine", made)
    assert decided_without(ORDINARY_PENALTY, "reexamine", MINOR)


def test_a_new_conclusion_leaves_no_notice_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "conclude_investigation" in codes:
            after = ORDINARY_PENALTY.after(position, "conclude_investigation")
            assert not after.standing & {"notify", "serve_notice", "hear_statement"}


def test_only_a_major_case_waits_for_a_review() -> None:
    for facts in (MAJOR, MINOR):
        waited = {
            step.code
            for position in walk(MAIN, facts)
            for step in ORDINARY_PENALTY.next_steps(position, facts)
        }
        assert ("refer" in waited) is facts[Fact.MAJOR]


def test_an_open_episode_holds_exactly_the_steps_it_blocks(graph: Graph) -> None:
    for standing in {position.standing for position in [*graph][::40]}:
        free = {step.code for step in ORDINARY_PENALTY.available(Position(standing), MAJOR)}
        for episode in ORDINARY_PENALTY.episodes:
            opened = Position(standing, frozenset({episode.code}))
            held = {code for code in free if ORDINARY_PENALTY.refusal(code, opened, MAJOR)}
            assert held == free & set(episode.blocks)


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
    known = {step.code for step in ORDINARY_PENALTY.steps}
    for step in ORDINARY_PENALTY.steps:
        needed = {code for need in step.needs for code in need.steps}
        assert needed | set(step.voids) | set(step.closed_by) <= known
        assert step.code not in needed
        assert not step.asked_by or step.asked_by in needed
    for episode in ORDINARY_PENALTY.episodes:
        assert set(episode.blocks) <= known, episode.code


def test_every_deadline_of_the_table_exists_and_is_stopped_by_a_step() -> None:
    started = {code for step in ORDINARY_PENALTY.steps for code in step.starts}
    stopped = {code for step in ORDINARY_PENALTY.steps for code in step.stops}
    assert started | stopped <= set(DEADLINES)
    assert started - stopped == RUNNING_ON
    assert stopped <= started


def test_every_paper_of_a_step_has_its_form() -> None:
    rows = ORDINARY_PENALTY.steps
    papers = {code for step in rows for code in step.papers}
    papers |= {paper.form for step in rows for paper in step.papers_if}
    assert papers <= set(FORMS)


def test_one_step_decides_and_a_case_ends_closed_unfiled_or_void() -> None:
    assert [step.code for step in ORDINARY_PENALTY.steps if step.decides] == ["decide"]
    assert [step.code for step in ORDINARY_PENALTY.steps if step.ends] == [
        "decline_to_file",
        "close",
        VOID,
    ]


def test_every_refusal_says_why_and_cites_its_article(graph: Graph) -> None:
    for position in [*graph][::40]:
        for code in STEPS - {"register_lead"}:
            refusal = ORDINARY_PENALTY.refusal(code, position, MAJOR)
            if refusal:
                assert refusal.citation is not None
                assert refusal.sentence.endswith("。")


def test_a_correction_leaves_no_mark_but_what_it_voids(graph: Graph) -> None:
    for position, codes in graph.items():
        for row in map(ORDINARY_PENALTY.step, {*ANSWERS, PROPOSAL}):
            if row.code in codes:
                after = ORDINARY_PENALTY.after(position, row.code)
                assert after == Position(position.standing - set(row.voids), position.open_episodes)


def test_another_party_leaves_no_report_no_notice_and_no_draft_standing(graph: Graph) -> None:
    for position, codes in graph.items():
        if "correct_identity" in codes:
            after = ORDINARY_PENALTY.after(position, "correct_identity")
            rested = {"conclude_investigation", "notify", "serve_notice", "hear_statement"}
            assert not after.standing & {*rested, *DRAFT_AND_REVIEW}


def test_no_step_cites_an_article_that_does_not_speak_of_it() -> None:
    """处罚法43 is recusal only, 54 says nothing of reporters, 82 is liability only."""
    cited = {
        step.code: {
            str(one.compact) for one in (*step.citations, *(n.citation for n in step.needs))
        }
        for step in ORDINARY_PENALTY.steps
    }
    naming = {
        article: {code for code, named in cited.items() if article in named}
        for article in ("处罚法43", "处罚法82")
    }
    assert naming == {
        "处罚法43": {
            *("assign_officers", "declare_no_conflict", "declare_conflict"),
            *("request_recusal", "decide_recusal", "stand_aside"),
        },
        "处罚法82": set(),
    }
    assert all(one.is_practice for one in ORDINARY_PENALTY.step("tell_reporter").citations)
