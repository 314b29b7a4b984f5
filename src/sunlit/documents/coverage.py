"""Can this text be printed? Asked before it may be signed: a paper that cannot be set is no paper.

The answer comes from the character maps of the fonts in use, without setting anything; a test
holds it against the typesetter. While a face is missing no PDF is made and nothing is refused.
"""

import functools
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sunlit.documents.character_map import code_points
from sunlit.documents.fonts import FACES, FontSet, font_set
from sunlit.documents.forms.model import PaperForm
from sunlit.rules.refusal import Refusal

_ALL_FALL_BACK_ON = ("rare", "rare_sans")
# PDF/A-2a bars NUL, the byte order mark and characters for private use, whatever a font has.
_BARRED = frozenset({0x0, 0xFEFF})
_PRIVATE = "Co"
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zs", "Zl", "Zp"})
# They choose a form of the character before them and are no character of their own.
_VARIATIONS = frozenset({*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)})


def why_not_printable(text: Any) -> str | None:
    """Return what is wrong with a text, or with those of a list or mapping, or None.

    The first character that no font has is named. The words go on after the name of a field:
    “违法事实”里的“😀”（U+1F600）没有字体能印出来….
    """
    sign = first_unprintable(text)
    return unprintable(sign) if sign else None


def why_not_set(form: PaperForm, content: Mapping[str, Any]) -> Refusal | None:
    """Return which character in which field of the paper no font has, or None."""
    if why_not_printable(content) is None:
        return None
    for field in form.fields:
        if wrong := why_not_printable(content.get(field.name)):
            sentence = f"{form.title}不能制作：“{field.label}”里的{wrong}。"
            return Refusal(sentence, None, field.name)
    return None


def unprintable(sign: str) -> str:
    """Say that no font has the sign, and what to do."""
    code = f"U+{ord(sign):04X}"
    is_unseen = unicodedata.category(sign) in _UNSEEN
    shown = f"看不见的字符（{code}）" if is_unseen else f"“{sign}”（{code}）"
    return f"{shown}没有字体能印出来，请删去或者换成文字"


def first_unprintable(content: Any) -> str:
    """Return the first character that no font has; empty when all can be printed.

    :param content: a text, or lists and mappings of texts.
    """
    text = "".join(_texts(content))
    fonts = font_set()
    if fonts.missing or not text:
        return ""
    lacking = set(map(ord, set(text))) - _covered(fonts.fingerprint)
    return next((sign for sign in text if ord(sign) in lacking), "") if lacking else ""


def in_print(text: str) -> str:
    """Return a text that stands and cannot be mended (the name of a file) as it can be printed.

    A character that no font has is written as its code: 现场〔U+1F600〕.jpg.
    """
    while sign := first_unprintable(text):
        text = text.replace(sign, f"〔U+{ord(sign):04X}〕")
    return text


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        yield from _texts(list(content.values()))
    elif isinstance(content, list | tuple):
        for one in content:
            yield from _texts(one)


@functools.lru_cache(maxsize=2)
def _covered(_fingerprint: str) -> frozenset[int]:
    """Return the code points that every face prints, itself or by what it falls back on."""
    fonts = font_set()
    fallen_back = [fonts.families[key][0] for key in _ALL_FALL_BACK_ON] + list(fonts.further)
    everywhere = frozenset[int]().union(*(_family(fonts, family) for family in fallen_back))
    faces = {fonts.families[key][0] for key in FACES if key not in _ALL_FALL_BACK_ON}
    of_all_faces = frozenset.intersection(*(_family(fonts, family) for family in faces))
    found = everywhere | of_all_faces | _VARIATIONS
    return frozenset(
        code
        for code in found
        if code not in _BARRED and unicodedata.category(chr(code)) != _PRIVATE
    )


def _family(fonts: FontSet, family: str) -> frozenset[int]:
    """What every file of the family has: regular and bold may differ."""
    return frozenset.intersection(*(code_points(*file) for file in fonts.files[family]))
