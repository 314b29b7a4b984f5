"""处罚法30至33 as a table: what forbids a penalty, what makes it lighter, by article."""

import pytest

from sunlit.rules.citations import cite
from sunlit.rules.discretion import FineRange, Tier, check_fine
from sunlit.rules.leniency import Effect, Leniency, check_punishable, check_tier
from sunlit.rules.refusal import Refusal

NOTHING: frozenset[Leniency] = frozenset()
RANGES = [FineRange(Tier.LIGHTER, 100, 200), FineRange(Tier.ORDINARY, 201, 400)]


def place(refusal: Refusal | None) -> tuple[str, str] | None:
    """Return the article in its compact form, and the entry to mend."""
    if refusal is None:
        return None
    assert refusal.citation is not None
    assert refusal.field is not None
    return refusal.citation.compact, refusal.field


@pytest.mark.parametrize(("age", "is_punishable"), [(13, False), (14, True), (40, True)])
def test_nobody_under_fourteen_is_punished(age: int, *, is_punishable: bool) -> None:
    assert (check_punishable(age, NOTHING) is None) is is_punishable
    assert check_punishable(None, NOTHING) is None


@pytest.mark.parametrize(
    ("found", "article"),
    [
        (Leniency.INCAPABLE, "处罚法31"),
        (Leniency.MINOR_CORRECTED, "处罚法33.1"),
        (Leniency.NO_FAULT, "处罚法33.2"),
    ],
)
def test_what_forbids_a_penalty_refuses_it(found: Leniency, article: str) -> None:
    assert place(check_punishable(40, frozenset({found}))) == (article, "outcome")


@pytest.mark.parametrize("found", [one for one in Leniency if one.effect is not Effect.FORBIDS])
def test_whatever_does_not_forbid_a_penalty_allows_it(found: Leniency) -> None:
    assert check_punishable(40, frozenset({found})) is None


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize(
    ("found", "article"),
    [
        (Leniency.REMEDIED, "处罚法32(1)"),
        (Leniency.COERCED, "处罚法32(2)"),
        (Leniency.CONFESSED, "处罚法32(3)"),
        (Leniency.MERITORIOUS, "处罚法32(4)"),
        (Leniency.OTHER, "处罚法32(5)"),
    ],
)
def test_each_item_of_article_32_makes_the_penalty_lighter_or_reduced(
    found: Leniency, article: str, tier: Tier
) -> None:
    fits = tier in {Tier.LIGHTER, Tier.REDUCED}
    assert place(check_tier(tier, 40, frozenset({found}))) == (None if fits else (article, "tier"))


@pytest.mark.parametrize(("age", "is_minor"), [(14, True), (17, True), (18, False)])
def test_a_minor_is_punished_lighter(age: int, *, is_minor: bool) -> None:
    expected = ("处罚法30", "tier") if is_minor else None
    assert place(check_tier(Tier.ORDINARY, age, NOTHING)) == expected
    assert check_tier(Tier.LIGHTER, age, NOTHING) is None


def test_a_penalty_is_reduced_only_on_a_ground_of_the_law() -> None:
    assert place(check_tier(Tier.REDUCED, 40, NOTHING)) == ("处罚法32", "tier")
    assert check_tier(Tier.REDUCED, 40, frozenset({Leniency.PARTLY_CAPABLE})) is None
    assert check_tier(Tier.REDUCED, 17, NOTHING) is None
    assert place(check_tier(Tier.REDUCED, 40, frozenset({Leniency.FIRST_TIME}))) is not None


@pytest.mark.parametrize(
    ("fine", "tier", "deviation", "expected"),
    [
        (200, Tier.LIGHTER, "", None),
        (201, Tier.LIGHTER, "", ("处罚法34", "deviation")),
        (201, Tier.LIGHTER, "案值特别小。", None),
        (200, Tier.ORDINARY, "", ("处罚法34", "deviation")),
        (10_000, Tier.HEAVIER, "", None),
        (99, Tier.LIGHTER, "有理由。", ("处罚法32", "tier")),
        (99, Tier.REDUCED, "", None),
        (0, Tier.ORDINARY, "", None),
    ],
)
def test_a_fine_stays_in_its_tier_or_says_why(
    fine: int, tier: Tier, deviation: str, expected: tuple[str, str] | None
) -> None:
    refusal = check_fine(fine, tier, RANGES, statutory_min_fen=100, deviation=deviation)
    assert place(refusal) == expected


def test_every_circumstance_cites_its_article() -> None:
    assert {one.citation.article for one in Leniency} == {31, 32, 33}
    assert all(cite(one.citation.compact) == one.citation for one in Leniency)
