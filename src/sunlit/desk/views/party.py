"""当事人: every case of one party that the person may open."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import WORK, page, person_of
from sunlit.desk.presenters.party_page import PartyPage
from sunlit.desk.views.opening import open_case
from sunlit.web import clock
from sunlit.web.parts import Crumb


@login_required
def party(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show the party of the case `case` and its other cases; `?after=` goes on to older ones.

    The address names a case, not the party: a citizen's number stands in no address, history or
    log, and who may not open the case cannot ask for its party.
    """
    person = person_of(request)
    found = open_case(request, case, "当事人")
    shown = PartyPage(request, found, person, clock.today())
    context = {
        **shown.context(),
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(found.number, f"/desk/cases/{case}/")],
    }
    return page(
        request, "desk/party.html", context, section="/desk/cases/", work=shown.counts[WORK]
    )
