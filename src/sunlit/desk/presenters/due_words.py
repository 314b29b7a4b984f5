"""The due day of a stored duty in words."""

from datetime import date, datetime
from typing import Protocol

from django.utils import timezone

from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.periods import Unit
from sunlit.web.due import DueWords, words_of_day, words_of_moment


class HasDueDay(Protocol):
    """A stored duty, or the next one as the summary of a case has it."""

    pk: int
    deadline: str
    due_on: date | None
    due_at: datetime | None
    provisional: bool


def due_words(duty: HasDueDay | None, now: datetime, calendar: WorkCalendar) -> DueWords | None:
    """Return the words, with the way to the explanation; None without a duty or a due day."""
    if duty is None or duty.due_on is None:
        return None
    rule = DEADLINES.get(duty.deadline)
    explain_url = f"/desk/due/{duty.pk}/" if duty.deadline else ""
    if duty.due_at is not None:
        return words_of_moment(duty.due_at, now, explain_url=explain_url)
    return words_of_day(
        duty.due_on,
        timezone.localdate(now),
        calendar,
        unit=rule.period.unit if rule else Unit.CD,
        provisional=duty.provisional,
        explain_url=explain_url,
    )
