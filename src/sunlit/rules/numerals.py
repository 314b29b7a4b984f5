"""Chinese numerals as statutes write them: 第五十八条, 第一百零二条."""

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_LARGEST = 9999


def chinese_number(number: int) -> str:
    """Return 0 to 9999 in Chinese numerals.

    :raises ValueError: outside that range.
    """
    if not 0 <= number <= _LARGEST:
        raise ValueError(f"{number} 不在 0 至 {_LARGEST} 之间。")
    if number == 0:
        return _DIGITS[0]
    written = ""
    skipped = False
    digits = [int(digit) for digit in str(number)]
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == 0:
            skipped = True
            continue
        if skipped:
            written += _DIGITS[0]
            skipped = False
        written += _DIGITS[digit] + _PLACES[place]
    return written.removeprefix("一") if written.startswith("一十") else written
