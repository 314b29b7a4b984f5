"""Which party of a case a page is of: its address says the place of the party, the first is 1."""

from django.http import Http404

from sunlit.cases.queries import CaseFacts


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
