"""What a head looks at beside the list: what is late by office, what lies with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q

from sunlit.desk.work import monday_of
from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.people.models import Office
from sunlit.rules.procedure import Role
from sunlit.web.asked import Address
from sunlit.web.paging import count_words, counted

_NOBODY = "none"


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
    """Return every handling office with what is overdue in it."""
    late = Duty.objects.open().filter(actionable=True, office=OuterRef("pk"), sort_on__lt=today)
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


def officer_rows(work: DutyQuerySet, today: date, path: str) -> list[PanelRow]:
    """Return what each officer of the office has in hand, what nobody has yet at the end."""
    found = (
        work.filter(role=Role.OFFICER)
        .order_by()
        .values("assignee__username", "assignee__name")
        .annotate(every=Count("pk"), late=Count("pk", filter=Q(sort_on__lt=today)))
        .values_list("assignee__username", "assignee__name", "every", "late")
    )
    rows = []
    for username, name, every, late in sorted(found, key=lambda row: row[0] or "~"):
        code = username or _NOBODY
        asked = Address(path, {"whose": "all", "officer": code})
        words = f"{every} 件，其中超期 {late} 件" if late else f"{every} 件"
        rows.append(PanelRow(code, name or "未指派", words, asked.but({}), bool(late)))
    return rows
