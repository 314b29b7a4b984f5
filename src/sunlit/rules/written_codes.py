"""Codes, numbers and telephones as they are kept, however they were typed or pasted.

What a person copies from a table, a chat or a scan carries spaces, full-width letters and signs
that nobody sees. They are no part of a number; what is left is then checked as it stands.
"""

import re
import unicodedata

_UNSEEN = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})
_FIRST_FULL, _LAST_FULL, _TO_HALF = 0xFF01, 0xFF5E, 0xFEE0
_YEAR_IN_BRACKETS = re.compile(r"[\[(【〔［（<〈](\d{4})[\])】〕］）>〉]")
_ONE_TELEPHONE = re.compile(r"(?:\+?86-?)?(?:1\d{10}|0\d{2,3}-?\d{7,8}(?:[-转]\d{1,6})?|\d{7,8})")


def plain_number(text: str) -> str:
    """Return a number in half-width signs and without spaces: ＥＸ １２３ is EX123."""
    return "".join(_half(sign) for sign in text if unicodedata.category(sign) not in _UNSEEN)


def plain_code(text: str) -> str:
    """Return a code that knows capitals only: credit codes, numbers of identity documents."""
    return plain_number(text).upper()


def plain_document_number(text: str) -> str:
    """Return a 文号 with its year in the brackets of GB/T 9704: 阳公〔2026〕8号."""
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", plain_number(text))


def plain_telephone(text: str) -> str:
    """Return a telephone number without spaces and brackets; several keep what stands between.

    >>> plain_telephone("（0353） 202 3456")
    '0353-2023456'
    """
    words = [plain_number(word) for word in text.split()]
    joined = re.sub(r"\((0\d{2,3})\)-?", r"\1-", "".join(words))
    return joined if _ONE_TELEPHONE.fullmatch(joined) else " ".join(words)


def _half(sign: str) -> str:
    return chr(ord(sign) - _TO_HALF) if _FIRST_FULL <= ord(sign) <= _LAST_FULL else sign
