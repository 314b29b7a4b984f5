"""The work list: whose turn it is, what one waits for, what one looks after; each one query."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from sunlit.cases.duties import PARTY
from sunlit.cases.models import Recusal
from sunlit.cases.who import OF_THE_OFFICE
from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.ledger.prepared_query import ANY_KEY, PreparedQuery
from sunlit.people.models import Person
from sunlit.rules.calendar import ONE_DAY, WorkCalendar
from sunlit.rules.procedure import Role
from sunlit.web.paging import counted
from sunlit.web.parts import COUNTED_AT_MOST

SOON_WORKING_DAYS = 3
NOBODY = "none"
_ANY_OFFICE = ANY_KEY - 1
_OF_ALL_OFFICES = frozenset({Role.LEADER, Role.SUPERVISOR})


def work_of(person: Person, day: date) -> DutyQuerySet:
    """Return what the person may do now, the earliest due first.

    An officer has what is theirs, and what of the office has no officer yet.
    """
    return _now(_concerns(person, day)).in_order()


def work_count(person: Person, day: date) -> int:
    """Return how much the person may do now, at most one more than is counted."""
    roles = person.roles_on(day)
    return len(_kept_work(roles).rows(person.pk, person.office_id)) if roles else 0


def waits_of(person: Person, day: date) -> DutyQuerySet:
    """Return what will be the person's and cannot be done yet."""
    return _waits(_concerns(person, day)).in_order()


def handed_on_by(person: Person, day: date) -> DutyQuerySet:
    """Return what others must do now because the person handed it to them (我交办的)."""
    return _handed(_concerns(person, day), person.pk).in_order()


def counts_beside(person: Person, day: date) -> tuple[int, int]:
    """Return how much `handed_on_by` and `waits_of` hold, each at most one more than is counted."""
    found = _prepared_counts(person.roles_on(day)).rows(person.pk, person.office_id)
    handed, waits = found[0]
    return handed or 0, waits or 0


def looked_after_by(person: Person, day: date) -> DutyQuerySet | None:
    """Return what the person answers for without doing it; None where that is nothing.

    The head of an office looks after the work of the office, leaders and supervisors after all.
    """
    roles = person.roles_on(day)
    if roles & _OF_ALL_OFFICES:
        return _now(_not_aside(person.pk)).in_order()
    if Role.OFFICE_HEAD in roles:
        return _now(_not_aside(person.pk), office=person.office_id).in_order()
    return None


def due_in(when: str, day: date, calendar: WorkCalendar) -> Q:
    """Return which duties are due `overdue`, `today`, `soon` or `later`; else all."""
    soon = soon_day(day, calendar)
    match when:
        case "overdue":
            return Q(sort_on__lt=day)
        case "today":
            return Q(sort_on=day)
        case "soon":
            return Q(sort_on__gt=day, sort_on__lte=soon)
        case "later":
            return Q(sort_on__gt=soon)
        case _:
            return Q()


def of_officer(username: str) -> Q:
    """Return which duties are that officer's, alone or as the second; `NOBODY`: not assigned."""
    if username == NOBODY:
        return Q(assignee=None)
    return Q(assignee__username=username) | Q(second__username=username)


def soon_day(day: date, calendar: WorkCalendar) -> date:
    """Return the third working day after `day`."""
    soon = day
    for _ in range(SOON_WORKING_DAYS):
        soon = calendar.next_working_day(soon + ONE_DAY)
    return soon


def monday_of(day: date) -> date:
    """Return the first day of the week."""
    return day - timedelta(days=day.weekday())


def _now(*wanted: Q, **more: Any) -> DutyQuerySet:
    return Duty.objects.filter(*wanted, **more, closed_on=None, actionable=True)


def _waits(mine: Q) -> DutyQuerySet:
    waiting = Duty.objects.filter(mine, closed_on=None, actionable=False)
    return waiting.exclude(role=PARTY)


def _handed(mine: Q, person: int) -> DutyQuerySet:
    return _now(~mine, _not_aside(person), handed_by=person)


@cache
def _kept_work(roles: frozenset[Role]) -> PreparedQuery:
    """Return the question of `work_count`, kept because every page of the desk asks it."""

    def compose(person: int, office: int) -> QuerySet[Any, Any]:
        work = _now(_concerns_roles(roles, person, office))
        return work.values("pk")[: COUNTED_AT_MOST + 1]

    return PreparedQuery(compose, ANY_KEY, _ANY_OFFICE)


@cache
def _prepared_counts(roles: frozenset[Role]) -> PreparedQuery:
    """Return the question of `counts_beside`, which every work list asks."""

    def compose(person: int, office: int) -> QuerySet[Any, Any]:
        mine = _concerns_roles(roles, person, office)
        counts = {"handed": counted(_handed(mine, person)), "waits": counted(_waits(mine))}
        return Person.objects.filter(pk=person).values_list(*counts.values())

    return PreparedQuery(compose, ANY_KEY, _ANY_OFFICE)


def _concerns(person: Person, day: date) -> Q:
    return _concerns_roles(person.roles_on(day), person.pk, person.office_id)


def _concerns_roles(roles: frozenset[Role], person: int, office: int) -> Q:
    own = Q(assignee=None) | Q(assignee=person)
    mine = Q(role__in=sorted(roles - OF_THE_OFFICE)) & own
    mine |= Q(role__in=sorted((roles & OF_THE_OFFICE) - {Role.OFFICER}), office=office)
    if Role.OFFICER in roles:
        nobodys = Q(office=office, assignee=None)
        mine |= Q(role=Role.OFFICER) & (nobodys | Q(assignee=person) | Q(second=person))
    return mine & _not_aside(person)


def _not_aside(person: int) -> Q:
    """Which duties are of no case in which the person stood aside (处罚法43)."""
    return ~Q(subject__in=Recusal.objects.filter(person=person).values("case__uuid"))
