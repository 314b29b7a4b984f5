"""法定节日: the thirteen days off a year that 放假办法 itself names, notice or not."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from sunlit.rules.citations import cite
from sunlit.rules.lunar import lunar_day, qingming

SINCE = 2025
"""The first year of the regulation as it now stands; 除夕 and 5月2日 were added to it."""

BASIS = cite("放假办法2")


@cache
def festivals(year: int) -> Mapping[date, str]:
    """Return the days off with their festival; none for a year before the present regulation."""
    if year < SINCE:
        return {}
    new_year = lunar_day(year, 1, 1)
    named = [
        (date(year, 1, 1), 1, "元旦"),
        (new_year - timedelta(1), 4, "春节"),
        (qingming(year), 1, "清明节"),
        (date(year, 5, 1), 2, "劳动节"),
        (lunar_day(year, 5, 5), 1, "端午节"),
        (lunar_day(year, 8, 15), 1, "中秋节"),
        (date(year, 10, 1), 3, "国庆节"),
    ]
    days: dict[date, str] = {}
    for first, length, name in named:
        for offset in range(length):
            day = first + timedelta(offset)
            days[day] = f"{days[day]}、{name}" if day in days else name
    return MappingProxyType(days)
