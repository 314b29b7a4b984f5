"""What a penalty must answer of discretion, when the investigation ends and in the draft alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.discretion import FineRange, Tier, check_fine
from sunlit.rules.fine_rates import fine_by, rate_of
from sunlit.rules.leniency import Leniency, check_punishable, check_tier
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class Frame:
    """What the law and the organ's own table set: amounts in 分, rates, and the party's age.

    `age` is of the day the act ended; None where the party is no natural person.
    """

    fine_min_fen: int | None
    ranges: Sequence[FineRange]
    age: int | None


def found(entries: Mapping[str, Any]) -> frozenset[Leniency]:
    """Return the circumstances that were answered with yes."""
    return frozenset(one for one in Leniency if entries.get(one.value))


def check_discretion(entries: Mapping[str, Any], frame: Frame) -> Refusal | None:
    """Return why the penalty misses what the law says of discretion, or None (CF-G12, CF-G13).

    What is no penalty has neither tier nor order.
    """
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        return None
    circumstances = found(entries)
    forbidden = check_punishable(frame.age, circumstances)
    if forbidden:
        return forbidden
    if not _said(entries, "tier"):
        return Refusal("给予行政处罚的，请选择裁量档次。", cite("处罚法34"), "tier")
    tier = Tier(entries["tier"])
    return (
        check_tier(tier, frame.age, circumstances)
        or check_fine(
            entries["fine_fen"],
            tier,
            frame.ranges,
            statutory_min_fen=frame.fine_min_fen,
            deviation=_said(entries, "deviation"),
            by=fine_by(entries),
            rate=rate_of(entries),
        )
        or _check_correction(entries)
    )


def check_one_fine(entries: Mapping[str, Any]) -> Refusal | None:
    """Return what must be explained so that one act is fined once, or None (CF-G10)."""
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        return None
    if (entries["fined_before"] or entries["other_norms"]) and not _said(entries, "one_fine"):
        return Refusal(
            "对同一个违法行为不得给予两次以上罚款；请说明怎样处理。", cite("处罚法29"), "one_fine"
        )
    return None


def _check_correction(entries: Mapping[str, Any]) -> Refusal | None:
    """An order to correct goes with the penalty, or a reason why none is needed (CF-G11)."""
    if _said(entries, "correction") or _said(entries, "no_correction"):
        return None
    return Refusal(
        "实施行政处罚时，应当责令当事人改正；不需要的，请写明原因。",
        cite("处罚法28"),
        "correction",
    )


def _said(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()
