"""Who may open which case: the one predicate of every path (habit 7 of the architecture)."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.cases.access import OVERVIEW, PERSONAL, barred, of_office, principals_of
from sunlit.cases.models import Access, Case, Party
from sunlit.people.models import Person
from sunlit.search.conditions import Reach


def cases_of_party(party: Party) -> QuerySet[Case]:
    """Return every case of the same party, known by its document as it was last corrected.

    Of a party without a number nothing is known but this case.
    """
    if not party.code:
        return Case.objects.filter(pk=party.case_id)
    same = Q(code_kind=party.identified_by) | Q(code_kind="")
    current = Party.objects.filter(same, code=party.code, party=None)
    return Case.objects.filter(pk__in=current.values("case"))


def visible_to(person: Person, day: date) -> QuerySet[Case]:
    """Return the cases that person may open on that day; one query more reads the roles.

    An office or a role sees many cases: each case of the list is looked up, so that the newest
    twenty end the search. What only one person sees is few, and is listed first.
    """
    principals = principals_of(person, day)
    if not principals:
        return Case.objects.none()
    held = Access.objects.on(day).filter(principal__in=sorted(principals))
    aside = Access.objects.on(day).filter(principal=barred(person.pk), case=OuterRef("pk"))
    cases = Case.objects.filter(~Exists(aside))
    if all(token.startswith(PERSONAL) for token in principals):
        return cases.filter(pk__in=held.values("case"))
    return cases.filter(Exists(held.filter(case=OuterRef("pk"))))


def reach_of(person: Person, day: date) -> Reach | None:
    """Return what the index says of `visible_to` without a look at each case; None: nothing.

    Who looks after every case opens each from the day it was registered, and so does the office
    that handles it; nobody opens one before (`access.derive_access`), and whoever stood aside none
    at all. The index has day and office.
    """
    principals = principals_of(person, day)
    aside = Access.objects.on(day).filter(principal=barred(person.pk))
    unless = aside.values_list("case__uuid", flat=True)
    if OVERVIEW in principals:
        return Reach(day, unless)
    if of_office(person.office_id) in principals:
        return Reach(day, unless, person.office.code)
    return None
