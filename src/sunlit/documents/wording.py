"""How dates, moments and money are written in a paper."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
_GROUP = 10_000


def date_in_words(day: date) -> str:
    """Return the day in Arabic figures without leading zeros (GB/T 9704).

    >>> date_in_words(date(2026, 3, 9))
    '2026年3月9日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def moment_in_words(moment: datetime) -> str:
    """Return the moment to the minute, as clocks in China show it."""
    local = moment.astimezone(CHINA)
    return f"{date_in_words(local)}{local.hour}时{local.minute:02}分"


def yuan_in_figures(fen: int) -> str:
    """Return the amount in 元 with two decimals.

    >>> yuan_in_figures(2_000_050)
    '¥20,000.50'
    """
    return f"¥{fen // 100:,}.{fen % 100:02}"


def yuan_in_words(fen: int) -> str:
    """Return the amount in the capital numerals of bills.

    >>> yuan_in_words(2_000_000)
    '贰万元整'
    """
    yuan, rest = divmod(fen, 100)
    jiao, cent = divmod(rest, 10)
    words = f"{_integer(yuan)}元" if yuan or not rest else ""
    if not rest:
        return f"{words}整"
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif words:
        words += "零"
    return f"{words}{_DIGITS[cent]}分" if cent else f"{words}整"


def _integer(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    words = ""
    groups: list[int] = []
    while number:
        number, group = divmod(number, _GROUP)
        groups.append(group)
    skipped = False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            skipped = True
            continue
        if words and (skipped or group < _GROUP // 10):
            words += _DIGITS[0]
        words += _four_digits(group) + _GROUPS[place]
        skipped = False
    return words


def _four_digits(group: int) -> str:
    words = ""
    skipped = False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if not digit:
            skipped = bool(words)
            continue
        words += (_DIGITS[0] if skipped else "") + _DIGITS[digit] + _PLACES[place]
        skipped = False
    return words
