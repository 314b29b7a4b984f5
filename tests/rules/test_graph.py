"""The search by masks says of every procedure what its table says row by row."""

import random

import pytest

from conventions.test_law import TABLES, code_of
from sunlit.procedures.license.table import LICENSE
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.graph import Masks, Watch, walk
from sunlit.rules.procedure import Fact, Procedure

BRANCHES = [{}, {Fact.MAJOR: True, Fact.PUNISHES: True}, dict.fromkeys(Fact, True)]


@pytest.mark.parametrize("facts", BRANCHES, ids=lambda facts: "-".join(facts) or "none")
@pytest.mark.parametrize("table", TABLES, ids=code_of)
def test_a_mask_offers_and_leads_to_what_the_table_says(
    table: Procedure, facts: dict[Fact, bool]
) -> None:
    masks = Masks(table, facts)
    found = masks.search()
    rows = {row.code: row for row in masks.rows}
    chosen = random.Random(11).sample(sorted(found), min(len(found), 60))
    for number in chosen:
        position = masks.position(number)
        assert masks.number(position) == number
        offered = [step.code for step in table.available(position, facts)]
        assert list(masks.codes(found[number])) == offered
        for code in offered:
            after = masks.position(number & rows[code].keeps | rows[code].adds)
            assert after == table.after(position, code)


def test_a_search_goes_no_further_than_it_is_told() -> None:
    whole = walk(LICENSE, {})
    decided = walk(LICENSE, {}, until=("decide",))
    assert len(decided) < len(whole)
    assert not any({"decide", "serve"} <= position.standing for position in decided)


def test_a_search_is_made_one_time() -> None:
    assert walk(LICENSE, {}) is walk(LICENSE, {Fact.MAJOR: False})


def test_a_path_remembers_what_no_longer_stands() -> None:
    """A declined transfer leaves nothing standing; the watch still knows that one was proposed."""
    watch = Watch(frozenset({"report_crime"}), frozenset({"decide"}))
    masks = Masks(ORDINARY_PENALTY, dict.fromkeys(Fact, True), [watch])
    rows = {row.code: row for row in masks.rows}
    number = 0
    for code in ("report_crime", "decline_transfer"):
        number = number & rows[code].keeps | rows[code].adds
    assert not masks.position(number).standing
    assert number & masks.watched[watch]
    number = number & rows["decide"].keeps | rows["decide"].adds
    assert not number & masks.watched[watch]
