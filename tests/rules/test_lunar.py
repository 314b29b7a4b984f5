"""The festivals of the moon's calendar, held against notices and against published days."""

from datetime import date

import pytest

from sunlit.rules.calendar import load_packaged_calendar
from sunlit.rules.festivals import SINCE, festivals
from sunlit.rules.lunar import lunar_day, qingming

CALENDAR = load_packaged_calendar()

# 春节, 清明, 端午, 中秋 as month and day, from the tables of the 寿星万年历 (sxtwl 2.0.7).
PUBLISHED = """
2027 0206 0405 0609 0915
2028 0126 0404 0528 1003
2029 0213 0404 0616 0922
2030 0203 0405 0605 0912
2031 0123 0405 0624 1001
2032 0211 0404 0612 0919
2033 0131 0404 0601 0908
2034 0219 0405 0620 0927
2035 0208 0405 0610 0916
2036 0128 0404 0530 1004
2037 0215 0404 0618 0924
2038 0204 0405 0607 0913
2039 0124 0405 0527 1002
2040 0212 0404 0614 0920
2041 0201 0404 0603 0910
2042 0122 0404 0622 0928
2043 0210 0405 0611 0917
2044 0130 0404 0531 1005
2045 0217 0404 0619 0925
2046 0206 0404 0608 0915
2047 0126 0405 0529 1004
2048 0214 0404 0615 0922
2049 0202 0404 0604 0911
2050 0123 0404 0623 0930
2060 0202 0404 0603 0909
2070 0211 0404 0613 0919
2080 0122 0404 0622 0928
2090 0130 0404 0602 0908
2100 0209 0405 0612 0918
"""


@pytest.mark.parametrize("line", PUBLISHED.split("\n")[1:-1])
def test_the_festivals_of_moon_and_sun_are_those_of_the_published_tables(line: str) -> None:
    year, *days = line.split()
    number = int(year)
    calculated = (
        lunar_day(number, 1, 1),
        qingming(number),
        lunar_day(number, 5, 5),
        lunar_day(number, 8, 15),
    )
    assert [f"{day:%m%d}" for day in calculated] == days


@pytest.mark.parametrize("year", range(2008, 2027))
def test_the_calculated_festivals_are_days_off_in_every_known_notice(year: int) -> None:
    days = {
        "春节": lunar_day(year, 1, 1),
        "清明": qingming(year),
        "端午": lunar_day(year, 5, 5),
        "中秋": lunar_day(year, 8, 15),
    }
    for name, day in days.items():
        described = CALENDAR.describe(day)
        assert not described.is_working
        # The table of 2012 does not list the Saturday; in 2020 中秋 and 国庆 were one day.
        assert name in described.why or (year, name) in {(2012, "端午"), (2020, "中秋")}


def test_the_law_names_thirteen_days_off_and_one_fewer_where_two_meet() -> None:
    assert [len(festivals(year)) for year in (2026, 2027, 2031)] == [13, 13, 12]
    assert festivals(2031)[date(2031, 10, 1)] == "中秋节、国庆节"
    assert festivals(SINCE - 1) == {}
