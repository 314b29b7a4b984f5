"""The due day of a stored duty in words."""

from datetime import date

from sunlit.duties.models import Duty
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.periods import Unit
from sunlit.web.due import DueWords, words_of_day


def due_words(duty: Duty | None, today: date, calendar: WorkCalendar) -> DueWords | None:
    """Return the words, with the way to the explanation; None without a duty or a due day."""
    if duty is None or duty.due_on is None:
        return None
    rule = DEADLINES.get(duty.deadline)
    return words_of_day(
        duty.due_on,
        today,
        calendar,
        unit=rule.period.unit if rule else Unit.CD,
        provisional=duty.provisional,
        explain_url=f"/desk/due/{duty.pk}/" if duty.deadline else "",
    )
