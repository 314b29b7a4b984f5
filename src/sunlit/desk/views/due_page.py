"""How a due day was counted, day by day, printable (W1)."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sunlit.cases.deadlines import clocks
from sunlit.cases.models import Case
from sunlit.cases.read_case import read_case
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.frame import page
from sunlit.desk.views.opening import open_case
from sunlit.duties.models import Duty
from sunlit.rules.deadlines import DEADLINES, due_of
from sunlit.rules.explanation import explain
from sunlit.web import clock
from sunlit.web.due import explain_due
from sunlit.web.parts import Crumb


@login_required
def due_page(request: HttpRequest, key: int) -> HttpResponse:
    """Explain the due day of one duty of a case that the person may open."""
    duty = get_object_or_404(Duty, pk=key)
    if duty.counted_from is None:
        raise Http404
    case = open_case(request, duty.subject, "期限计算")
    rule = DEADLINES[duty.deadline]
    calendar = current_calendar()
    start = duty.counted_from if duty.due_at is None else duty.start
    counted = due_of(rule.code, start, calendar, current_house())
    sentences: list[str] = []
    more = _more(case, duty)
    if more:
        counted = due_of(rule.code, start + more, calendar, current_house())
        sentences = [f"{duty.why}。期限顺延 {more.days} 日，下面从顺延以后的日期起算。"]
    case_url = f"/desk/cases/{duty.subject}/"
    context = {
        "page_heading": "期限是怎么算的",
        "number": duty.number,
        "case_url": case_url,
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(duty.number, case_url)],
        "explanation": explain_due(
            rule.name,
            counted,
            [*sentences, *explain(counted, rule)],
            timezone.localtime(clock.now()),
            calendar,
        ),
    }
    return page(request, "desk/due.html", context, section="/desk/cases/")


def _more(case: Case, duty: Duty) -> timedelta:
    """Return for how long the period stood still and was extended: `why` says by what."""
    own = (
        one.stood_still + one.extended
        for one in clocks(read_case(case))
        if one.deadline.code == duty.deadline and one.start_day == duty.counted_from
    )
    return next(own, timedelta())
