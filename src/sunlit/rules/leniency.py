"""从轻、减轻、不予处罚: the circumstances that each case must answer (处罚法30至33)."""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from sunlit.rules.citations import Citation, cite
from sunlit.rules.discretion import Tier
from sunlit.rules.identifiers import FULL_AGE, PUNISHABLE_AGE
from sunlit.rules.refusal import Refusal


class Effect(StrEnum):
    """What a circumstance does to the penalty."""

    FORBIDS = "forbids"
    SPARES = "spares"
    LIGHTENS = "lightens"
    MAY_LIGHTEN = "may_lighten"

    @property
    def label(self) -> str:
        """The statute's words."""
        return {
            "forbids": "不予行政处罚",
            "spares": "可以不予行政处罚",
            "lightens": "应当从轻或者减轻行政处罚",
            "may_lighten": "可以从轻或者减轻行政处罚",
        }[self.value]


class Leniency(StrEnum):
    """A circumstance that is asked of every case; the age is read from the number, not asked."""

    INCAPABLE = "incapable"
    PARTLY_CAPABLE = "partly_capable"
    REMEDIED = "remedied"
    COERCED = "coerced"
    CONFESSED = "confessed"
    MERITORIOUS = "meritorious"
    OTHER = "other_leniency"
    MINOR_CORRECTED = "minor_corrected"
    FIRST_TIME = "first_time"
    NO_FAULT = "no_fault"

    @property
    def label(self) -> str:
        """The statute's words."""
        return _ROWS[self][0]

    @property
    def citation(self) -> Citation:
        """The place of the statute."""
        return cite(_ROWS[self][1])

    @property
    def effect(self) -> Effect:
        """What it does to the penalty."""
        return _ROWS[self][2]


_ROWS = {
    Leniency.INCAPABLE: (
        "精神病人、智力残疾人在不能辨认或者不能控制自己行为时有违法行为",
        "处罚法31",
        Effect.FORBIDS,
    ),
    Leniency.PARTLY_CAPABLE: (
        "尚未完全丧失辨认或者控制自己行为能力的精神病人、智力残疾人有违法行为",
        "处罚法31",
        Effect.MAY_LIGHTEN,
    ),
    Leniency.REMEDIED: ("主动消除或者减轻违法行为危害后果", "处罚法32(1)", Effect.LIGHTENS),
    Leniency.COERCED: ("受他人胁迫或者诱骗实施违法行为", "处罚法32(2)", Effect.LIGHTENS),
    Leniency.CONFESSED: ("主动供述行政机关尚未掌握的违法行为", "处罚法32(3)", Effect.LIGHTENS),
    Leniency.MERITORIOUS: (
        "配合行政机关查处违法行为有立功表现",
        "处罚法32(4)",
        Effect.LIGHTENS,
    ),
    Leniency.OTHER: (
        "法律、法规、规章规定其他应当从轻或者减轻行政处罚",
        "处罚法32(5)",
        Effect.LIGHTENS,
    ),
    Leniency.MINOR_CORRECTED: (
        "违法行为轻微并及时改正，没有造成危害后果",
        "处罚法33.1",
        Effect.FORBIDS,
    ),
    Leniency.FIRST_TIME: (
        "初次违法且危害后果轻微并及时改正",
        "处罚法33.1",
        Effect.SPARES,
    ),
    Leniency.NO_FAULT: ("当事人有证据足以证明没有主观过错", "处罚法33.2", Effect.FORBIDS),
}
_LIGHT = frozenset({Tier.LIGHTER, Tier.REDUCED})


def check_punishable(age: int | None, found: AbstractSet[Leniency]) -> Refusal | None:
    """Return why the party must not be punished, or None (CF-G12).

    :param age: the party's completed years when the act ended; None where it is no person.
    """
    if age is not None and age < PUNISHABLE_AGE:
        return Refusal(
            f"当事人行为时{age}周岁，不满十四周岁，不予行政处罚。", cite("处罚法30"), "outcome"
        )
    for one in Leniency:
        if one in found and one.effect is Effect.FORBIDS:
            return Refusal(f"{one.label}的，不予行政处罚。", one.citation, "outcome")
    return None


def check_tier(tier: Tier, age: int | None, found: AbstractSet[Leniency]) -> Refusal | None:
    """Return why the tier does not fit what was found, or None (CF-G12)."""
    must, may = grounds_to_lighten(age, found)
    if must and tier not in _LIGHT:
        words, citation = must[0]
        return Refusal(f"{words}的，应当从轻或者减轻行政处罚。", citation, "tier")
    if tier is Tier.REDUCED and not must and not may:
        return Refusal("减轻处罚应当有法定的情形。", cite("处罚法32"), "tier")
    return None


def grounds_to_lighten(
    age: int | None, found: AbstractSet[Leniency]
) -> tuple[list[tuple[str, Citation]], list[tuple[str, Citation]]]:
    """Return what obliges to a lighter penalty, and what allows it, each with its place."""
    must: list[tuple[str, Citation]] = []
    if age is not None and PUNISHABLE_AGE <= age < FULL_AGE:
        must.append((f"当事人行为时{age}周岁，已满十四周岁不满十八周岁", cite("处罚法30")))
    must += _of(found, Effect.LIGHTENS)
    return must, _of(found, Effect.MAY_LIGHTEN)


def _of(found: AbstractSet[Leniency], effect: Effect) -> list[tuple[str, Citation]]:
    return [(one.label, one.citation) for one in Leniency if one in found and one.effect is effect]
