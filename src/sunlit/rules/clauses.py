"""The clauses of the three systems, and what the product does about each (`data/clauses.md`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType

from sunlit.rules.numerals import chinese_number

_ROW = re.compile(r"^\| (?P<id>[A-Z]\d[^|]*) \|(?P<cells>.*)\|$", re.MULTILINE)
_ID = re.compile(
    r"(?P<system>[DRLW])(?P<article>\d+)(?:\.(?P<item>\d+)(?:\.(?P<point>\d+))?)?(?P<part>[a-e])?"
)
_SYSTEMS = {"D": "公示制度", "R": "记录制度", "L": "审核制度"}
_VERB = re.compile(r"\*\*([a-z]+)\*\*")
_STEMS = {"enforce": "enforces", "watch": "watches", "support": "supports", "same": "enforces"}


class Verb(StrEnum):
    """What the product does about a clause."""

    ENFORCES = "enforces"
    WATCHES = "watches"
    SUPPORTS = "supports"


@dataclass(frozen=True)
class Clause:
    """One row. `article` is the Chinese place, empty for the duties of the whole system."""

    id: str
    article: str
    verbs: tuple[Verb, ...]
    demands: str
    does: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The single ids of a combined row."""
        return tuple(self.id.split(", "))


def article_of(clause_id: str) -> str:
    """Return 公示制度第六条（三） for D6.3c; rows combined by commas are joined by 、."""
    return "、".join(filter(None, map(_article, clause_id.split(", "))))


def _article(clause_id: str) -> str:
    match = _ID.fullmatch(clause_id)
    if match is None:
        raise ValueError(f"“{clause_id}”不是条款编号。")
    system = _SYSTEMS.get(match["system"])
    if system is None:
        return ""
    text = f"{system}第{chinese_number(int(match['article']))}条"
    if match["item"] not in {None, "0"}:
        text += f"（{chinese_number(int(match['item']))}）"
    return f"{text}{match['point']}" if match["point"] else text


def regulation_text() -> str:
    """Return the regulation as it was issued."""
    return _data("regulation.txt")


def _load() -> Iterator[Clause]:
    above: tuple[Verb, ...] = ()
    for row in _ROW.finditer(_data("clauses.md")):
        cells = [cell.strip() for cell in row["cells"].split(" | ")]
        demands, does = (cells[0], cells[1]) if len(cells) > 1 else ("", cells[0])
        verbs = above if does == "same" else _verbs(does)
        above = verbs
        yield Clause(row["id"].strip(), article_of(row["id"].strip()), verbs, demands, does)


def _verbs(text: str) -> tuple[Verb, ...]:
    named = (_STEMS.get(word) for word in _VERB.findall(text))
    return tuple(dict.fromkeys(Verb(name) for name in named if name))


def _data(name: str) -> str:
    return files("sunlit.rules").joinpath("data", name).read_text(encoding="utf-8")


CLAUSES: Mapping[str, Clause] = MappingProxyType({clause.id: clause for clause in _load()})
"""Every row by its id; a combined row (`R2, R3`) is one."""
