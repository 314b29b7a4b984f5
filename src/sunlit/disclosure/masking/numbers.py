"""Known numbers of persons in a text: telephones, identity numbers, whatever was entered."""

import re
from collections.abc import Iterator
from datetime import date

from sunlit.disclosure.masking.writing import bare, spelled, written
from sunlit.rules.identifiers import check_id_number

SHORTEST = 6
_UNMISTAKABLE = 10
"""A number of so many characters is hidden inside a longer one too: 86 13935300002."""
_BETWEEN = "[ .\u2010〔〕]{0,3}"
_TOKEN = re.compile(r"(?=[0-9A-Z\u2010]*\d)[0-9A-Z\u2010]{6,}")
_GROUPS = re.compile(r"[〔+]?\d{1,8}(?:[ \u2010.〕]{1,3}[\dX]{1,8})+")
_LETTERS_APART = re.compile(r"(?<![A-Z])[A-Z]{1,3}[ \u2010]\d{6,}")
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})(\d{7,8})")


def numbers_in(entry: str) -> Iterator[str]:
    """Yield the numbers in an entry, each in its letters and digits: 执业证 TX-202699 上的 too."""
    form = written(entry).form
    for pattern in (_TOKEN, _GROUPS, _LETTERS_APART):
        for match in pattern.finditer(form):
            number = bare(match.group())
            if len(number) >= SHORTEST:
                yield number


def number_patterns(number: str) -> Iterator[re.Pattern[str]]:
    """Yield what finds a number in `Written.digits`, and what follows from it.

    A telephone is known without its area code, an identity number in its old form and by the day
    of birth that it says.
    """
    signs = bare(number)
    if len(signs) < SHORTEST:
        return
    yield (
        _found_alone(signs) if len(signs) < _UNMISTAKABLE else re.compile(spelled(signs, _BETWEEN))
    )
    landline = _LANDLINE.fullmatch(signs)
    if landline:
        yield _found_alone(landline.group(1))
    if check_id_number(signs) is None:
        yield _found_alone(signs[:6] + signs[8:17])


def day_pattern(day: date) -> re.Pattern[str]:
    """Return what finds a day of birth in `Written.digits`."""
    month, of_month = (
        f"0?{one}" if one < _TWO_DIGITS else str(one) for one in (day.month, day.day)
    )
    between = "[ 年月./\u2010]{1,3}"
    written_out = f"{day.year}{between}{month}{between}{of_month}(?!\\d) ?日?"
    return re.compile(f"(?<!\\d)(?:{written_out}|{day:%Y%m%d}(?!\\d))")


_TWO_DIGITS = 10


def _found_alone(signs: str) -> re.Pattern[str]:
    return re.compile(f"(?<![0-9A-Z]){spelled(signs, _BETWEEN)}(?![0-9A-Z])")
