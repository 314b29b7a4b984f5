"""A due day in words."""

from datetime import date, datetime, timedelta

import pytest

from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.periods import BEIJING, Period, Unit, due
from sunlit.web.due import explain_due, words_of_day, words_of_due, words_of_moment

CALENDAR = load_packaged_calendar()
TUESDAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("due_on", "unit", "state", "tone"),
    [
        (date(2026, 11, 20), Unit.WD, "超期 4 天", "overdue"),
        (date(2026, 11, 23), Unit.WD, "超期 1 天", "overdue"),
        (TUESDAY, Unit.WD, "今天", "today"),
        (date(2026, 11, 25), Unit.WD, "还剩 1 个工作日", "soon"),
        (date(2026, 11, 27), Unit.WD, "还剩 3 个工作日", "soon"),
        (date(2026, 11, 30), Unit.WD, "还剩 4 个工作日", "later"),
        (date(2026, 12, 14), Unit.CD, "还剩 20 天", "later"),
    ],
)
def test_a_due_day_says_how_late_or_how_long_yet(
    due_on: date, unit: Unit, state: str, tone: str
) -> None:
    words = words_of_day(due_on, TUESDAY, CALENDAR, unit=unit)
    assert (words.state, words.tone) == (state, tone)


def test_weekends_and_holidays_are_not_days_left() -> None:
    before_the_holiday = date(2026, 9, 30)
    words = words_of_day(date(2026, 10, 8), before_the_holiday, CALENDAR)
    assert words.state == "还剩 1 个工作日"


def test_a_rest_day_as_last_day_is_counted_in_days() -> None:
    words = words_of_day(date(2026, 11, 28), date(2026, 11, 27), CALENDAR)
    assert words.state == "还剩 1 天"


def test_a_day_of_another_year_says_its_year() -> None:
    assert words_of_day(date(2027, 1, 12), TUESDAY, CALENDAR).day == "2027年1月12日"
    assert words_of_day(date(2026, 12, 4), TUESDAY, CALENDAR).day == "12月4日"


def test_a_day_without_a_holiday_notice_is_marked_provisional() -> None:
    counted = due(Period(30, Unit.WD), date(2026, 12, 1), CALENDAR)
    words = words_of_due(counted, NOW, CALENDAR)
    assert words.provisional == "（2027 年放假通知未公布，暂算）"
    assert not words_of_due(due(Period(2, Unit.WD), TUESDAY, CALENDAR), NOW, CALENDAR).provisional


@pytest.mark.parametrize(
    ("hours", "state", "tone"),
    [
        (-3, "超期 3 小时", "overdue"),
        (0.5, "不到 1 小时", "today"),
        (5, "还剩 5 小时", "today"),
        (24, "还剩 24 小时", "soon"),
    ],
)
def test_hours_end_at_a_moment(hours: float, state: str, tone: str) -> None:
    words = words_of_moment(NOW + timedelta(hours=hours), NOW)
    assert (words.state, words.tone) == (state, tone)


def test_a_counted_period_in_hours_is_said_in_hours() -> None:
    counted = due(Period(24, Unit.HOUR), NOW, CALENDAR)
    assert words_of_due(counted, NOW, CALENDAR).iso == "2026-11-25 09:30"


def test_the_explanation_numbers_the_days_that_count() -> None:
    counted = due(Period(7, Unit.WD), date(2026, 9, 24), CALENDAR)
    explanation = explain_due("公示", counted, ["规则。"], NOW, CALENDAR)
    numbers = [row.number for row in explanation.days if row.counts]
    assert numbers == [str(number) for number in range(1, 8)]
    assert [row.iso for row in explanation.days if row.is_last] == [counted.due.isoformat()]
    assert all(row.why for row in explanation.days)
