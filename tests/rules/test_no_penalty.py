"""不予处罚的情形: whose, and on which day (处罚法30, 31, 33)."""

from datetime import date

import pytest

from sunlit.rules.identifiers import read_id_number
from sunlit.rules.no_penalty import NoPenaltyCircumstance, check_no_penalty
from sunlit.rules.penalty_outcomes import PenaltyOutcome

CHILD = "140302201501010014"
GROWN = "140302198001010013"
ACT = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("code", "day", "guardian", "refusal"),
    [
        (CHILD, ACT, "责令监护人加以管教。", None),
        (CHILD, ACT, "", "guardian"),
        (CHILD, date(2029, 1, 1), "责令监护人加以管教。", "circumstance"),
        (GROWN, ACT, "责令监护人加以管教。", "circumstance"),
        (None, ACT, "责令监护人加以管教。", "circumstance"),
    ],
)
def test_the_age_counts_on_the_day_of_the_act(
    code: str | None, day: date, guardian: str, refusal: str | None
) -> None:
    """CF-G12 (处罚法30)."""
    found = check_no_penalty(
        PenaltyOutcome.NO_PENALTY,
        NoPenaltyCircumstance.UNDER_FOURTEEN,
        education="已经教育。",
        guardian=guardian,
        of_person=code is not None,
        age=read_id_number(code).age_on(day) if code else None,
    )
    assert (found.field if found else None) == refusal
