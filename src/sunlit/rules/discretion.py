"""裁量基准: the tiers of a penalty, and the range of the fine that the organ set for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sunlit.rules.citations import cite
from sunlit.rules.fine_rates import FineBy, plain_rate
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
    """The range of the fine in one tier of one matter, both ends included.

    An amount in 分, or a rate of the base of the fine in the unit of `by` (‰, %, 倍).
    """

    tier: Tier
    least: Decimal | int
    most: Decimal | int
    by: FineBy = FineBy.AMOUNT

    def __contains__(self, value: Decimal | int) -> bool:
        return self.least <= value <= self.most

    def __str__(self) -> str:
        if self.by is FineBy.AMOUNT:
            return f"{yuan(int(self.least))}元以上{yuan(int(self.most))}元以下"
        ends = (self.least, self.most)
        least, most = (f"{plain_rate(Decimal(one))}{self.by.sign}" for one in ends)
        return f"{least}以上{most}以下"


def range_of(
    tier: Tier, ranges: Iterable[FineRange], by: FineBy = FineBy.AMOUNT
) -> FineRange | None:
    """Return the range of the tier for a fine that is set so; None where the organ set none.

    A rate for which no rates are set is held to the amounts, by what it comes to.
    """
    of_tier = [one for one in ranges if one.tier is tier]
    found = [one for one in of_tier if one.by is by]
    found += [one for one in of_tier if one.by is FineBy.AMOUNT]
    return next(iter(found), None)


def check_fine(
    fine_fen: int,
    tier: Tier,
    ranges: Iterable[FineRange],
    *,
    statutory_min_fen: int | None,
    deviation: str,
    by: FineBy = FineBy.AMOUNT,
    rate: Decimal | None = None,
) -> Refusal | None:
    """Return why a fine does not fit its tier, or None (CF-G13).

    A fine outside the range of its tier needs a stated reason; one below the statutory minimum is
    a reduced penalty. No fine at all (0) fits every tier: then the penalty is another one.

    :param rate: of the base, where the fine is set `by` a rate: the tier may range over rates.
    """
    if not fine_fen:
        return None
    if statutory_min_fen and fine_fen < statutory_min_fen and tier is not Tier.REDUCED:
        return Refusal(
            f"罚款低于法定下限 {yuan(statutory_min_fen)} 元，只有减轻处罚才可以。",
            cite("处罚法32"),
            "tier",
        )
    within = range_of(tier, ranges, by)
    value = fine_fen if rate is None or within is None or within.by is FineBy.AMOUNT else rate
    if within is None or value in within or deviation:
        return None
    return Refusal(
        f"“{tier.label}”一档的罚款是{within}；偏离的，应当写明理由。",
        cite("处罚法34"),
        "deviation",
    )
