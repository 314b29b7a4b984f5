"""Which kinds of penalty an article knows, and how much of each: the table `data/penalties.toml`.

An article that is not in the table is not structured yet: nothing is asked of its kinds.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from sunlit.rules.citations import Citation, UnknownCitation, cite
from sunlit.rules.fine_rates import FineBy
from sunlit.rules.house.model import PartyKind
from sunlit.rules.money import yuan
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.terms import term_words

ORDINARY = "ordinary"
SITUATIONS: Mapping[str, str] = {
    ORDINARY: "一般情形",
    "overdue": "责令限期改正，逾期不改正",
    "refused": "责令改正，拒不改正",
    "serious": "情节严重",
    "lesser": "数额较小",
    "greater": "数额较大",
    "responsible": "直接负责的主管人员和其他直接责任人员",
    "other_person": "其他人员",
}
"""The situations that articles tell apart (情形); an article may name one in its own words."""
_FEN_PER_YUAN = 100
_UNITS = frozenset({PartyKind.ORGANIZATION})


@dataclass(frozen=True)
class FineRule:
    """A range of a fine, both ends included: in 分, or as a rate of the base that the law names."""

    by: FineBy
    least: Decimal
    most: Decimal
    base: str = ""

    def __str__(self) -> str:
        written = [self._written(end) for end in (self.least, self.most)]
        span = f"{written[0]}以上{written[1]}以下" if self.least else f"{written[1]}以下"
        return f"{self.base}{span}"

    def _written(self, end: Decimal) -> str:
        return f"{yuan(int(end))}元" if self.by is FineBy.AMOUNT else f"{end}{self.by.sign}"


@dataclass(frozen=True)
class Situation:
    """What an article says of one situation (情形).

    `must` is compulsory, of `one_of` exactly one is given (或者), `may` is allowed (可以).
    `after_order`: only when an order to correct was not obeyed. `party` is who it is about, empty
    for everybody; `terms` how long a kind lasts, in months.
    """

    code: str
    name: str
    must: frozenset[PenaltyKind] = frozenset()
    one_of: frozenset[PenaltyKind] = frozenset()
    may: frozenset[PenaltyKind] = frozenset()
    fines: tuple[FineRule, ...] = ()
    after_order: bool = False
    party: str = ""
    terms: Mapping[PenaltyKind, tuple[int, int]] = field(default_factory=dict)

    @property
    def knows(self) -> frozenset[PenaltyKind]:
        """Every kind that may be given; gains are confiscated by 处罚法28.2 in every situation."""
        return self.must | self.one_of | self.may | {PenaltyKind.CONFISCATION_OF_GAINS}

    def concerns(self, party: PartyKind) -> bool:
        """Whether it is about a party of that kind; a sole trader is punished as either."""
        if not self.party or party is PartyKind.SOLE_TRADER:
            return True
        return (party in _UNITS) == (self.party == "unit")

    def __str__(self) -> str:
        parts = [f"应当给予{_names(self.must)}"] if self.must else []
        parts += [f"给予{_names(self.one_of, '或者')}"] if self.one_of else []
        parts += [f"可以给予{_names(self.may)}"] if self.may else []
        parts += [f"罚款幅度：{'；'.join(str(rule) for rule in self.fines)}"] if self.fines else []
        parts += [
            f"{kind.label}的期限：{term_words(least)}至{term_words(most)}"
            for kind, (least, most) in self.terms.items()
        ]
        return "；".join(parts)


@dataclass(frozen=True)
class PenaltyLaw:
    """One article as it reads `since` that day; `text` is its own words of the penalty."""

    citation: Citation
    items: int
    since: date
    checked_on: date
    text: str
    situations: tuple[Situation, ...]

    @property
    def knows(self) -> frozenset[PenaltyKind]:
        """Every kind that the article knows in any situation."""
        return frozenset(kind for one in self.situations for kind in one.knows)

    def situation(self, code: str) -> Situation | None:
        """Return the situation of that code; none where the article knows none of it."""
        return next((one for one in self.situations if one.code == code), None)

    def is_basis(self, cited: Citation) -> bool:
        """Whether a citation names this article: to the item, or the paragraph where it has one."""
        here = self.citation
        if (cited.instrument, cited.article) != (here.instrument, here.article):
            return False
        if self.items:
            whole = cited.paragraph is None or cited.paragraph == (here.paragraph or 1)
            return whole and cited.item in range(1, self.items + 1)
        return cited.paragraph == here.paragraph and cited.item is None


def law_of(basis: Iterable[str], day: date) -> PenaltyLaw | None:
    """Return the article that a matter rests on, as it read on that day; None where none is known.

    :param basis: citations in the short form, as `MatterVersion.basis` holds them.
    """
    for text in basis:
        try:
            cited = cite(text)
        except UnknownCitation:
            continue
        held = [one for one in laws() if one.is_basis(cited) and one.since <= day]
        if held:
            return max(held, key=lambda one: one.since)
    return None


@cache
def laws() -> Sequence[PenaltyLaw]:
    """Return every article of the table."""
    text = files("sunlit.rules").joinpath("data/penalties.toml").read_text("utf-8")
    return tuple(_law(row) for row in tomllib.loads(text)["law"])


def _law(row: Mapping[str, Any]) -> PenaltyLaw:
    return PenaltyLaw(
        cite(row["basis"]),
        row.get("items", 0),
        row["since"],
        row["checked_on"],
        row["text"],
        tuple(_situation(one) for one in row["situation"]),
    )


def _situation(row: Mapping[str, Any]) -> Situation:
    kinds = {name: frozenset(map(PenaltyKind, row.get(name, ()))) for name in _LISTS}
    return Situation(
        code=row["code"],
        name=row.get("name", SITUATIONS[row["code"]]),
        fines=tuple(_fine(one) for one in row.get("fines", ())),
        after_order=row.get("order", False),
        party=row.get("party", ""),
        terms={
            PenaltyKind(kind): (ends[0], ends[1]) for kind, ends in row.get("terms", {}).items()
        },
        **kinds,
    )


_LISTS = ("must", "one_of", "may")


def _fine(row: Mapping[str, Any]) -> FineRule:
    by = FineBy(row.get("by", FineBy.AMOUNT))
    scale = _FEN_PER_YUAN if by is FineBy.AMOUNT else 1
    least, most = (Decimal(row.get(end, 0)) * scale for end in ("least", "most"))
    return FineRule(by, least, most, row.get("base", ""))


def _names(kinds: Iterable[PenaltyKind], between: str = "、") -> str:
    found = set(kinds)
    return between.join(kind.label for kind in PenaltyKind if kind in found)
