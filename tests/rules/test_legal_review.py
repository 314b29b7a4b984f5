"""法制审核: materials, the eight points, the five opinions, what is major, what opens the gate."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.house.load import packaged_house
from sunlit.rules.house.model import PartyKind
from sunlit.rules.legal_review import (
    Finding,
    Material,
    MaterialEntry,
    Opinion,
    Point,
    allowed_opinions,
    check_findings,
    check_materials,
    check_opinion,
)
from sunlit.rules.major_decisions import MajorFacts, check_lower, major_by, major_ground
from sunlit.rules.penalty_kinds import PenaltyKind, heaviest
from sunlit.rules.review_gate import (
    ReviewState,
    check_collective_study,
    check_gate,
    check_recheck,
)
from sunlit.rules.reviewers import ReviewersGround, check_ground, check_qualified

ROWS = packaged_house().majors(date(2026, 11, 24))


def findings(*bad: Point, characterization: Point | None = None) -> list[Finding]:
    return [
        Finding(
            point,
            satisfied=point not in bad,
            reason="有问题",
            characterization_wrong=point is characterization,
        )
        for point in Point
    ]


def materials(**changed: MaterialEntry) -> dict[Material, MaterialEntry]:
    entries = {material: MaterialEntry(papers=("一份",)) for material in Material}
    return entries | {Material(name): entry for name, entry in changed.items()}


def test_six_materials_are_complete() -> None:
    assert len(Material) == 6
    assert check_materials(materials(), hearing_held=True) is None


@pytest.mark.parametrize("material", ["proposal", "account", "bases", "evidence"])
def test_a_referral_without_a_necessary_material_is_incomplete(material: str) -> None:
    blank = MaterialEntry(not_applicable="没有")
    refusal = check_materials(materials(**{material: blank}), hearing_held=False)
    assert refusal is not None
    assert refusal.field == material
    assert str(Material(material).item) in refusal.citation.compact if refusal.citation else False


def test_a_hearing_record_that_does_not_exist_is_stated_and_not_left_blank() -> None:
    stated = materials(hearing_record=MaterialEntry(not_applicable="没有听证"))
    assert check_materials(stated, hearing_held=False) is None
    left_blank = check_materials(materials(hearing_record=MaterialEntry()), hearing_held=False)
    assert left_blank is not None
    assert "写明不涉及" in left_blank.sentence


def test_after_a_hearing_its_record_must_be_submitted() -> None:
    stated = materials(hearing_record=MaterialEntry(not_applicable="没有听证"))
    refusal = check_materials(stated, hearing_held=True)
    assert refusal is not None
    assert str(refusal.citation) == "《重大行政执法决定法制审核制度》第六条第（五）项"


def test_each_of_the_eight_points_gets_its_finding() -> None:
    assert len(Point) == 8
    assert check_findings(findings()) is None
    refusal = check_findings(findings()[:-1])
    assert refusal is not None
    assert refusal.field == Point.OTHER
    assert check_findings([*findings(), findings()[0]]) is not None


def test_a_negative_finding_needs_its_reason() -> None:
    silent = [*findings()[:-1], Finding(Point.OTHER, satisfied=False)]
    refusal = check_findings(silent)
    assert refusal is not None
    assert "写明理由" in refusal.sentence


@pytest.mark.parametrize("point", list(Point))
def test_characterization_belongs_to_facts_and_basis(point: Point) -> None:
    refusal = check_findings(findings(characterization=point))
    assert (refusal is None) == (point in {Point.FACTS, Point.BASIS})


@pytest.mark.parametrize(
    ("bad", "opinion"),
    [
        (Point.SUBJECT, Opinion.CORRECT_PROCEDURE),
        (Point.FACTS, Opinion.INVESTIGATE_FURTHER),
        (Point.BASIS, Opinion.INVESTIGATE_FURTHER),
        (Point.DISCRETION, Opinion.AMEND),
        (Point.PROCEDURE, Opinion.CORRECT_PROCEDURE),
        (Point.POWERS, Opinion.TRANSFER),
        (Point.PAPERS, Opinion.AMEND),
    ],
)
def test_the_opinion_follows_from_the_finding(bad: Point, opinion: Opinion) -> None:
    assert allowed_opinions(findings(bad)) == {opinion}
    assert check_opinion(findings(bad), {opinion}) is None
    for other in set(Opinion) - {opinion}:
        assert check_opinion(findings(bad), {other}) is not None


@pytest.mark.parametrize("point", [Point.FACTS, Point.BASIS])
def test_a_wrong_characterization_alone_asks_for_amendment(point: Point) -> None:
    found = findings(characterization=point)
    assert allowed_opinions(found) == {Opinion.AMEND}
    both = findings(point, characterization=point)
    assert check_opinion(both, {Opinion.AMEND}) is not None
    assert check_opinion(both, {Opinion.AMEND, Opinion.INVESTIGATE_FURTHER}) is None


def test_agreement_stands_alone_and_needs_all_points_sound() -> None:
    assert check_opinion(findings(), {Opinion.AGREE}) is None
    assert check_opinion(findings(), {Opinion.AGREE, Opinion.AMEND}) is not None
    assert check_opinion(findings(), {Opinion.AMEND}) is not None
    assert check_opinion(findings(), set()) is not None
    refusal = check_opinion(findings(Point.PAPERS), {Opinion.AGREE})
    assert refusal is not None
    assert "不能提出“同意”" in refusal.sentence


def test_every_negative_finding_is_answered() -> None:
    found = findings(Point.FACTS, Point.PROCEDURE)
    assert check_opinion(found, {Opinion.INVESTIGATE_FURTHER}) is not None
    assert check_opinion(found, {Opinion.INVESTIGATE_FURTHER, Opinion.CORRECT_PROCEDURE}) is None


def test_an_organ_beyond_its_powers_is_answered_by_transfer_alone() -> None:
    assert check_opinion(findings(Point.SUBJECT, Point.POWERS), {Opinion.TRANSFER}) is None


def test_a_bad_eighth_point_leaves_the_opinion_free_but_never_agreement() -> None:
    found = findings(Point.OTHER)
    for opinion in Opinion:
        assert (check_opinion(found, {opinion}) is None) == (opinion is not Opinion.AGREE)


@given(st.sets(st.sampled_from(list(Point))), st.sampled_from([None, Point.FACTS, Point.BASIS]))
def test_giving_every_allowed_opinion_is_always_accepted(
    bad: set[Point], characterization: Point | None
) -> None:
    found = findings(*bad, characterization=characterization)
    allowed = allowed_opinions(found)
    assert check_opinion(found, allowed) is None
    assert (Opinion.AGREE in allowed) == (not bad and characterization is None)


@pytest.mark.parametrize(
    ("facts", "row"),
    [
        (MajorFacts("penalty", public_interest=True), "ZD-01"),
        (MajorFacts("penalty", hearing_held=True), "ZD-02"),
        (MajorFacts("penalty", complex=True), "ZD-03"),
        (MajorFacts("penalty", fine_fen=3_000_000), "ZD-04"),
        (MajorFacts("penalty", party=PartyKind.NATURAL_PERSON, fine_fen=200_000), "ZD-05"),
        (MajorFacts("penalty", kinds=frozenset({PenaltyKind.CLOSURE})), "ZD-06"),
        (MajorFacts("penalty", social_risk=True), "ZD-07"),
        (MajorFacts("license", hearing_held=True), "ZD-12"),
        (MajorFacts("penalty", fine_fen=2_999_999), None),
        (MajorFacts("penalty", kinds=frozenset({PenaltyKind.WARNING})), None),
        (MajorFacts("inspection", complex=True), None),
    ],
)
def test_the_list_says_what_is_major_and_by_which_row(facts: MajorFacts, row: str | None) -> None:
    matched = major_by(ROWS, facts)
    assert (matched.code if matched else None) == row


def test_the_list_of_the_organ_carries_all_four_kinds_of_the_law() -> None:
    """处罚法58.1."""
    carried = {row.basis for row in ROWS if row.enforcement == "penalty"}
    assert {f"处罚法58({item})" for item in range(1, 5)} <= carried


def test_a_case_that_meets_a_row_cannot_be_lowered() -> None:
    matched = major_by(ROWS, MajorFacts("penalty", fine_fen=3_000_000))
    assert matched is not None
    assert major_ground(matched, raised=False, referred=False) == matched.code
    assert check_lower(matched, raised=False) is not None
    assert check_lower(matched, raised=True) is not None


def test_only_a_voluntary_raise_may_be_undone() -> None:
    assert major_ground(None, raised=True, referred=False)
    assert check_lower(None, raised=True) is None
    assert check_lower(None, raised=False) is not None


AGREED = ReviewState(agreed=True, opinion_given=True)
REFUSED = ReviewState(opinion_given=True)
SIDED = ReviewState(opinion_given=True, rechecked=True, leaders_sided_with_office=True)


@pytest.mark.parametrize("state", [ReviewState(), REFUSED, SIDED])
def test_only_agreement_opens_the_gate_of_a_major_penalty(state: ReviewState) -> None:
    assert check_gate(AGREED, major=True, under_penalty_law=True) is None
    assert check_gate(state, major=True, under_penalty_law=True) is not None
    loosened = check_gate(state, major=True, under_penalty_law=True, only_agreement_opens=False)
    assert loosened is not None


def test_a_decision_that_is_not_major_needs_no_review() -> None:
    assert check_gate(ReviewState(), major=False, under_penalty_law=True) is None


def test_outside_the_penalty_law_an_organ_may_let_its_leaders_decide() -> None:
    strict = check_gate(SIDED, major=True, under_penalty_law=False)
    assert strict is not None
    assert "再次审核" in strict.sentence
    assert (
        check_gate(SIDED, major=True, under_penalty_law=False, only_agreement_opens=False) is None
    )


def test_a_recheck_comes_once_and_after_a_negative_opinion() -> None:
    assert check_recheck(ReviewState()) is not None
    assert check_recheck(REFUSED) is None
    assert check_recheck(AGREED) is not None
    assert check_recheck(ReviewState(opinion_given=True, rechecked=True)) is not None


def test_the_leaders_study_what_a_recheck_has_not_settled() -> None:
    rechecked = ReviewState(opinion_given=True, rechecked=True)
    accepted = ReviewState(opinion_given=True, rechecked=True, office_accepts=True)
    assert check_collective_study(REFUSED) is not None
    assert check_collective_study(rechecked) is None
    assert check_collective_study(accepted) is not None


def test_a_first_time_reviewer_is_qualified_and_an_old_one_began_before_the_law_asked() -> None:
    """处罚法58.2."""
    old, new = date(2017, 12, 31), date(2018, 1, 1)
    assert check_ground(ReviewersGround.REVIEWED_BEFORE, old) is None
    assert check_ground(ReviewersGround.REVIEWED_BEFORE, new) is not None
    assert check_ground(ReviewersGround.QUALIFIED, new) is None
    assert check_qualified("陈六", qualified=True) is None
    unqualified = check_qualified("陈六", qualified=False)
    assert str(unqualified and unqualified.citation) == "《行政处罚法》第五十八条第二款"


def test_several_kinds_of_penalty_count_under_the_heaviest() -> None:
    assert heaviest([PenaltyKind.WARNING, PenaltyKind.FINE]) is PenaltyKind.FINE
    assert heaviest([PenaltyKind.CLOSURE, PenaltyKind.FINE]) is PenaltyKind.CLOSURE
