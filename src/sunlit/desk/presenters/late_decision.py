"""What a page says of a decision that comes, or came, after the ninety days (处罚法60)."""

from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.procedures.penalty.ninety_days import is_breach, late_warning, lateness
from sunlit.rules.landmarks import DECIDE
from sunlit.web.parts import Notice, Tag


def late_notices(facts: CaseFacts, code: str, day: date) -> list[Notice]:
    """Return the red box above the decision that is about to be signed late."""
    warning = late_warning(facts, day) if facts.procedure.step(code).decides else ""
    if not warning:
        return []
    lines = (
        "法律、法规、规章另有规定的，写明条文；没有的，写明逾期的原因。",
        "逾期记录在案，不影响作出决定。",
    )
    return [Notice(warning, lines=lines, tone="bad")]


def late_tags(facts: CaseFacts) -> list[Tag]:
    """Return what stands beside the number of a case that was decided late."""
    decided = facts.last(DECIDE)
    if decided is None or not lateness(facts):
        return []
    if is_breach(decided.content):
        return [Tag("逾期决定：超过九十日", "bad")]
    return [Tag("依据另有规定，超过九十日作出决定", "warn")]
