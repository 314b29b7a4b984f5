"""案件: the list."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import WORK, page, person_of
from sunlit.desk.presenters.case_list import FILTERS, CaseList
from sunlit.desk.views.opening import reads_list
from sunlit.web import clock
from sunlit.web.list_address import asked_address


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Show the cases the person may open, the newest first or by day; `?after=` goes on."""
    reads_list(request, "案件列表")
    shown = CaseList(request, person_of(request), clock.now(), asked_address(request, FILTERS))
    context = shown.context()
    return page(
        request, "desk/cases.html", context, section="/desk/cases/", work=shown.counts[WORK]
    )
