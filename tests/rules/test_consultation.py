"""请示、咨询: whom the legal section may ask, when, and which answer is one (L9; 审核制度九)."""

from datetime import date, timedelta

import pytest

from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.review.steps.codes import ANSWERED, CONSULTED
from sunlit.rules.consultation import Consulted, check_answer, check_consultation
from sunlit.rules.procedure import Position, Role

DAY = date(2026, 9, 29)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)


@pytest.mark.parametrize("kind", Consulted)
def test_each_of_the_three_bodies_of_the_article_may_be_consulted(kind: Consulted) -> None:
    assert check_consultation(kind, DAY, referred_on=DAY, today=DAY) is None


def test_no_other_body_is_consulted() -> None:
    refusal = check_consultation("press", DAY, referred_on=DAY, today=DAY)
    assert refusal is not None
    assert (str(refusal.citation), refusal.field) == (
        "《重大行政执法决定法制审核制度》第九条",
        "kind",
    )


@pytest.mark.parametrize(
    ("asked_on", "referred_on", "field"),
    [(DAY, None, None), (BEFORE, DAY, "asked_on"), (AFTER, DAY, "asked_on")],
)
def test_the_legal_section_consults_about_a_case_that_was_referred_and_not_in_the_future(
    asked_on: date, referred_on: date | None, field: str | None
) -> None:
    refusal = check_consultation("superior", asked_on, referred_on=referred_on, today=DAY)
    assert refusal is not None
    assert refusal.field == field


@pytest.mark.parametrize(
    ("answered_on", "asked_on", "field"),
    [(DAY, None, "consultation"), (BEFORE, DAY, "answered_on"), (AFTER, DAY, "answered_on")],
)
def test_an_answer_follows_a_question_that_waits_for_it(
    answered_on: date, asked_on: date | None, field: str
) -> None:
    refusal = check_answer(answered_on, asked_on=asked_on, today=DAY)
    assert refusal is not None
    assert refusal.field == field
    assert check_answer(DAY, asked_on=DAY, today=DAY) is None


def test_a_consultation_is_the_reviewers_own_choice_and_no_gate() -> None:
    """审核制度9: 可以."""
    for code in (CONSULTED, ANSWERED):
        row = ORDINARY_PENALTY.step(code)
        assert (row.role, row.optional, row.voids, row.stops) == (Role.REVIEWER, True, (), ())
        assert ORDINARY_PENALTY.after(Position(), code) == Position()
        assert ORDINARY_PENALTY.leads_to(code) == frozenset()
