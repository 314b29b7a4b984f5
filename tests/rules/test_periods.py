"""Counting: 民法典第二百零一条至第二百零三条 and the worked examples of the field guide (J.4)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.periods import BEIJING, Due, Period, Roll, Unit, add_months, due

CALENDAR = load_packaged_calendar()
DAYS = st.dates(date(2004, 1, 1), date(2030, 12, 31))
WORKING_DAYS = st.integers(1, 60)


def counted(start: str, limit: int, unit: Unit, roll: Roll = Roll.FORWARD) -> Due:
    return due(Period(limit, unit), date.fromisoformat(start), CALENDAR, roll)


@pytest.mark.parametrize(
    ("start", "limit", "last"),
    [
        ("2026-09-24", 7, "2026-10-12"),  # across 中秋 and 国庆
        ("2026-02-13", 7, "2026-03-02"),  # across 春节; two Saturdays are worked
        ("2026-09-18", 3, "2026-09-22"),  # Sunday 9-20 is worked
        ("2026-06-18", 20, "2026-07-17"),
        ("2026-06-18", 30, "2026-07-31"),
        ("2026-10-09", 1, "2026-10-10"),  # a worked Saturday is the last day
    ],
)
def test_working_days_skip_rest_days_and_count_worked_weekends(
    start: str, limit: int, last: str
) -> None:
    result = counted(start, limit, Unit.WD)
    assert result.due == result.raw == result.target == date.fromisoformat(last)
    assert not result.provisional


@pytest.mark.parametrize(
    ("start", "limit", "raw", "rolled", "target"),
    [
        ("2026-09-20", 15, "2026-10-05", "2026-10-08", "2026-09-30"),
        ("2026-01-17", 30, "2026-02-16", "2026-02-24", "2026-02-14"),
        ("2026-11-09", 15, "2026-11-24", "2026-11-24", "2026-11-24"),
    ],
)
def test_calendar_days_count_through_and_only_the_last_day_rolls(
    start: str, limit: int, raw: str, rolled: str, target: str
) -> None:
    result = counted(start, limit, Unit.CD)
    assert result.raw == date.fromisoformat(raw)
    assert result.due == date.fromisoformat(rolled)
    assert result.target == date.fromisoformat(target)


def test_a_period_that_does_not_roll_ends_on_the_rest_day() -> None:
    result = counted("2026-09-20", 15, Unit.CD, Roll.NONE)
    assert result.due == result.raw == date(2026, 10, 5)


def test_a_period_across_the_turn_of_2026_is_provisional() -> None:
    result = counted("2026-12-28", 7, Unit.WD)
    assert result.due == date(2027, 1, 7)
    assert result.provisional


def test_a_period_does_not_count_its_first_day() -> None:
    result = counted("2026-11-23", 1, Unit.CD)
    assert result.due == date(2026, 11, 24)
    assert result.days[0].date == date(2026, 11, 23)
    assert not result.days[0].counts
    assert "不计入" in result.days[0].why


@pytest.mark.parametrize(
    ("start", "months", "raw"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2026-11-24", 24, "2028-11-24"),
        ("2026-11-24", 1, "2026-12-24"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_months_end(
    start: str, months: int, raw: str
) -> None:
    assert counted(start, months, Unit.MONTH).raw == date.fromisoformat(raw)


def test_hours_run_as_moments_through_a_holiday() -> None:
    start = datetime(2026, 9, 30, 17, 30, tzinfo=BEIJING)
    result = due(Period(24, Unit.HOUR), start, CALENDAR)
    assert result.due == datetime(2026, 10, 1, 17, 30, tzinfo=BEIJING)
    assert result.due.isoformat() == "2026-10-01T17:30:00+08:00"
    assert result.last_day == date(2026, 10, 1)


def test_hours_given_in_another_offset_come_back_in_beijing_time() -> None:
    start = datetime(2026, 9, 30, 9, 30, tzinfo=UTC)
    assert due(Period(24, Unit.HOUR), start, CALENDAR).due.isoformat().endswith("17:30:00+08:00")


@pytest.mark.parametrize("start", [date(2026, 9, 30), datetime(2026, 9, 30, 9)])  # noqa: DTZ001 - refused for it
def test_hours_need_a_moment_with_its_offset(start: date) -> None:
    with pytest.raises(ValueError, match="时区"):
        due(Period(24, Unit.HOUR), start, CALENDAR)


def test_a_moment_starts_days_from_its_day_in_beijing() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert due(Period(1, Unit.CD), late, CALENDAR).due == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("event", "latest"),
    [
        ("2026-11-20", "2026-11-10"),
        ("2026-10-15", "2026-09-29"),  # around 国庆, with the worked Saturday 10-10
    ],
)
def test_the_seven_days_before_a_hearing_are_whole_working_days(event: str, latest: str) -> None:
    hearing = date.fromisoformat(event)
    result = due(Period(7, Unit.WD_BEFORE, clear=True), hearing, CALENDAR)
    assert result.due == date.fromisoformat(latest)
    between = CALENDAR.working_days_between(result.due, hearing - timedelta(1))
    assert between == sum(day.counts for day in result.days) == 7


def test_the_earliest_hearing_is_on_the_eighth_working_day_after_service() -> None:
    served = date(2026, 11, 10)
    eighth = due(Period(8, Unit.WD), served, CALENDAR).due
    assert due(Period(7, Unit.WD_BEFORE, clear=True), eighth, CALENDAR).due == served


def test_days_before_an_expiry_count_back_from_it() -> None:
    assert counted("2026-12-31", 30, Unit.CD_BEFORE).due == date(2026, 12, 1)
    assert counted("2026-11-20", 7, Unit.WD_BEFORE).due == date(2026, 11, 11)


def test_a_fixed_date_is_due_on_itself() -> None:
    result = counted("2027-01-31", 0, Unit.FIXED_DATE)
    assert result.due == date(2027, 1, 31)
    assert result.target == date(2027, 1, 29)


def test_a_negative_length_is_refused() -> None:
    with pytest.raises(ValueError, match="负数"):
        Period(-1, Unit.WD)


@given(DAYS, WORKING_DAYS)
def test_working_days_counted_equal_the_limit(start: date, limit: int) -> None:
    result = due(Period(limit, Unit.WD), start, CALENDAR)
    assert sum(day.counts for day in result.days) == limit
    assert all(CALENDAR.is_working_day(day.date) == day.counts for day in result.days[1:])


@given(DAYS, st.sampled_from([Unit.WD, Unit.CD, Unit.MONTH]), WORKING_DAYS)
def test_nothing_that_rolls_is_due_on_a_rest_day(start: date, unit: Unit, limit: int) -> None:
    result = due(Period(limit, unit), start, CALENDAR)
    assert CALENDAR.is_working_day(result.due)
    assert CALENDAR.is_working_day(result.target)
    assert result.target <= result.raw <= result.due


@given(DAYS, st.sampled_from([Unit.WD, Unit.CD, Unit.MONTH]), st.integers(0, 40), st.integers(0, 9))
def test_a_longer_period_is_never_due_earlier(
    start: date, unit: Unit, limit: int, more: int
) -> None:
    shorter = due(Period(limit, unit), start, CALENDAR)
    longer = due(Period(limit + more, unit), start, CALENDAR)
    assert shorter.due <= longer.due


@given(DAYS, st.integers(0, 20), st.sampled_from(list(Unit)), st.integers(0, 40))
def test_a_later_start_is_never_due_earlier(
    start: date, later: int, unit: Unit, limit: int
) -> None:
    if unit is Unit.HOUR:
        return
    first = due(Period(limit, unit), start, CALENDAR)
    second = due(Period(limit, unit), start + timedelta(later), CALENDAR)
    assert first.due <= second.due


@given(DAYS, st.sampled_from(list(Unit)), st.integers(1, 40), st.booleans())
def test_every_calendar_day_of_the_way_is_explained_once(
    start: date, unit: Unit, limit: int, clear: bool
) -> None:
    if unit is Unit.HOUR:
        return
    result = due(Period(limit, unit, clear=clear and unit is Unit.WD_BEFORE), start, CALENDAR)
    first, last = sorted((start, result.due))
    expected = [first + timedelta(offset) for offset in range((last - first).days + 1)]
    assert [day.date for day in result.days] == expected
    assert all(day.why for day in result.days)


@given(DAYS, st.integers(1, 40))
def test_counting_back_counts_exactly_the_limit(event: date, limit: int) -> None:
    for clear in (False, True):
        result = due(Period(limit, Unit.WD_BEFORE, clear=clear), event, CALENDAR)
        assert sum(day.counts for day in result.days) == limit
        assert result.due < event


@given(DAYS, st.integers(0, 200))
def test_adding_months_lands_in_the_right_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(1)).day == 1
