"""Who may open which case: the one predicate of every path (habit 7 of the architecture)."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from sunlit.cases.access import OVERVIEW, PERSONAL, barred, of_office, principals_of
from sunlit.cases.models import Access, Case, Party
from sunlit.catalogue.models import Matter
from sunlit.ledger.fast_rows import loaded
from sunlit.ledger.prepared_query import ANY_DAY, ANY_TEXT, ANY_UUID, PreparedQuery
from sunlit.people.models import Office, Person
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
    if all(token.startswith(PERSONAL) for token in principals):
        held = Access.objects.on(day).filter(principal__in=sorted(principals))
        return _not_barred(day, barred(person.pk)).filter(pk__in=held.values("case"))
    return _held_by(day, barred(person.pk), sorted(principals))


def visible_case(person: Person, day: date, case: UUID) -> Case | None:
    """Return one case with its office and matter, None where that person may not open it."""
    principals = sorted(principals_of(person, day))
    if not principals:
        return None
    found = _prepared(len(principals)).rows(case, day, barred(person.pk), *principals)
    if not found:
        return None
    of_case, of_office = len(_OF_CASE), len(_OF_CASE) + len(_OF_OFFICE)
    opened = loaded(Case, found[0][:of_case])
    opened.office = loaded(Office, found[0][of_case:of_office])
    opened.matter = loaded(Matter, found[0][of_office:])
    return opened


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


def _not_barred(day: date, barring: str) -> QuerySet[Case]:
    aside = Access.objects.on(day).filter(principal=barring, case=OuterRef("pk"))
    return Case.objects.filter(~Exists(aside))


def _held_by(day: date, barring: str, principals: Sequence[str]) -> QuerySet[Case]:
    held = Access.objects.on(day).filter(principal__in=principals, case=OuterRef("pk"))
    return _not_barred(day, barring).filter(Exists(held))


_OF_CASE = [field.attname for field in Case._meta.concrete_fields]
_OF_OFFICE = [f"office__{field.attname}" for field in Office._meta.concrete_fields]
_OF_MATTER = [f"matter__{field.attname}" for field in Matter._meta.concrete_fields]


@cache
def _prepared(principals: int) -> PreparedQuery:
    """Return the question of `visible_case` for whoever holds that many tokens."""

    def compose(case: UUID, day: date, barring: str, *held: str) -> QuerySet[Any, Any]:
        cases = _held_by(day, barring, held).filter(uuid=case)
        return cases.values_list(*_OF_CASE, *_OF_OFFICE, *_OF_MATTER)

    tokens = [f"{ANY_TEXT}{number}" for number in range(principals)]
    return PreparedQuery(compose, ANY_UUID, ANY_DAY, ANY_TEXT, *tokens)
