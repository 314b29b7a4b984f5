"""农历: the days of the festivals that follow moon and sun, by calculation.

GB/T 33661-2017: a month begins on the day of the new moon in Beijing; the month of the winter
solstice is the eleventh; of thirteen months between two solstices the first without a 中气 is the
leap month. Moments after Meeus, Astronomical Algorithms, chapters 25 and 49: within a quarter of
an hour for the sun and two minutes for the moon; the days agree with published tables to 2100.
"""

from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import floor, radians, sin

_EPOCH = date(2000, 1, 1)
_J2000 = 2451545.0  # noon of the epoch
_CENTURY = 36525.0
_BEIJING = 8 / 24
_DELTA_T = 75 / 86400
"""How far the clock has fallen behind the even time of the sky, this century about a minute."""
_YEAR = 365.2422
_FULL = 360.0
_ELEVENTH = 11
_MONTHS = 12
_QINGMING = 15.0
_WINTER_SOLSTICE = 270.0
_BETWEEN_TERMS = 30

# Amplitude in days, then multiples of the anomalies of sun and moon, and of the moon's latitude.
_NEW_MOON = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
)


def qingming(year: int) -> date:
    """Return 清明, the day on which the sun stands at 15 degrees."""
    return _day_of_sun(_QINGMING, date(year, 4, 5))


@cache
def lunar_day(year: int, month: int, day: int) -> date:
    """Return the day of a lunar date in an ordinary month; `year` is that of its 正月."""
    return _months(year)[month] + timedelta(day - 1)


@cache
def _months(year: int) -> dict[int, date]:
    """Return the first day of the months 1 to 10 of the lunar year."""
    solstices = [_day_of_sun(_WINTER_SOLSTICE, date(one, 12, 21)) for one in (year - 1, year)]
    moons = [_new_moon(_moons_before(solstices[0]) + offset) for offset in range(-1, 16)]
    first = max(moon for moon in moons if moon <= solstices[0])
    last = max(moon for moon in moons if moon <= solstices[1])
    starts = [moon for moon in moons if first <= moon <= last]
    leap = _leap(starts) if len(starts) - 1 > _MONTHS else None
    numbered = [start for start in starts[:-1] if start != leap]
    return {(_ELEVENTH + place - 1) % _MONTHS + 1: start for place, start in enumerate(numbered)}


def _leap(starts: list[date]) -> date:
    """Return the first month in which the sun passes no multiple of 30 degrees."""
    return next(
        one
        for one, following in pairwise(starts)
        if _sign_at_midnight(one) == _sign_at_midnight(following)
    )


def _sign_at_midnight(day: date) -> int:
    return floor(_longitude(_julian(day)) / _BETWEEN_TERMS)


def _day_of_sun(longitude: float, near: date) -> date:
    """Return the day in Beijing on which the sun reaches the longitude."""
    moment = _julian(near)
    for _ in range(5):
        ahead = (longitude - _longitude(moment) + _FULL / 2) % _FULL - _FULL / 2
        moment += ahead * _YEAR / _FULL
    return _date(moment)


def _longitude(moment: float) -> float:
    """Return the sun's apparent longitude in degrees."""
    t = (moment - _J2000) / _CENTURY
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    nutation = -0.00478 * sin(radians(125.04 - 1934.136 * t))
    return (280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 + nutation) % _FULL


def _moons_before(day: date) -> int:
    return floor((_julian(day) - 2451550.09766) / 29.530588861)


def _new_moon(number: int) -> date:
    """Return the day in Beijing of the new moon of that number, counted from January 2000."""
    t = number / 1236.85
    moment = 2451550.09766 + 29.530588861 * number + 0.00015437 * t * t
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t)
    for amplitude, suns, moons, latitudes in _NEW_MOON:
        moment += amplitude * sin(suns * sun + moons * moon + latitudes * latitude)
    return _date(moment)


def _julian(day: date) -> float:
    """Return the moment at which the day begins in Beijing."""
    return _J2000 - 0.5 + (day - _EPOCH).days - _BEIJING + _DELTA_T


def _date(moment: float) -> date:
    return _EPOCH + timedelta(floor(moment - _J2000 + 0.5 + _BEIJING - _DELTA_T))
