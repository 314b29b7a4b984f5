"""A row of the 目录清单 is met where every condition that it states is met (审核制度三)."""

from dataclasses import replace
from typing import Any

import pytest

from sunlit.rules.house.model import MajorRow, PartyKind
from sunlit.rules.major_decisions import (
    REFERRED,
    VOLUNTARY,
    MajorFacts,
    major_by,
    major_ground,
    meets,
)
from sunlit.rules.penalty_kinds import PenaltyKind

ANY_PENALTY = MajorRow("A", "任何处罚", "penalty", "审核制度3")
FACTS = MajorFacts("penalty", matter="m1", fine_fen=100_000, kinds={PenaltyKind.FINE})


def test_a_row_without_conditions_is_met_by_its_kind_of_enforcement_only() -> None:
    assert meets(ANY_PENALTY, FACTS)
    assert not meets(ANY_PENALTY, replace(FACTS, enforcement="license"))


@pytest.mark.parametrize(
    ("stated", "met", "unmet"),
    [
        ({"matters": ("m1", "m2")}, {"matter": "m2"}, {"matter": "m3"}),
        (
            {"party_kinds": (PartyKind.ORGANIZATION,)},
            {"party": PartyKind.ORGANIZATION},
            {"party": next(kind for kind in PartyKind if kind is not PartyKind.ORGANIZATION)},
        ),
        ({"fine_from_fen": 100_000}, {"fine_fen": 100_000}, {"fine_fen": 99_999}),
        (
            {"kinds_any": (PenaltyKind.CLOSURE, PenaltyKind.FINE)},
            {"kinds": {PenaltyKind.CLOSURE}},
            {"kinds": {PenaltyKind.WARNING}},
        ),
        *(
            ({flag: True}, {flag: True}, {flag: False})
            for flag in (
                *("hearing_held", "hearing_right", "public_interest"),
                *("social_risk", "complex", "by_law"),
            )
        ),
    ],
)
def test_each_stated_condition_must_be_met(
    stated: dict[str, Any], met: dict[str, Any], unmet: dict[str, Any]
) -> None:
    row = replace(ANY_PENALTY, **stated)
    assert meets(row, replace(FACTS, **met))
    assert not meets(row, replace(FACTS, **unmet))
    assert meets(ANY_PENALTY, replace(FACTS, **unmet))


def test_the_first_row_that_is_met_names_the_ground() -> None:
    later = replace(ANY_PENALTY, code="B")
    never = replace(ANY_PENALTY, code="C", by_law=True)
    assert major_by([never, later, ANY_PENALTY], FACTS) == later
    assert major_by([never], FACTS) is None
    assert major_ground(later, raised=True, referred=True) == "B"
    assert major_ground(None, raised=True, referred=True) == REFERRED
    assert major_ground(None, raised=True, referred=False) == VOLUNTARY
    assert major_ground(None, raised=False, referred=False) == ""
