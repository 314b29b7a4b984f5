"""The wait after failures: none at first, then doubling to its longest."""

from datetime import UTC, datetime, timedelta

import pytest

from sunlit.rules.slowing import Slowing

LAST = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (10, 15), (100_000, 15)],
)
def test_the_wait_doubles_from_the_fifth_failure_to_a_quarter_of_an_hour(
    failures: int, minutes: int
) -> None:
    assert Slowing(after=5).wait(failures) == timedelta(minutes=minutes)


def test_the_wait_counts_from_the_last_failure() -> None:
    slowing = Slowing(after=5)
    assert slowing.until(6, LAST) == LAST + timedelta(minutes=2)
    assert slowing.until(4, LAST) is None
    assert slowing.until(0, None) is None
