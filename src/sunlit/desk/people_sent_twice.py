"""The same form about a person sent twice: what the facts say it has become already."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import (
    EnforcementCertificate,
    LegalQualification,
    Person,
    RoleAssignment,
    RoleEnd,
    RoleProposal,
)

Typed = Mapping[str, Any]
_SWITCHES = ("people.account_stopped", "people.account_restored")


def added_before(actor: Person, typed: Typed) -> Person | None:
    """Return the person whom this actor added with the same form, or None."""
    names = ("username", "name", "office", "post")
    found = Person.objects.filter(**{name: typed[name] for name in names}).first()
    return found if found and _last(found, actor, "people.person_added") else None


def done_before(act: str, actor: Person, person: Person, typed: Typed) -> bool:
    """Whether this actor has done just that to the person; `act` as in the address."""
    return _DONE[act](actor, person, typed)


def _granted(actor: Person, person: Person, typed: Typed) -> bool:
    same = _only(typed, "role", "since", "until", "reason")
    rows = RoleAssignment.objects.filter(person=person, granted_by=actor, end=None)
    waiting = RoleProposal.objects.filter(person=person, proposed_by=actor, answer=None)
    return rows.filter(**same).exists() or waiting.filter(**same).exists()


def _ended(actor: Person, person: Person, typed: Typed) -> bool:
    rows = RoleEnd.objects.filter(assignment__person=person, ended_by=actor)
    return rows.filter(**_only(typed, "assignment", "until", "reason")).exists()


def _certified(actor: Person, person: Person, typed: Typed) -> bool:
    rows = EnforcementCertificate.objects.filter(person=person, **typed)
    return rows.exists() and _last(person, actor, "people.certificate_added") is not None


def _qualified(actor: Person, person: Person, typed: Typed) -> bool:
    rows = LegalQualification.objects.filter(person=person, **typed)
    return rows.exists() and _last(person, actor, "people.qualification_added") is not None


def _reset(actor: Person, person: Person, typed: Typed) -> bool:
    event = _last(person, actor, "people.password_reset", "people.password_changed")
    return _is(event, "people.password_reset", typed)


def _stopped(actor: Person, person: Person, typed: Typed) -> bool:
    return _is(_last(person, actor, *_SWITCHES), "people.account_stopped", typed)


def _restored(actor: Person, person: Person, typed: Typed) -> bool:
    return _is(_last(person, actor, *_SWITCHES), "people.account_restored", typed)


_DONE: Mapping[str, Callable[[Person, Person, Typed], bool]] = {
    "grant": _granted,
    "end": _ended,
    "certificate": _certified,
    "qualification": _qualified,
    "reset": _reset,
    "stop": _stopped,
    "restore": _restored,
}


def _only(typed: Typed, *names: str) -> dict[str, Any]:
    return {name: typed[name] for name in names}


def _last(person: Person, actor: Person, *events: str) -> PendingEvent | None:
    """Return the last of these events about the person, when it is the actor's."""
    subject = subject_of(Person._meta.db_table, person.pk)
    found = PendingEvent.objects.filter(subject=subject, event__in=events)
    event = found.order_by("recorded_at", "id").last()
    return event if event and event.actor == actor.pk else None


def _is(event: PendingEvent | None, kind: str, typed: Typed) -> bool:
    if event is None or event.event != kind:
        return False
    facts = json.loads(bytes(event.canonical))["facts"]
    return bool(facts["reason"] == typed["reason"])
