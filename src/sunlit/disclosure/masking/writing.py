"""A text as it is compared: the form that search has, with the place of each of its signs.

Width, case, kinds of brackets, hyphens and dots do not count. Unlike in a search, the signs between
two words stay what they are, so that a name never begins in one sentence and ends in the next.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sunlit.search.tokens import form_of

BETWEEN = "[ .\u2010]{0,3}"
"""What may stand between two characters of one name or number: spaces, points, hyphens."""
_BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_DIGITS = str.maketrans("〇○零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789")


@dataclass(frozen=True)
class Written:
    """A text and its form; `places` says for each sign of the form where it stood in the text."""

    text: str
    form: str
    places: tuple[int, ...]

    @cached_property
    def digits(self) -> str:
        """The form with Chinese digits as figures, sign for sign: 幺三九 is 139."""
        return self.form.translate(_DIGITS)

    def place(self, match: re.Match[str], group: int = 0) -> tuple[int, int]:
        """Return from where to where a match in the form stands in the text."""
        return self.places[match.start(group)], self.places[match.end(group) - 1] + 1


@lru_cache(maxsize=512)
def written(text: str) -> Written:
    """Return a text as it is compared."""
    composed = unicodedata.normalize("NFC", text)
    forms = [_form(sign) for sign in composed]
    places = tuple(at for at, form in enumerate(forms) for _ in form)
    return Written(composed, "".join(forms), places)


def bare(text: str) -> str:
    """Return the letters and digits of a text in their form, and nothing else."""
    return "".join(sign for sign in written(text).form if sign.isalnum())


def spelled(signs: str, between: str = BETWEEN) -> str:
    """Return a pattern of these signs, whatever stands between any two of them."""
    return between.join(map(re.escape, signs))


def _form(sign: str) -> str:
    if unicodedata.category(sign) in _BLANK:
        return " "
    form = form_of(sign)
    return form if form != " " else unicodedata.normalize("NFKC", sign)
