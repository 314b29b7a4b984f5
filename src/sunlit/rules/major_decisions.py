"""What makes a decision major (审核制度三、十二; 处罚法58): the rows of the organ's 目录清单."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sunlit.rules.citations import cite
from sunlit.rules.house.model import MajorRow, PartyKind
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class MajorFacts:
    """The facts of a draft decision on which 目录清单 decides.

    `enforcement` is penalty, license or inspection; amounts in 分.
    """

    enforcement: str
    matter: str = ""
    party: PartyKind = PartyKind.ORGANIZATION
    fine_fen: int = 0
    hearing_held: bool = False
    hearing_right: bool = False
    kinds: AbstractSet[PenaltyKind] = frozenset()
    public_interest: bool = False
    social_risk: bool = False
    complex: bool = False


def major_by(rows: Iterable[MajorRow], facts: MajorFacts) -> MajorRow | None:
    """Return the first row of the list that the facts meet, None when the decision is not major."""
    return next((row for row in rows if meets(row, facts)), None)


def meets(row: MajorRow, facts: MajorFacts) -> bool:
    """Whether every condition that the row states is met."""
    flags = (
        (row.hearing_held, facts.hearing_held),
        (row.hearing_right, facts.hearing_right),
        (row.public_interest, facts.public_interest),
        (row.social_risk, facts.social_risk),
        (row.complex, facts.complex),
    )
    return (
        row.enforcement == facts.enforcement
        and (not row.matters or facts.matter in row.matters)
        and (not row.party_kinds or facts.party in row.party_kinds)
        and (row.fine_from_fen is None or facts.fine_fen >= row.fine_from_fen)
        and (not row.kinds_any or not facts.kinds.isdisjoint(row.kinds_any))
        and all(stated for asked, stated in flags if asked)
    )


def is_major(matched: MajorRow | None, *, raised: bool) -> bool:
    """Whether the case is major: by a row, or because an officer raised it."""
    return matched is not None or raised


def check_lower(matched: MajorRow | None, *, raised: bool) -> Refusal | None:
    """Return why a case may not be lowered: only a voluntary raise may be undone (审核制度十二)."""
    if matched is not None:
        return Refusal(
            f"本案符合目录清单“{matched.name}”，属于重大行政执法决定，不能取消。"
            "录入有误的，请更正相应的事实。",
            cite("审核制度12"),
        )
    if not raised:
        return Refusal("本案没有列为重大行政执法决定，无需取消。", cite("审核制度12"))
    return None
