"""Which party of a case a page is of: its address says the place of the party, the first is 1."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.desk.frame import page, person_of
from sunlit.web import clock
from sunlit.web.parts import Crumb, Link, Tag


def address_of(facts: CaseFacts, code: str) -> str:
    """Return the address of a page of the case, or of the party whose view the facts are."""
    return f"{page_of(facts)}{code}/"


def page_of(facts: CaseFacts) -> str:
    """Return the address of the page of the case, or of the case as one party has it."""
    own = f"{facts.ordinal}/" if facts.ordinal else ""
    return f"/desk/cases/{facts.case.uuid}/{own}"


def of_party(facts: CaseFacts, number: int) -> CaseFacts | None:
    """Return the case as that party has it, or the case of one party; None where one is to choose.

    :raises Http404: when the case has no such party.
    """
    if number == 0:
        return facts if len(facts.views) == 1 else None
    if len(facts.views) == 1 or number > len(facts.views):
        raise Http404
    return facts.views[number - 1]


def for_whom(facts: CaseFacts, code: str, number: int) -> CaseFacts | None:
    """Return the case as a step of it is taken: for that party, or for all; None: one is to choose.

    :raises Http404: when the step is not taken for one party, or the case has no such party.
    """
    if facts.procedure.step(code).each:
        return of_party(facts, number)
    if number:
        raise Http404
    return facts


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
