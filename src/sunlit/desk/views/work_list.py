"""工作台: what this person must do, by its due day."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import WORK, page, person_of
from sunlit.desk.presenters.work_page import FILTERS, WorkPage
from sunlit.desk.views.opening import reads_list
from sunlit.web import clock
from sunlit.web.list_address import asked_address


@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """Show the work list: `?when=`, `?whose=` and the other filters; `?after=` goes on."""
    reads_list(request, "工作台")
    asked = asked_address(request, FILTERS)
    shown = WorkPage(request, person_of(request), clock.now(), asked)
    return page(
        request, "desk/work_list.html", shown.context(), section="/desk/", work=shown.counts[WORK]
    )
