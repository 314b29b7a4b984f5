"""The ninety days of 处罚法60: a decision after them is made with the breach on record (CF-G14).

The period binds the organ and takes nothing from the decision: whoever signs sees that it is over,
names the law that allows more time or, without one, says why it is late.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.cases.deadlines import law_day
from sunlit.cases.extended import extended_by
from sunlit.cases.queries import CaseFacts
from sunlit.cases.standstill import stood_still
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.refusal import Refusal

_DEADLINE = "CF-DECIDE"


def late_warning(facts: CaseFacts, day: date) -> str:
    """Return what the signer must read when the ninety days are over on that day, else nothing."""
    passed = decision_day_passed(facts, day)
    more = extended_by(facts, _DEADLINE).days
    longer = f"，加上延长的{more}日，" if more else ""
    return f"自立案之日起九十日{longer}到{passed:%Y-%m-%d}已经届满。" if passed else ""


def why_not_explained(facts: CaseFacts, entries: Mapping[str, Any], day: date) -> Refusal | None:
    """Return why a decision of that day may not be signed: late, and nobody says on what ground."""
    warning = late_warning(facts, day)
    if not warning or _stated(entries, "late_basis") or _stated(entries, "late_reason"):
        return None
    return Refusal(
        f"{warning}法律、法规、规章另有规定的，请写明条文；没有规定的，请写明逾期的原因，逾期记录在案。",
        cite("处罚法60"),
        "late_reason",
    )


def lateness(facts: CaseFacts) -> str:
    """Return the breach, or the law that allowed more time, as papers and pages state it."""
    decided = facts.last("decide")
    return lateness_of(decided.content) if decided else ""


def lateness_of(entries: Mapping[str, Any]) -> str:
    """Return the same of the entries of a decision; nothing where it was made in time."""
    basis, reason = _stated(entries, "late_basis"), _stated(entries, "late_reason")
    if basis:
        return f"自立案之日起已经超过九十日，依据{basis}作出决定。"
    if not reason:
        return ""
    return f"自立案之日起已经超过九十日作出决定，违反《行政处罚法》第六十条；逾期的原因：{reason}"


def is_breach(entries: Mapping[str, Any]) -> bool:
    """Whether the decision came late without a law that allows more time."""
    return bool(_stated(entries, "late_reason")) and not _stated(entries, "late_basis")


def _stated(entries: Mapping[str, Any], name: str) -> str:
    return str(entries.get(name) or "").strip()


def decision_day_passed(facts: CaseFacts, day: date) -> date | None:
    """Return the last day for the decision (处罚法60; CF-G14) where `day` lies after it."""
    filed = facts.last("file_case")
    if filed is None:
        return None
    stood, still_since = stood_still(facts, _DEADLINE)
    if still_since:
        return None
    start = law_day(facts, filed) + stood + extended_by(facts, _DEADLINE)
    due = due_of(_DEADLINE, start, current_calendar(), current_house())
    return due.last_day if day > due.last_day else None
