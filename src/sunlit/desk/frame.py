"""What stands around every page of the desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sunlit.catalogue.organ import current_house
from sunlit.desk.confirming import waiting_roles
from sunlit.desk.flash import said
from sunlit.desk.given_notice import given_notice
from sunlit.desk.sections import sections_of
from sunlit.desk.warnings import warnings
from sunlit.desk.work import work_count
from sunlit.people.models import Person
from sunlit.rules.procedure import Role
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration
from sunlit.web.frame import SignedIn, desk_frame
from sunlit.web.paging import count_words
from sunlit.web.parts import Link

WORK = "work"
WEEKDAYS = "一二三四五六日"


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in.

    :raises TypeError: on an address that does not require sign-in.
    """
    if not isinstance(request.user, Person):
        raise TypeError("this address needs a person who has signed in")
    return request.user


def roles_of(request: HttpRequest) -> frozenset[Role]:
    """Return the roles that whoever is signed in holds today."""
    return person_of(request).roles_on(clock.today())


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str = "",
    status: int = 200,
    work: int | None = None,
) -> HttpResponse:
    """Render a page of the desk inside its frame.

    What the page has to say stands below what was left for it (`said`), never in its place.

    :param work: how much there is to do, as `work_count` counts it, where it is counted already.
    """
    person = person_of(request)
    if work is None:
        work = work_count(person, clock.today())
    counts = {"/desk/": count_words(work) if work else None}
    frame = desk_frame(
        current_house().name,
        SignedIn(person.name, person.office.name, person.username),
        [
            Link(one.label, one.url, current=one.url == section, count=counts.get(one.url))
            for one in sections_of(roles_of(request))
        ],
        demonstration=is_demonstration(),
        today_words=day_words(timezone.localtime(clock.now())),
    )
    own = list(context.get("notices") or ())
    roles = roles_of(request)
    told = [*warnings(roles), *waiting_roles(roles), *given_notice(request)]
    notices = [*told, *said(request), *own]
    return render(request, template, {**frame, **context, "notices": notices}, status=status)


def day_words(moment: datetime) -> str:
    """Return 2026年11月24日 星期二."""
    return f"{moment:%Y}年{moment.month}月{moment.day}日 星期{WEEKDAYS[moment.weekday()]}"
