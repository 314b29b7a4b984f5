"""The table of kinds by article: what each article makes compulsory, and which it does not know."""

import tomllib
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from sunlit.rules.fine_rates import FineBy
from sunlit.rules.house.model import PartyKind
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.penalty_law import PenaltyLaw, law_of, laws

TODAY = date(2026, 11, 30)


def matters() -> list[dict[str, object]]:
    text = files("sunlit.commands.demonstration").joinpath("organ.toml").read_text("utf-8")
    found: list[dict[str, object]] = tomllib.loads(text)["matter"]
    return found


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.citation.compact)
def test_a_situation_has_a_range_wherever_it_knows_a_fine_and_no_kind_twice(
    law: PenaltyLaw,
) -> None:
    for one in law.situations:
        assert bool(one.fines) == (PenaltyKind.FINE in one.must | one.may), one.name
        assert not one.must & one.may
        assert not one.one_of & (one.must | one.may)
        assert all(rule.least < rule.most for rule in one.fines)
        assert all(bool(rule.base) == (rule.by is not FineBy.AMOUNT) for rule in one.fines)
        assert PenaltyKind.DETENTION not in one.knows
        for kind in one.terms:
            assert kind in one.must | one.may
    codes = [one.code for one in law.situations]
    assert len(codes) == len(set(codes))
    assert law.checked_on >= law.since


def test_no_article_stands_twice_with_the_same_day() -> None:
    rows = sorted((str(law.citation), law.since) for law in laws())
    assert all(one != other for one, other in pairwise(rows))


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.citation.compact)
def test_each_article_speaks_of_the_kinds_that_it_is_said_to_know(law: PenaltyLaw) -> None:
    words = {
        PenaltyKind.WARNING: "警告",
        PenaltyKind.CRITICISM: "通报批评",
        PenaltyKind.FINE: "罚款",
        PenaltyKind.CONFISCATION_OF_GOODS: "没收",
        PenaltyKind.SUSPENSION_OF_BUSINESS: "停",
        PenaltyKind.BUSINESS_RESTRICTION: "一年至",
        PenaltyKind.OCCUPATIONAL_BAN: "资格",
    }
    for kind in law.knows - {PenaltyKind.CONFISCATION_OF_GAINS}:
        assert words[kind] in law.text, kind
    for kind in (PenaltyKind.WARNING, PenaltyKind.CRITICISM, PenaltyKind.FINE):
        assert (words[kind] in law.text) == (kind in law.knows), kind
    assert any(one.after_order for one in law.situations) == (
        "逾期不改正" in law.text or "拒不改正" in law.text or "拒绝改正" in law.text
    )


@pytest.mark.parametrize("matter", matters(), ids=lambda row: str(row["code"]))
def test_every_matter_of_the_demonstration_rests_on_an_article_of_the_table(
    matter: dict[str, object],
) -> None:
    law = law_of(matter["basis"], TODAY)  # type: ignore[arg-type]
    assert law is not None
    assert ("警告" in str(matter["consequence"])) == (PenaltyKind.WARNING in law.knows)
    amounts = [
        end
        for one in law.situations
        for rule in one.fines
        if rule.by is FineBy.AMOUNT
        for end in (rule.least, rule.most)
    ]
    assert matter["fine_max_fen"] == max(amounts)
    assert matter["fine_min_fen"] in {0, min(amounts)}


@pytest.mark.parametrize(
    ("basis", "known"),
    [
        ("粮食流通条例45(5)", True),
        ("粮食流通条例45(7)", False),  # the article has six items
        ("粮食流通条例45", False),  # which of the six is not said
        ("673号令19", True),
        ("招标投标法50.1", True),
        ("招标投标法50", False),
        ("管道法50.1(1)", True),
        ("能源法73", False),  # its text has not been read
    ],
)
def test_an_article_is_found_by_the_place_that_the_matter_cites(basis: str, *, known: bool) -> None:
    assert (law_of([basis], TODAY) is not None) is known


def test_an_article_holds_from_its_own_day_on() -> None:
    assert law_of(["能源法72(4)"], date(2024, 12, 31)) is None
    assert law_of(["能源法72(4)"], date(2025, 1, 1)) is not None


def test_a_situation_is_about_the_party_that_its_article_names() -> None:
    law = law_of(["招标投标法50.1"], TODAY)
    assert law is not None
    unit, persons = law.situations[0], law.situations[-1]
    assert unit.concerns(PartyKind.ORGANIZATION)
    assert not unit.concerns(PartyKind.NATURAL_PERSON)
    assert persons.concerns(PartyKind.NATURAL_PERSON)
    assert not persons.concerns(PartyKind.ORGANIZATION)
    assert unit.concerns(PartyKind.SOLE_TRADER)
    assert persons.concerns(PartyKind.SOLE_TRADER)
