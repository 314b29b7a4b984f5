"""When a hearing right exists (处罚法第六十三条), and how a hearing with its notice must lie."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from sunlit.rules.citations import cite
from sunlit.rules.house.model import House, PartyKind
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal

ALWAYS_HEARD = {
    PenaltyKind.DOWNGRADING: 3,
    PenaltyKind.LICENSE_REVOCATION: 3,
    PenaltyKind.SUSPENSION_OF_BUSINESS: 4,
    PenaltyKind.CLOSURE: 4,
    PenaltyKind.OCCUPATIONAL_BAN: 4,
}


@dataclass(frozen=True)
class ProposedPenalty:
    """What is about to be notified; amounts in 分; `field` is the area with its own threshold."""

    kinds: AbstractSet[PenaltyKind]
    party: PartyKind
    fine_fen: int = 0
    confiscated_fen: int = 0
    other_heavy: bool = False
    field: str = ""


def hearing_right(proposed: ProposedPenalty, house: House, day: date) -> Refusal | None:
    """Return why the notice must carry the hearing right, or None when the law does not ask it.

    The reason is worded as a refusal: a notice without the right is refused with it.
    """
    threshold = house.hearing_threshold(proposed.party, day, proposed.field)
    must = "，应当告知当事人有要求听证的权利。"
    if proposed.fine_fen >= threshold > 0:
        amount = f"{threshold / 100:,.0f}元"
        return Refusal(f"拟处罚款达到较大数额（{amount}）{must}", cite("处罚法63(1)"))
    if proposed.confiscated_fen >= threshold > 0:
        return Refusal(f"拟没收的违法所得、非法财物达到较大数额{must}", cite("处罚法63(2)"))
    for kind, item in ALWAYS_HEARD.items():
        if kind in proposed.kinds:
            return Refusal(f"拟给予“{kind.label}”{must}", cite(f"处罚法63({item})"))
    if proposed.other_heavy:
        return Refusal(f"拟给予其他较重的行政处罚{must}", cite("处罚法63(5)"))
    return None
