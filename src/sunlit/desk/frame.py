"""What stands around every page of the desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sunlit.catalogue.organ import current_house
from sunlit.desk.work import work_of
from sunlit.people.models import Person
from sunlit.web import clock
from sunlit.web.demonstration import is_demonstration
from sunlit.web.frame import SignedIn, desk_frame
from sunlit.web.parts import Link, Notice

_SECTIONS = (
    ("工作台", "/desk/"),
    ("案件", "/desk/cases/"),
    ("日历", "/desk/calendar/"),
    ("参数", "/desk/parameters/"),
)
WEEKDAYS = "一二三四五六日"


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in.

    :raises TypeError: on an address that does not require sign-in.
    """
    if not isinstance(request.user, Person):
        raise TypeError("this address needs a person who has signed in")
    return request.user


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a page of the desk inside its frame."""
    person = person_of(request)
    today = clock.today()
    counts = {"/desk/": work_of(person, today).count()}
    frame = desk_frame(
        current_house().name,
        SignedIn(person.name, person.office.name),
        [
            Link(label, url, current=url == section, count=counts.get(url))
            for label, url in _SECTIONS
        ],
        notices=said(request),
        demonstration=is_demonstration(),
        today_words=day_words(timezone.localtime(clock.now())),
    )
    return render(request, template, {**frame, **context}, status=status)


def say(request: HttpRequest, title: str, text: str = "") -> None:
    """Leave a sentence for the next page the person sees."""
    request.session["said"] = [title, text]


def said(request: HttpRequest) -> list[Notice]:
    """Return, once, what was left for this page."""
    left = request.session.pop("said", None)
    return [Notice(left[0], left[1], tone="good")] if left else []


def day_words(moment: datetime) -> str:
    """Return 2026年11月24日 星期二."""
    return f"{moment:%Y}年{moment.month}月{moment.day}日 星期{WEEKDAYS[moment.weekday()]}"
