"""The parties of a case: who each is, and of several what is next for each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.duties import waiting_steps
from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.of_party import address_of, page_of
from sunlit.desk.presenters.document_fact import document_fact
from sunlit.desk.presenters.due_words import due_words
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.rules.party_codes import UNKNOWN_PARTY
from sunlit.web.parts import Fact, Link


def parties_panel(
    facts: CaseFacts, person: Person, duties: Iterable[Duty], now: datetime
) -> list[dict[str, Any]]:
    """Return each party with what is next for it, until when, and where the person does it."""
    of_each = list(duties)
    return [_row(view, person, of_each, now) for view in facts.views]


def _row(view: CaseFacts, person: Person, duties: list[Duty], now: datetime) -> dict[str, Any]:
    today = timezone.localdate(now)
    waiting = [row for row in waiting_steps(view) if row.each]
    mine = [row for row in waiting if why_not_now(person, row.code, view, today) is None]
    row = next(iter(mine or waiting), None)
    own = (one for one in duties if one.of_party == view.ordinal)
    duty = next((one for one in own if row and one.step == row.code), None)
    return {
        "link": Link(view.party.name, page_of(view)),
        "title": row.asked if row else "",
        "due": due_words(duty, now, current_calendar()) if duty else None,
        "action_url": address_of(view, row.code) if row and mine else "",
    }


def party_facts(facts: CaseFacts, *, whole: bool) -> list[Fact]:
    """Return who each party is; the number of a document whole for whoever may read it."""
    return [fact for view in facts.views for fact in _of_one(view, whole=whole)]


def _of_one(view: CaseFacts, *, whole: bool) -> list[Fact]:
    party, own = view.party, f"{view.ordinal}/" if view.ordinal else ""
    found = [
        Fact("当事人", party.name, f"/desk/parties/{view.case.uuid}/{own}"),
        document_fact(party, whole=whole),
        Fact("住所", party.address or UNKNOWN_PARTY),
    ]
    if party.representative:
        found.append(Fact("法定代表人", party.representative))
    return found
