"""集体讨论: which penalties the heads of the organ decide together (处罚法57.2; CF-G09)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sunlit.rules.citations import Citation, cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.refusal import Refusal

LEAST_LEADERS = 2
_PENALTIES = cite("处罚法57.2")


@dataclass(frozen=True)
class View:
    """What one participant said, in the order in which they spoke."""

    name: str
    post: str
    view: str


def must_deliberate(
    outcome: PenaltyOutcome, *, grave: bool, complicated: bool, listed: bool
) -> bool:
    """Whether the outcome must be deliberated: penalties only, of grave or complicated cases.

    :param listed: the case is major by a row of the organ's list, and the organ has chosen to
        deliberate on all of these; a voluntary raise to a review is no such row.
    """
    return outcome is PenaltyOutcome.PENALTY and (grave or complicated or listed)


def check_views(
    views: Sequence[View],
    *,
    host: str,
    leaders: AbstractSet[str],
    citation: Citation = _PENALTIES,
) -> Refusal | None:
    """Return why the record of a deliberation does not show a collective one, or None.

    :param host: who presides; as head of the organ the last to speak.
    :param leaders: the names of the organ's persons in charge on that day.
    :param citation: what asks for it.
    """
    fault = _fault(views, host, leaders)
    return Refusal(fault, citation, "views") if fault else None


def _fault(views: Sequence[View], host: str, leaders: AbstractSet[str]) -> str:
    names = [view.name for view in views]
    if len(set(names)) != len(names):
        return "同一个参加人只记一行意见。"
    strangers = [name for name in names if name not in leaders]
    if strangers:
        return (
            f"{'、'.join(strangers)}不是本机关负责人；列席人员记在“列席人员”一栏，不发表表决意见。"
        )
    if len(names) < LEAST_LEADERS:
        return f"集体讨论至少应当有{LEAST_LEADERS}位机关负责人参加并发表意见。"
    if host not in names:
        return "主持人也是参加人，请记录主持人的意见。"
    if names[-1] != host:
        return "主持人应当最后发表意见，请按发言次序记录。"
    return ""
