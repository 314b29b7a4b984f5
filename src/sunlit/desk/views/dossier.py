"""案卷: what stands in the file of a case, in its order, and what it lacks."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.dossier_page import DossierPage
from sunlit.desk.views.opening import open_case
from sunlit.web import clock
from sunlit.web.parts import Crumb


@login_required
def dossier(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show the file of one case."""
    person = person_of(request)
    found = open_case(request, case, "案卷")
    context = {
        **DossierPage(found, person, clock.now()).context(),
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(found.number, f"/desk/cases/{case}/")],
    }
    return page(request, "desk/dossier.html", context, section="/desk/cases/")
