"""数个违法行为: each violation of a case is a disposition of its own, and what they come to.

A conclusion and a draft describe the first violation by their own entries and each further one by a
row of `FURTHER`; entries of before lack it and are of one violation. A draft of several holds the
sum in `fine_fen` and the first's own fine in `OWN_FINE`. The orders, the circumstances and what is
asked of hearing and review are the case's: a row has none of its own.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sunlit.rules.fine_rates import with_computed_fine
from sunlit.rules.imposed import FIELDS, confiscated_fen, kinds_in, penalties_in_words
from sunlit.rules.leniency import Leniency
from sunlit.rules.money import yuan
from sunlit.rules.numerals import chinese_number
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal

Entries = Mapping[str, Any]
FURTHER = "further"
PROVED_BY = "proved_by"
OWN_FINE = "own_fine_fen"
SHARED = ("outcome", "correction", "no_correction", "refund", *(one.value for one in Leniency))
IN_A_ROW = frozenset(
    {
        PenaltyKind.WARNING,
        PenaltyKind.CRITICISM,
        PenaltyKind.FINE,
        PenaltyKind.CONFISCATION_OF_GAINS,
        PenaltyKind.CONFISCATION_OF_GOODS,
    }
)
"""The kinds that a further violation can carry; the others have entries of the first alone."""
COLUMNS = frozenset(
    {
        "matter",
        "facts",
        "proved_by",
        "characterization",
        "violated",
        "basis",
        "same_act",
        "same_act_as",
        "situation",
        "situation_facts",
        "order_paper",
        "order_due",
        "warning",
        "criticism",
        "fine_fen",
        "fine_by",
        "fine_base",
        "fine_base_fen",
        "fine_rate",
        "has_gains",
        "gains_fen",
        "goods_list",
        "goods_value_fen",
        "tier",
        "discretion",
        "deviation",
        "dropped",
        "dropped_why",
    }
)
"""The entries of a row; what is refused of another stands beside the whole table."""
_PARTS_OF_GOODS = ("name", "number", "unit", "place")
_BETWEEN = re.compile(r"[,;，；\t]")
_NUMBERS = re.compile(r"[0-9]{1,3}(?:[,、.;\s]+[0-9]{1,3})*[,、.;\s]*")


@dataclass(frozen=True)
class Violation:
    """One violation with the entries of its own disposition; the first has the number 1.

    `matter` is the code of its matter, empty for the first: that is the case's own.
    """

    number: int
    entries: Entries

    @property
    def matter(self) -> str:
        """The code of the matter of a further violation."""
        return str(self.entries.get("matter") or "") if self.number > 1 else ""

    @property
    def name(self) -> str:
        """What it is (定性)."""
        return str(self.entries["characterization"]).strip().rstrip("。").removeprefix("属于")

    @property
    def in_words(self) -> str:
        """Its number as papers write it."""
        return f"（{chinese_number(self.number)}）"

    @property
    def fine_fen(self) -> int:
        """Its own fine."""
        return int(self.entries.get("fine_fen") or 0)

    @property
    def same_act_as(self) -> int:
        """The number of the violation that is the same act; 0 where it is an act of its own."""
        if self.number == 1 or not self.entries.get("same_act"):
            return 0
        written = unicodedata.normalize("NFKC", str(self.entries.get("same_act_as") or "")).strip()
        written = written.removeprefix("第").removesuffix("项")
        return int(written) if written.isascii() and written.isdecimal() else 0


def is_several(entries: Entries) -> bool:
    """Whether the entries speak of more than one violation, punished or not."""
    return bool(entries.get(FURTHER))


def violations_of(entries: Entries) -> list[Violation]:
    """Return the violations that are punished, the first first."""
    return [one for one in _all(entries) if not one.entries.get("dropped")]


def dropped_of(entries: Entries) -> list[Violation]:
    """Return the further violations that are named and not punished."""
    return [one for one in _all(entries) if one.entries.get("dropped")]


def first_of(entries: Entries) -> Entries:
    """Return the entries of the first violation alone, with its own fine."""
    return _all(entries)[0].entries


def _all(entries: Entries) -> list[Violation]:
    if not is_several(entries):
        return [Violation(1, entries)]
    first = {name: value for name, value in entries.items() if name != FURTHER}
    if OWN_FINE in first:
        first["fine_fen"] = first[OWN_FINE]
    rows = enumerate(entries[FURTHER], 2)
    return [Violation(1, first), *(Violation(number, _whole(row, entries)) for number, row in rows)]


def _whole(row: Entries, entries: Entries) -> dict[str, Any]:
    """Return the entries of a row as those of a disposition, with what is the case's own."""
    answers = entries.get("leniency") or {}
    shared = {name: entries.get(name, answers.get(name)) for name in SHARED}
    goods = goods_of(str(row.get("goods_list") or "")) or []
    return {**shared, **row, "fine_fen": row.get("fine_fen") or 0, "goods": goods}


def goods_of(written: str) -> list[dict[str, str]] | None:
    """Return the inventory of a row, a line a thing: 名称，数量，单位，地点; None: unreadable."""
    found = []
    for line in filter(None, (line.strip() for line in written.splitlines())):
        parts = [part.strip() for part in _BETWEEN.split(line)]
        if len(parts) != len(_PARTS_OF_GOODS) or not all(parts):
            return None
        found.append(dict(zip(_PARTS_OF_GOODS, parts, strict=True)))
    return found


def evidence_numbers(written: str) -> list[int] | None:
    """Return the numbers of the evidence: 1、3 and 1,3 are the same; None: unreadable."""
    text = unicodedata.normalize("NFKC", written).strip()
    if not _NUMBERS.fullmatch(text):
        return None
    return sorted({int(number) for number in re.findall(r"[0-9]+", text)})


def with_computed_fines(entries: Entries) -> dict[str, Any]:
    """Return the entries with every fine computed that base and rate make."""
    computed = with_computed_fine(entries)
    if is_several(entries):
        computed[FURTHER] = [with_computed_fine(row) for row in entries[FURTHER]]
    return computed


def total_fine(entries: Entries) -> int:
    """Return the fine of the case in 分: the sum of its violations'."""
    return sum(one.fine_fen for one in violations_of(entries))


def total_gains(entries: Entries) -> int:
    """Return the unlawful gains that are confiscated in the case in 分 (没收违法所得)."""
    return sum(int(one.entries.get("gains_fen") or 0) for one in violations_of(entries))


def total_confiscated(entries: Entries) -> int:
    """Return what is confiscated in the case in 分."""
    return sum(confiscated_fen(one.entries) for one in violations_of(entries))


def all_kinds(entries: Entries) -> frozenset[PenaltyKind]:
    """Return every kind that is imposed for any violation."""
    return frozenset(kind for one in violations_of(entries) for kind in kinds_in(one.entries))


def all_goods(entries: Entries) -> list[dict[str, str]]:
    """Return the one inventory of everything that is confiscated."""
    return [row for one in violations_of(entries) for row in one.entries.get("goods") or []]


def has_entry(entries: Entries, kind: PenaltyKind) -> bool:
    """Whether any violation has an entry of that kind."""
    return any(one.entries.get(FIELDS[kind]) for one in violations_of(entries))


def in_turn(entries: Entries, words: Callable[[Violation], str]) -> str:
    """Return the words of each violation, numbered where there are several."""
    found = violations_of(entries)
    if not is_several(entries):
        return words(found[0])
    return "\n".join(f"{one.in_words}{words(one)}" for one in found)


def penalties_of_several(entries: Entries) -> Iterator[str]:
    """Yield the penalty of each violation, and what they come to: each set apart, then joined."""
    found = violations_of(entries)
    for one in found:
        kinds = "；".join(words for _kind, words in penalties_in_words(one.entries))
        yield f"{one.in_words}{one.name}：{'；'.join(filter(None, (kinds, _same(one, entries))))}。"
    if len(found) > 1:
        fine = total_fine(entries)
        joined = f"，罚款合计人民币{yuan(fine)}元" if fine else ""
        yield f"以上各项分别裁量、合并处罚{joined}。"


def _same(one: Violation, entries: Entries) -> str:
    """Say why a violation is not fined: the same act is fined by another provision (处罚法29)."""
    if one.fine_fen:
        return ""
    for group in same_acts(entries):
        fined = [other for other in group if other.fine_fen]
        if one.number in {other.number for other in group} and fined:
            return f"与第{fined[0].in_words}项是同一个违法行为，不再罚款"
    return ""


def dropped_in_words(entries: Entries) -> Iterator[str]:
    """Yield what was told before and is not punished, and why."""
    for one in dropped_of(entries):
        why = str(one.entries.get("dropped_why") or "").strip().rstrip("。")
        yield f"第{one.in_words}项“{one.name}”不予处罚：{why}。"


def same_acts(entries: Entries) -> list[list[Violation]]:
    """Return the violations by act: those that are one act stand together (处罚法29)."""
    groups: dict[int, list[Violation]] = {}
    group_of: dict[int, int] = {}
    for one in violations_of(entries):
        group = group_of.get(one.same_act_as, one.number)
        group_of[one.number] = group
        groups.setdefault(group, []).append(one)
    return list(groups.values())


def of_row(one: Violation, wrong: Refusal) -> Refusal:
    """Return the refusal as it is said of the row of that violation, beside its own entry."""
    column = {"goods": "goods_list"}.get(wrong.field or "", wrong.field)
    field = f"{FURTHER}-{one.number - 2}-{column}" if column in COLUMNS else FURTHER
    return replace(wrong, sentence=f"第{one.number}项违法行为：{wrong.sentence}", field=field)
