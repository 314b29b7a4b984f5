"""公示 before 送达: when the choice between publishing and holding is there (definition 3)."""

from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.disclosure.steps import HOLD, PUBLISH, PUBLISH_FIRST, WITHHOLD
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.landmarks import SERVE
from sunlit.rules.refusal import Refusal

_CHOICE = frozenset({PUBLISH_FIRST, HOLD})
_NEAR_WORKING_DAYS = 2


def too_early(code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the office need not choose yet: there is time to serve first."""
    if code not in _CHOICE or not facts.is_decided:
        return None
    calendar = current_calendar()
    due = due_of("GS-XKCF", facts.decision.decided_on, calendar, current_house()).last_day
    if due <= day or calendar.working_days_between(day, due) <= _NEAR_WORKING_DAYS:
        return None
    return Refusal(
        f"公示期限到{due}届满，还来得及先送达；"
        f"期限前{_NEAR_WORKING_DAYS}个工作日仍不能送达的，再作选择。",
        cite("公示制度6(3)"),
    )


def held_because(facts: CaseFacts) -> str:
    """Return why the publication of an unserved decision is held; empty where it is not."""
    held = facts.last(HOLD)
    over = {SERVE, PUBLISH_FIRST, PUBLISH, WITHHOLD} & facts.position.standing
    return "" if held is None or over else str(held.content["reason"])
