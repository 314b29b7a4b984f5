"""The working-day calendar: the notices, and the years without one."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.calendar import (
    BadYearTable,
    DayKind,
    YearTable,
    load_packaged_calendar,
    parse_year_table,
)

CALENDAR = load_packaged_calendar()
NOTICE_2027 = """
year = 2027
notice = "示例通知"
[[holiday]]
name = "元旦"
first = 2026-12-31
last = 2027-01-02
[[working_weekend]]
for = "元旦"
day = 2027-01-03
"""


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(offset) for offset in range((last - first).days + 1)]


def test_every_day_from_2004_to_2026_agrees_with_chinesecalendar() -> None:
    days = every_day(date(2004, 1, 1), date(2026, 12, 31))
    differing = [
        day for day in days if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
    ]
    assert len(days) == 8401
    assert differing == []


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_year_has_248_working_days(year: int) -> None:
    assert CALENDAR.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == 248


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_the_working_weekends_of_the_2026_notice_are_working_days(day: str) -> None:
    described = CALENDAR.describe(date.fromisoformat(day))
    assert described.kind is DayKind.MAKE_UP
    assert described.is_working


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2026-01-01", "2026-01-03", "元旦"),
        ("2026-02-15", "2026-02-23", "春节"),
        ("2026-04-04", "2026-04-06", "清明节"),
        ("2026-05-01", "2026-05-05", "劳动节"),
        ("2026-06-19", "2026-06-21", "端午节"),
        ("2026-09-25", "2026-09-27", "中秋节"),
        ("2026-10-01", "2026-10-07", "国庆节"),
    ],
)
def test_the_holidays_of_the_2026_notice_say_their_name(first: str, last: str, name: str) -> None:
    for day in every_day(date.fromisoformat(first), date.fromisoformat(last)):
        assert CALENDAR.describe(day).why == f"法定节假日（{name}）"


def test_an_ordinary_day_says_its_weekday() -> None:
    assert CALENDAR.describe(date(2026, 9, 24)).why == "工作日（周四）"
    assert CALENDAR.describe(date(2026, 10, 11)).why == "周末（周日）"
    assert CALENDAR.describe(date(2026, 10, 10)).why == "调休上班（国庆节调休）"


def test_every_packaged_year_names_its_source_without_inventing_a_number() -> None:
    for year, table in CALENDAR.years.items():
        assert table.notice
        assert table.checked_on
        assert ("未见通知原文" in table.notice) == (year != 2026)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2027-01-01", False),
        ("2027-01-04", True),
        ("2027-05-01", False),
        ("2027-05-03", True),
        ("2027-10-01", False),
        ("2027-10-04", True),
        ("2099-10-02", False),
        ("2027-02-04", True),
        ("2027-02-05", False),  # 除夕, a Friday
        ("2027-02-08", False),  # 初三
        ("2027-02-09", True),
        ("2027-04-05", False),  # 清明
        ("2027-06-09", False),  # 端午
        ("2027-09-15", False),  # 中秋
    ],
)
def test_a_year_without_a_notice_knows_weekends_and_festivals(day: str, working: bool) -> None:
    one = date.fromisoformat(day)
    assert CALENDAR.is_working_day(one) == working
    assert CALENDAR.is_provisional(one)
    assert "未公布" in CALENDAR.describe(one).why


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_any_day_from_1990_to_2100_has_an_answer(day: date) -> None:
    described = CALENDAR.describe(day)
    assert described.is_working == CALENDAR.is_working_day(day)
    assert described.provisional == (not 2004 <= day.year <= 2026)


@given(st.dates(date(2004, 1, 1), date(2030, 12, 31)), st.integers(0, 60))
def test_working_days_between_counts_the_last_day_and_not_the_first(day: date, span: int) -> None:
    last = day + timedelta(span)
    expected = sum(CALENDAR.is_working_day(one) for one in every_day(day, last)[1:])
    assert CALENDAR.working_days_between(day, last) == expected


def test_an_entered_notice_makes_its_year_final_and_leaves_the_old_calendar_alone() -> None:
    entered = CALENDAR.with_year(parse_year_table(NOTICE_2027))
    assert not entered.is_provisional(date(2027, 1, 4))
    assert entered.is_working_day(date(2027, 1, 3))
    assert not CALENDAR.is_working_day(date(2027, 1, 3))
    assert CALENDAR.is_provisional(date(2027, 1, 4))


def test_a_notice_may_reach_into_the_year_before() -> None:
    entered = CALENDAR.with_year(parse_year_table(NOTICE_2027))
    assert CALENDAR.is_working_day(date(2026, 12, 31))
    assert not entered.is_working_day(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("holidays", "worked", "sentence"),
    [
        ({}, {date(2027, 1, 4): "元旦"}, "周一"),
        ({date(2027, 1, 2): "元旦"}, {date(2027, 1, 2): "元旦"}, "既放假又上班"),
        ({date(2029, 1, 1): "元旦"}, {}, "不属于2027年"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    holidays: dict[date, str], worked: dict[date, str], sentence: str
) -> None:
    with pytest.raises(BadYearTable, match=sentence):
        YearTable(2027, "示例通知", holidays, worked)


def test_a_table_without_its_notice_is_refused() -> None:
    with pytest.raises(BadYearTable, match="缺少“notice”"):
        parse_year_table("year = 2027")
