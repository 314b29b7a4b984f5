"""For which of several parties a step is taken, where its address does not say it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import address_of
from sunlit.web import clock
from sunlit.web.parts import Crumb, Link, Tag


def choose_party(
    request: HttpRequest, facts: CaseFacts, code: str, own_page: str = ""
) -> HttpResponse:
    """Ask for which party the step is taken; where it can be for one alone, go there."""
    person, today = person_of(request), clock.today()
    refusals = [why_not_now(person, code, view, today) for view in facts.views]
    addresses = [address_of(view, own_page or code) for view in facts.views]
    possible = [url for url, why in zip(addresses, refusals, strict=True) if why is None]
    if len(possible) == 1:
        return HttpResponseRedirect(possible[0])
    row, url = facts.procedure.step(code), f"/desk/cases/{facts.case.uuid}/"
    context = {
        "page_heading": row.asked,
        "number": facts.case.number,
        "case_url": url,
        "party": facts.title,
        "rows": [
            {
                "link": Link(view.party.name, address),
                "tag": Tag("可以办理", "good") if why is None else Tag("现在不能办理", "plain"),
                "why": str(why or ""),
            }
            for view, address, why in zip(facts.views, addresses, refusals, strict=True)
        ],
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(facts.case.number, url)],
    }
    return page(request, "desk/choose_party.html", context, section="/desk/cases/")
