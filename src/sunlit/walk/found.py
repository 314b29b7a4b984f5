"""What the stations are about, found in the data by what it waits for."""

from datetime import date, datetime, time

from django.utils import timezone

from sunlit.cases.models import Case, Step
from sunlit.disclosure.models import Publication
from sunlit.documents.models import Rendition
from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.people.models import Person
from sunlit.records.models import StoredFile
from sunlit.rules.calendar import ONE_DAY, WorkCalendar

WORKING_DAYS_LATER = 7


def waiting_for(step: str) -> Case | None:
    """Return the case in which somebody can take that step now, the earliest due first."""
    duty = Duty.objects.open().filter(actionable=True, step=step).in_order().first()
    return Case.objects.get(uuid=duty.subject) if duty else None


def last_taken(step: str) -> Step | None:
    """Return the newest act of that code."""
    return Step.objects.filter(code=step).select_related("case").order_by("-pk").first()


def newest_publication() -> Publication | None:
    """Return what was published last and stands."""
    return Publication.objects.public().order_by("-id").first()


def explained_duty(username: str) -> Duty | None:
    """Return the duty with a counted due day that comes first for that person."""
    person = Person.objects.get(username=username)
    counted = Duty.objects.open().filter(actionable=True, assignee=person)
    return counted.exclude(due_on=None).exclude(deadline="").in_order().first()


def seven_working_days_after(day: date, calendar: WorkCalendar) -> datetime:
    """Return nine in the morning of the seventh working day after `day`."""
    for _ in range(WORKING_DAYS_LATER):
        day = calendar.next_working_day(day + ONE_DAY)
    return timezone.make_aware(datetime.combine(day, time(9)))


def late_on(day: date) -> DutyQuerySet:
    """Return what will stand red on a work list on that day when nobody acts until then."""
    return Duty.objects.overdue(day).filter(actionable=True).in_order()


def turning_red(username: str, today: date, day: date) -> Duty | None:
    """Return what that person still has time for today and is late with on that day."""
    mine = late_on(day).filter(assignee__username=username)
    return mine.filter(due_on__gte=today).first()


def some_stored_file() -> StoredFile | None:
    """Return the oldest written paper in the store."""
    rendition = Rendition.objects.select_related("file").order_by("pk").first()
    return rendition.file if rendition else None
