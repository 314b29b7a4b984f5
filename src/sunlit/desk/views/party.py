"""当事人: every case of one party that the person may open."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from sunlit.cases.read_case import read_case
from sunlit.desk.frame import WORK, page, person_of
from sunlit.desk.of_party import of_party
from sunlit.desk.presenters.party_page import PartyPage
from sunlit.desk.views.opening import open_case
from sunlit.web import clock
from sunlit.web.parts import Crumb


@login_required
def party(request: HttpRequest, case: uuid.UUID, number: int = 0) -> HttpResponse:
    """Show the party of the case `case` and its other cases; `?after=` goes on to older ones.

    The address names a case, not the party: a citizen's number stands in no address, history or
    log, and who may not open the case cannot ask for its party.
    """
    person = person_of(request)
    found = open_case(request, case, "当事人")
    facts = of_party(read_case(found), number)
    if facts is None:
        raise Http404
    shown = PartyPage(request, facts, person, clock.today())
    context = {
        **shown.context(),
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(found.number, f"/desk/cases/{case}/")],
    }
    return page(
        request, "desk/party.html", context, section="/desk/cases/", work=shown.counts[WORK]
    )
