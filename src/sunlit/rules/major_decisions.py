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

    `enforcement` is penalty, license or inspection; amounts in 分. `further` are the matters of
    other violations in the same case: of several, fines and kinds are those of all together.
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
    by_law: bool = False
    further: AbstractSet[str] = frozenset()


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
        (row.by_law, facts.by_law),
    )
    return (
        row.enforcement == facts.enforcement
        and (not row.matters or not {facts.matter, *facts.further}.isdisjoint(row.matters))
        and (not row.party_kinds or facts.party in row.party_kinds)
        and (row.fine_from_fen is None or facts.fine_fen >= row.fine_from_fen)
        and (not row.kinds_any or not facts.kinds.isdisjoint(row.kinds_any))
        and all(stated for asked, stated in flags if asked)
    )


VOLUNTARY = "主动提级"
REFERRED = "已经送审"


def major_ground(matched: MajorRow | None, *, raised: bool, referred: bool) -> str:
    """Return why a draft is major: the code of a row, the officer's raise, an earlier referral.

    Empty where it is not. A case that was once referred stays subject to review, however a later
    draft answers (审核制度五): only the agreement of the legal section or the end of the case ends
    that.
    """
    if matched is not None:
        return matched.code
    if referred:
        return REFERRED
    return VOLUNTARY if raised else ""


def check_raise_kept(*, raised: bool, raises: bool) -> Refusal | None:
    """Return why a draft may not drop a voluntary raise by answering otherwise (审核制度十二)."""
    if not raised or raises:
        return None
    return Refusal(
        "本案已经主动提级为重大行政执法决定；要取消的，由承办科室负责人在送审以前写明理由，"
        "办理“取消提级”。",
        cite("审核制度12"),
        "raise_to_major",
    )


def check_lower(
    matched: MajorRow | None, *, raised: bool, referred: bool = False
) -> Refusal | None:
    """Return why a case may not be lowered: only a voluntary raise may be undone (审核制度十二).

    That is before the referral only.
    """
    if referred:
        return Refusal(
            "本案已经送法制审核，直到审核同意或者案件终结都应当审核，不能取消提级。",
            cite("审核制度5"),
        )
    if matched is not None:
        return Refusal(
            f"本案符合目录清单“{matched.name}”，属于重大行政执法决定，不能取消。"
            "录入有误的，请更正相应的事实。",
            cite("审核制度12"),
        )
    if not raised:
        return Refusal("本案没有列为重大行政执法决定，无需取消。", cite("审核制度12"))
    return None
