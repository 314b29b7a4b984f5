"""Law by date: a version is added, never edited."""

from datetime import date

import pytest

from sunlit.rules.citations import cite
from sunlit.rules.effective import Effective, NoVersionInForce, Version

CHECKED = date(2026, 11, 24)


def version(since: str, value: int, until: str | None = None) -> Version[int]:
    end = date.fromisoformat(until) if until else None
    return Version(date.fromisoformat(since), value, cite("民诉法95"), CHECKED, end)


PUBLIC_SERVICE = Effective("公告送达", (version("2013-01-01", 60), version("2022-01-01", 30)))


@pytest.mark.parametrize(
    ("day", "value"), [("2013-01-01", 60), ("2021-12-31", 60), ("2022-01-01", 30)]
)
def test_the_newest_version_begun_by_the_day_holds(day: str, value: int) -> None:
    assert PUBLIC_SERVICE.on(date.fromisoformat(day)) == value


def test_before_the_first_version_nothing_holds() -> None:
    with pytest.raises(NoVersionInForce, match="2012年12月31日没有生效的“公告送达”"):
        PUBLIC_SERVICE.on(date(2012, 12, 31))


def test_a_value_that_ended_without_a_successor_holds_no_longer() -> None:
    ended = Effective("试行办法", (version("2020-01-01", 1, until="2020-12-31"),))
    assert ended.on(date(2020, 12, 31)) == 1
    with pytest.raises(NoVersionInForce):
        ended.on(date(2021, 1, 1))


def test_a_new_version_leaves_the_old_table_unchanged() -> None:
    changed = PUBLIC_SERVICE.with_version(version("2027-01-01", 20))
    assert changed.on(date(2027, 1, 1)) == 20
    assert changed.on(date(2026, 12, 31)) == 30
    assert PUBLIC_SERVICE.on(date(2027, 1, 1)) == 30


def test_the_version_in_force_carries_its_citation() -> None:
    assert str(PUBLIC_SERVICE.version_on(CHECKED).citation) == "《民事诉讼法》第九十五条"


@pytest.mark.parametrize(
    "versions",
    [
        (version("2022-01-01", 1), version("2020-01-01", 2)),
        (version("2022-01-01", 1), version("2022-01-01", 2)),
        (version("2022-01-01", 1, until="2021-12-31"),),
    ],
)
def test_versions_that_contradict_each_other_are_refused(
    versions: tuple[Version[int], ...],
) -> None:
    with pytest.raises(ValueError, match="版本"):
        Effective("任何", versions)
