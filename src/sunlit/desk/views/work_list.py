"""工作台: what this person must do, by its due day."""

from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sunlit.catalogue.organ import current_calendar
from sunlit.desk.frame import day_words, page, person_of
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.work import work_of
from sunlit.duties.models import Duty, DutyQuerySet
from sunlit.rules.calendar import ONE_DAY, WorkCalendar
from sunlit.web import clock
from sunlit.web.asked import asked_page, asked_words
from sunlit.web.parts import Empty, Link, Search, pager

PAGE_SIZE = 20
SOON_WORKING_DAYS = 3
_ORDER_LINE = "按到期先后排列，期限由系统按工作日历计算。"


@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """Show the work list, filtered by `?when=` and paged by `?page=`."""
    person = person_of(request)
    today = clock.today()
    everything = work_of(person, today)
    calendar = current_calendar()
    groups = _groups(everything, today, calendar)
    when = request.GET.get("when", "")
    chosen = groups.get(when, ("", everything))[1]
    text = asked_words(request, "q")
    if text:
        chosen = chosen.filter(about__icontains=text) | chosen.filter(number__icontains=text)
    count = chosen.count()
    number = asked_page(request, count, PAGE_SIZE)
    rows = chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    asked = {key: value for key, value in (("when", when), ("q", text)) if value}
    context = {
        "page_heading": "今天要办的事",
        "day_line": f"{day_words(timezone.localtime(clock.now()))}　{_ORDER_LINE}",
        "search": Search("/desk/", "案号、当事人或事由（按 / 键到这里）", text),
        "tabs": [
            Link(label, f"/desk/?when={key}" if key else "/desk/", key == when, rows.count())
            for key, (label, rows) in groups.items()
        ],
        "items": [_item(duty, today, calendar) for duty in rows],
        "empty": Empty("没有要办的事", "有新的事项轮到您办理时，会出现在这里。"),
        "pager": pager(
            count, number, PAGE_SIZE, lambda n: f"/desk/?{urlencode({**asked, 'page': n})}"
        ),
    }
    return page(request, "desk/work_list.html", context, section="/desk/")


def _groups(
    work: DutyQuerySet, today: date, calendar: WorkCalendar
) -> dict[str, tuple[str, DutyQuerySet]]:
    soon = today
    for _ in range(SOON_WORKING_DAYS):
        soon = calendar.next_working_day(soon + ONE_DAY)
    return {
        "": ("全部", work),
        "overdue": ("已超期", work.filter(due_on__lt=today)),
        "today": ("今天到期", work.filter(due_on=today)),
        "soon": ("3 个工作日内", work.filter(due_on__gt=today, due_on__lte=soon)),
        "later": ("以后", work.exclude(due_on__lte=soon)),
    }


def _item(duty: Duty, today: date, calendar: WorkCalendar) -> dict[str, object]:
    due = due_words(duty, today, calendar)
    return {
        "due": due,
        "tone": due.tone if due else "noted",
        "title": duty.title,
        "url": f"/desk/cases/{duty.subject}/",
        "number": duty.number,
        "party": duty.about,
        "why": duty.why,
        "action_label": "去办理",
        "action_url": f"/desk/cases/{duty.subject}/{duty.step}/",
        "first": bool(due and due.tone in {"overdue", "today", "soon"}),
        "blocked": "",
    }
