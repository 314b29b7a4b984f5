"""How a due day was counted, day by day, printable (W1)."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sunlit.cases.queries import visible_to
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.frame import page, person_of
from sunlit.duties.models import Duty
from sunlit.rules.deadlines import DEADLINES, due_of
from sunlit.rules.explanation import explain
from sunlit.web import clock
from sunlit.web.due import explain_due


@login_required
def due_page(request: HttpRequest, key: int) -> HttpResponse:
    """Explain the due day of one duty of a case that the person may open."""
    duty = get_object_or_404(Duty, pk=key)
    visible = visible_to(person_of(request), clock.today())
    if duty.counted_from is None or not visible.filter(uuid=duty.subject).exists():
        raise Http404
    rule = DEADLINES[duty.deadline]
    calendar = current_calendar()
    counted = due_of(rule.code, duty.counted_from, calendar, current_house())
    context = {
        "page_heading": "期限是怎么算的",
        "number": duty.number,
        "case_url": f"/desk/cases/{duty.subject}/",
        "explanation": explain_due(
            rule.name, counted, explain(counted, rule), timezone.localtime(clock.now()), calendar
        ),
    }
    return page(request, "desk/due.html", context)
