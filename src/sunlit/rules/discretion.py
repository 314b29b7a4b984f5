"""裁量基准: the tiers of a penalty, and the range of the fine that the organ set for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sunlit.rules.citations import cite
from sunlit.rules.money import yuan
from sunlit.rules.refusal import Refusal


class Tier(StrEnum):
    """How heavy a penalty is, from below the statutory minimum upwards."""

    REDUCED = "reduced"
    LIGHTER = "lighter"
    ORDINARY = "ordinary"
    HEAVIER = "heavier"

    @property
    def label(self) -> str:
        """The statute's words."""
        return {
            "reduced": "减轻处罚",
            "lighter": "从轻处罚",
            "ordinary": "一般处罚",
            "heavier": "从重处罚",
        }[self.value]


@dataclass(frozen=True)
class FineRange:
    """The range of the fine in one tier of one matter, in 分, both ends included."""

    tier: Tier
    min_fen: int
    max_fen: int

    def __contains__(self, fine_fen: int) -> bool:
        return self.min_fen <= fine_fen <= self.max_fen

    def __str__(self) -> str:
        return f"{yuan(self.min_fen)}元以上{yuan(self.max_fen)}元以下"


def range_of(tier: Tier, ranges: Iterable[FineRange]) -> FineRange | None:
    """Return the range of the tier; None where the organ set none."""
    return next((one for one in ranges if one.tier is tier), None)


def check_fine(
    fine_fen: int,
    tier: Tier,
    ranges: Iterable[FineRange],
    *,
    statutory_min_fen: int | None,
    deviation: str,
) -> Refusal | None:
    """Return why a fine does not fit its tier, or None (CF-G13).

    A fine outside the range of its tier needs a stated reason; one below the statutory minimum is
    a reduced penalty. No fine at all (0) fits every tier: then the penalty is another one.
    """
    if not fine_fen:
        return None
    if statutory_min_fen and fine_fen < statutory_min_fen and tier is not Tier.REDUCED:
        return Refusal(
            f"罚款低于法定下限 {yuan(statutory_min_fen)} 元，只有减轻处罚才可以。",
            cite("处罚法32"),
            "tier",
        )
    within = range_of(tier, ranges)
    if within is None or fine_fen in within or deviation:
        return None
    return Refusal(
        f"“{tier.label}”一档的罚款是{within}；偏离的，应当写明理由。",
        cite("处罚法34"),
        "deviation",
    )
