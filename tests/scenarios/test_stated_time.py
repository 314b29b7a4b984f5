"""A form states minutes, the record knows seconds."""

from datetime import UTC, datetime, timedelta

import pytest

from sunlit.desk.stated_time import stated_moment

NINE = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], 0),
        ([-1], 0),
        ([42], 42),
        ([59], 59),
        ([-600, 12, 42], 42),
        ([60], 0),
        ([42, 61], 42),
    ],
)
def test_within_the_stated_minute_an_act_follows_those_already_there(
    acts: list[int], expected: int
) -> None:
    moments = [NINE + timedelta(seconds=second) for second in acts]
    assert stated_moment(NINE, moments) == NINE + timedelta(seconds=expected)
