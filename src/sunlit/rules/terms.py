"""How long a penalty lasts, as people write it: 六个月, 1年, 一年六个月, 十五日, 终身."""

import re
import unicodedata

from sunlit.rules.numerals import chinese_number

FOR_LIFE = 12_000
"""The months of 终身: longer than any other."""
_LIFE = ("终身", "长期", "永久")
_MOST = 99
_NUMBERS = {chinese_number(number): number for number in range(1, _MOST + 1)} | {"两": 2, "半": 0}
_PARTS = re.compile(
    r"(?:([0-9一二两三四五六七八九十]+)年)?(?:([0-9一二两三四五六七八九十]+)个?月)?"
)
_DAYS = re.compile(r"([0-9一二两三四五六七八九十]+)(?:日|天)")
_DAYS_OF_A_MONTH = 30


def months_of(written: str) -> float | None:
    """Return the term in months, thirty days a month; None where it cannot be read."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", written))
    if text in _LIFE:
        return FOR_LIFE
    days = _DAYS.fullmatch(text)
    if days:
        return _number(days[1]) / _DAYS_OF_A_MONTH or None
    if text == "半年":
        return 6
    parts = _PARTS.fullmatch(text)
    if not text or parts is None:
        return None
    years, months = (_number(part) if part else 0 for part in parts.groups())
    return years * 12 + months or None


def term_words(months: float) -> str:
    """Return whole months as statutes write them: 六个月, 一年, 一年六个月."""
    years, rest = divmod(int(months), 12)
    words = f"{chinese_number(years)}年" if years else ""
    return f"{words}{chinese_number(rest)}个月" if rest else words


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS.get(written, 0)
