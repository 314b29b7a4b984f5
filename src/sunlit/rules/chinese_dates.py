"""Days and moments as Chinese text."""

from datetime import date, datetime

from sunlit.rules.calendar import WEEKDAYS


def long_date(day: date) -> str:
    """Return 2026年9月24日, with hour and minute for a moment."""
    text = f"{day.year}年{day.month}月{day.day}日"
    return f"{text}{day:%H时%M分}" if isinstance(day, datetime) else text


def date_with_weekday(day: date) -> str:
    """Return 2026年9月24日（周四）, with hour and minute for a moment."""
    text = f"{day.year}年{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"
    return f"{text}{day:%H时%M分}" if isinstance(day, datetime) else text


def date_span(first: date, last: date) -> str:
    """Return 9月25日 or 9月25日至27日, without the year."""
    text = f"{first.month}月{first.day}日"
    if first == last:
        return text
    if (first.year, first.month) == (last.year, last.month):
        return f"{text}至{last.day}日"
    return f"{text}至{last.month}月{last.day}日"
