"""What a case is found by at the desk, and finding it among the cases one may see."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.documents.queries import numbers_of
from sunlit.search.collection import DESK, Entry
from sunlit.search.conditions import Reach
from sunlit.search.index import hold
from sunlit.search.queries import found, subjects_of
from sunlit.search.services.refresh import refresh


def refresh_search_of(facts: CaseFacts) -> None:
    """Store what the case is found by now; its facts are read while every other act waits."""
    hold(facts.case.uuid)
    refresh(DESK, facts.case.uuid, entry_of(facts))


def read_entry(subject: UUID) -> Entry | None:
    """Return what a case is found by, None when there is no such case."""
    case = Case.objects.select_related("office", "matter").filter(uuid=subject).first()
    return entry_of(CaseFacts(case)) if case else None


def entry_of(facts: CaseFacts) -> Entry:
    """Return what a case is found by: numbers, names, codes, matter, cause, officers.

    The names and codes of the party stay findable when they are corrected. Who gave the lead is
    never part of it. The number of a person finds the case only as a whole: by its parts one
    could guess the rest of a number that one sees masked.
    """
    case = facts.case
    numbers = [case.number, *numbers_of(case.uuid)]
    codes = {party.code for party in facts.parties if party.code}
    private = {party.code for party in facts.parties if party.identified_by.of_person}
    parts = [*numbers, *_names(facts), *sorted(codes - private)]
    return Entry(
        subject=case.uuid,
        day=timezone.localdate(case.recorded_at),
        serial=case.pk,
        kind=case.kind,
        office=case.office.code,
        text="\n".join(dict.fromkeys(parts)),
        keys=(*numbers, *codes),
    )


def search_keys(text: str, among: QuerySet[Case], reach: Reach | None = None) -> list[int]:
    """Return the keys of the cases of `among` with every word of the text.

    The newest first, never more than a thousand and one; `of_keys` makes cases of them. `reach`
    spares looking up most of them, where `among` is what a person may open (`visible.reach_of`).
    """
    return found(DESK, text, among=among.values(subject=F("uuid")), reach=reach)


def of_keys(keys: Sequence[int], among: QuerySet[Case]) -> QuerySet[Case]:
    """Return the cases of `among` that have these keys."""
    return among.filter(uuid__in=subjects_of(DESK, keys))


def searched_subjects(text: str, among: QuerySet[Any, Any]) -> QuerySet[Any, UUID]:
    """Select the UUIDs of the cases with every word of the text, the newest thousand and one.

    `among` gives the UUIDs of the cases that may be found, under the name `subject`.
    """
    return subjects_of(DESK, found(DESK, text, among=among))


def _names(facts: CaseFacts) -> Iterator[str]:
    yield from (facts.title, facts.case.title)
    for party in facts.parties:
        yield from (party.name, party.representative)
    yield from (officer.person.name for officer in facts.officer_rows)
    if facts.draft is not None:
        yield str(facts.draft.content.get("characterization") or "")
