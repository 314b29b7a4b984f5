"""文号: how a document number is written and read."""

import re

_NUMBER = re.compile(r"(?P<word>[^〔〕\d]+)〔(?P<year>\d{4})〕(?P<serial>[1-9]\d*)号")


def format_number(word: str, year: int, serial: int) -> str:
    """Return the number as printed: hexagonal brackets, full year, no leading zero, no 第.

    >>> format_number("阳发改罚", 2026, 8)
    '阳发改罚〔2026〕8号'
    """
    return f"{word}〔{year}〕{serial}号"


def parse_number(text: str) -> tuple[str, int, int] | None:
    """Return (word, year, serial) of a number as people type it, None when it is no number.

    Square, round and corner brackets, spaces, 第 and leading zeros are forgiven.
    """
    tidy = re.sub(r"\s|第", "", text).translate(str.maketrans("[]【】()（）", "〔〕〔〕〔〕〔〕"))
    match = _NUMBER.fullmatch(re.sub(r"〕0+", "〕", tidy))
    if not match:
        return None
    return match["word"], int(match["year"]), int(match["serial"])
