"""Citations: an article of an instrument, written as a lawyer writes it.

The compact form is `处罚法58(1)`: the instrument's code, the article, an item in brackets. A
paragraph follows a point (`处罚法57.2`), a sub-item follows the brackets (`公示制度6(1).1`).
"""

import re
from dataclasses import dataclass
from functools import cache

from sunlit.rules.instruments import (
    BRACKETS_MEAN_PARAGRAPH,
    ITEMS_IN_FIRST_PARAGRAPH,
    NAMES,
    PRACTICE,
    Instrument,
    Level,
)
from sunlit.rules.numerals import chinese_number

_PLACE = re.compile(
    r"(?:(?P<article>\d+)(?:\.(?P<paragraph>\d+))?(?:\((?P<item>\d+)\)(?:\.(?P<point>\d+))?)?)?"
)
_LONGEST_FIRST = sorted(NAMES, key=len, reverse=True)
_PRACTICE_WORDS = ("local practice", "practice", "Zhejiang-type rule")
_REMARKS = {
    "": "",
    "(no number)": "未规定具体期限",
    "by analogy": "参照",
    "(analogy)": "参照",
    "“及时”": "“及时”",
}


@dataclass(frozen=True)
class Citation:
    """A place in an instrument, down to item and sub-item; `remark` limits how far it carries."""

    instrument: Instrument
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None
    remark: str = ""

    @property
    def is_practice(self) -> bool:
        """Whether no instrument stands behind it: the organ may set another value."""
        return self.instrument.level is Level.PRACTICE

    @property
    def compact(self) -> str:
        """The compact form, which `cite` reads back."""
        text = self.instrument.code
        if self.article is not None:
            text += str(self.article)
        if self.paragraph is not None:
            text += f".{self.paragraph}"
        if self.item is not None:
            text += f"({self.item})"
        return text if self.point is None else f"{text}.{self.point}"

    def __str__(self) -> str:
        text = str(self.instrument)
        if self.article is not None:
            text += f"第{chinese_number(self.article)}条"
        if self.paragraph is not None:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item is not None:
            text += f"第（{chinese_number(self.item)}）项"
        if self.point is not None:
            text += f"第{self.point}目"
        return f"{text}（{self.remark}）" if self.remark else text


class UnknownCitation(ValueError):
    """The text names no instrument of the register, or no place in it."""


@cache
def cite(text: str) -> Citation:
    """Read one compact citation.

    :raises UnknownCitation: when the instrument is not registered or something is left over.
    """
    instrument, rest = _instrument(text)
    place = _PLACE.fullmatch(rest)
    if place is None:
        raise UnknownCitation(f"“{text}”不是条文的简写，例如：处罚法58(1)。")
    return _citation(instrument, place)


def cite_all(text: str) -> tuple[Citation, ...]:
    """Read a basis as the deadline table writes it: `处罚法64(1)/85`, `公示制度6; 118号`.

    :raises UnknownCitation: when a part resolves neither to an instrument nor to practice.
    """
    found: list[Citation] = []
    for part in text.split(";"):
        found.extend(_part(part.strip()))
    return tuple(found)


def practice(remark: str = "") -> Citation:
    """Cite custom: a value the organ may change, with no article behind it."""
    return Citation(PRACTICE, remark=remark)


def _part(text: str) -> list[Citation]:
    if text.startswith(_PRACTICE_WORDS):
        return [practice()]
    instrument, rest = _instrument(text)
    found: list[Citation] = []
    rest = rest.strip().removeprefix("art").strip()
    while True:
        place = _PLACE.match(rest)
        if place is None or (found and not place.group()):
            raise UnknownCitation(f"“{text}”中有不能识别的条文。")
        found.append(_citation(instrument, place))
        rest = rest[place.end() :].strip()
        if rest == "/practice":
            return [*found, practice()]
        if not rest.startswith("/"):
            break
        rest = rest[1:]
    if rest not in _REMARKS:
        raise UnknownCitation(f"“{text}”中有不能识别的说明：{rest}。")
    last = found[-1]
    found[-1] = Citation(
        last.instrument, last.article, last.paragraph, last.item, last.point, _REMARKS[rest]
    )
    return found


def _instrument(text: str) -> tuple[Instrument, str]:
    for name in _LONGEST_FIRST:
        if text.startswith(name):
            return NAMES[name], text[len(name) :]
    raise UnknownCitation(f"“{text}”没有对应登记在册的法律、法规、规章或者文件。")


def _citation(instrument: Instrument, place: re.Match[str]) -> Citation:
    article, paragraph, item, point = (
        int(part) if part else None for part in place.group("article", "paragraph", "item", "point")
    )
    here = (instrument.code, article)
    if here in BRACKETS_MEAN_PARAGRAPH and paragraph is None:
        paragraph, item = item, None
    elif here in ITEMS_IN_FIRST_PARAGRAPH and item is not None and paragraph is None:
        paragraph = 1
    return Citation(instrument, article, paragraph, item, point)
