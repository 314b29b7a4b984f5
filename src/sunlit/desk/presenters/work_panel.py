"""What a head looks at beside the list: what is late by office, what lies with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value

from sunlit.desk.work import NOBODY, monday_of
from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.people.models import Office, Person
from sunlit.rules.procedure import Role
from sunlit.web.list_address import Address
from sunlit.web.paging import count_words, counted


@dataclass(frozen=True)
class PanelRow:
    """One office or officer: what they have, in words, and the list behind it."""

    code: str
    name: str
    words: str
    url: str
    is_late: bool


@dataclass(frozen=True)
class LateOffice:
    """An office, with how much of it is overdue, both numbers counted up to a thousand."""

    code: str
    name: str
    late: int
    late_this_week: int


def late_offices(today: date) -> list[LateOffice]:
    """Return every handling office with what is overdue in it.

    Every role is named, so that the late ones of each are found by its days.
    """
    late = Duty.objects.open().filter(
        actionable=True, office=OuterRef("pk"), role__in=sorted(Role), sort_on__lt=today
    )
    found = Office.objects.filter(is_handling=True).values_list(
        "code", "name", counted(late), counted(late.filter(sort_on__gte=monday_of(today)))
    )
    return [LateOffice(*row) for row in found]


def office_rows(offices: Sequence[LateOffice], path: str) -> list[PanelRow]:
    """Return what is overdue in each office, and how much of it since Monday."""
    rows = []
    for office in offices:
        asked = Address(path, {"whose": "all", "when": "overdue", "office": office.code})
        week, every = count_words(office.late_this_week), count_words(office.late)
        words = f"本周超期 {week} 件，累计 {every} 件没有办" if office.late else "没有超期"
        rows.append(PanelRow(office.code, office.name, words, asked.but({}), bool(office.late)))
    return rows


def officer_rows(work: DutyQuerySet, office: int, today: date, path: str) -> list[PanelRow]:
    """Return what each officer of the office has in hand, what nobody has yet at the end.

    :param work: what is done in the office of that key.
    """
    of_officers = work.filter(role=Role.OFFICER)
    named = _in_hand(Person.objects.all(), of_officers.filter(assignee=OuterRef("pk")), today)
    nobodys = of_officers.filter(assignee=None, office=OuterRef("pk"))
    unnamed = _in_hand(Office.objects.filter(pk=office), nobodys, today)
    found = named.values_list("username", "name", "every", "late").union(
        unnamed.values_list(Value(NOBODY), Value("未指派"), "every", "late"), all=True
    )
    rows = []
    for code, name, every, late in sorted(found, key=lambda row: (row[0] == NOBODY, row[0])):
        asked = Address(path, {"whose": "all", "officer": code})
        words = f"{count_words(every)} 件"
        words += f"，其中超期 {count_words(late)} 件" if late else ""
        rows.append(PanelRow(code, name, words, asked.but({}), bool(late)))
    return rows


def _in_hand(whose: QuerySet[Any], work: DutyQuerySet, today: date) -> QuerySet[Any]:
    """Return those who have work, with how much, and how much of it is late."""
    late = work.filter(sort_on__lt=today)
    having: QuerySet[Any] = whose.order_by().filter(Exists(work))
    numbered: QuerySet[Any] = having.annotate(every=counted(work), late=counted(late))
    return numbered
