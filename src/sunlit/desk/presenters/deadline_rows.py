"""The deadlines that run in a case, and those that wait with it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sunlit.cases.queries import CaseFacts
from sunlit.desk.presenters.due_words import due_words
from sunlit.disclosure.before_service import held_because
from sunlit.disclosure.part import PUBLICATION
from sunlit.duties.models import Duty
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import DEADLINES


def deadline_rows(
    facts: CaseFacts, duties: Iterable[Duty], now: datetime, calendar: WorkCalendar
) -> Iterator[dict[str, Any]]:
    """Yield each deadline with when it ends, or why no day can be said."""
    for duty in duties:
        if duty.deadline and duty.closed_on is None:
            yield {
                "label": _name(facts, duty),
                "due": due_words(duty, now, calendar),
                "note": "" if duty.due_on else "案件中止，期限停止计算",
            }


def _name(facts: CaseFacts, duty: Duty) -> str:
    own = facts.views[duty.of_party - 1] if duty.of_party and len(facts.views) > 1 else facts
    held = held_because(own) if duty.deadline == PUBLICATION else ""
    name = DEADLINES[duty.deadline].name
    if duty.of_party and len(facts.views) > 1:
        name = f"{name}（{facts.views[duty.of_party - 1].party.name}）"
    return f"{name}（暂缓公示：{held}）" if held else name
