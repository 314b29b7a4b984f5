"""Two acts on people in the same moment: one is done, the other is refused with a sentence."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from django.db.models import Model

from cases.entries import BEIJING
from cases.test_at_once import together
from factories import make_person
from sunlit.people.models import EnforcementCertificate, Person, RoleAssignment, RoleEnd
from sunlit.people.services.add_certificate import NewCertificate, add_certificate
from sunlit.people.services.add_person import NewPerson, add_person
from sunlit.people.services.change_password import AlreadyChanged, change_password
from sunlit.people.services.end_role import end_role
from sunlit.people.services.grant_role import grant_role
from sunlit.people.services.switch_account import switch_account
from sunlit.people.signature import Signature
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refused

NOW = datetime(2026, 11, 24, 9, tzinfo=BEIJING)
TODAY = NOW.date()
INITIAL = "first-day-at-work"


@pytest.fixture
def by(persons: Mapping[str, Person]) -> dict[str, Any]:
    """Who acts, and when."""
    secadmin = make_person("secadmin", "管理员乙", persons["archivist"].office, [Role.SECADMIN])
    return {"actor": secadmin, "now": NOW}


def read_anew() -> Person:
    return Person.objects.get(username="officer1")


def grant(by: dict[str, Any]) -> object:
    return grant_role(read_anew(), Role.ARCHIVIST, TODAY, None, reason="分工调整", **by)


def end(by: dict[str, Any]) -> object:
    [held] = RoleAssignment.objects.filter(person=read_anew())
    return end_role(held, TODAY, reason="岗位调整", **by)


def certify(by: dict[str, Any]) -> object:
    entry = NewCertificate("04030199001", TODAY, date(2030, 1, 1), "山西省阳泉市", "发展改革")
    return add_certificate(read_anew(), entry, **by)


def add(by: dict[str, Any]) -> object:
    entry = NewPerson("newcomer", "何新", read_anew().office, "科员")
    return add_person(entry, INITIAL, **by)


def stop(by: dict[str, Any]) -> object:
    return switch_account(read_anew(), active=False, reason="调离", **by)


ACTS: Mapping[str, tuple[Callable[[dict[str, Any]], object], type[Model]]] = {
    "a role": (grant, RoleAssignment),
    "the end of a role": (end, RoleEnd),
    "a certificate": (certify, EnforcementCertificate),
    "a person": (add, Person),
    "an account that is stopped": (stop, Person),
}


@pytest.mark.parametrize("what", ACTS)
def test_of_two_same_acts_on_a_person_at_once_one_is_done(by: dict[str, Any], what: str) -> None:
    act, table = ACTS[what]
    before = table._default_manager.count()
    outcomes = together(partial(act, by), partial(act, by))
    refused = [one for one in outcomes if isinstance(one, Refused)]
    assert len(refused) == 1, outcomes
    assert not [one for one in outcomes if isinstance(one, Exception) and one not in refused]
    assert table._default_manager.count() == before + (what != "an account that is stopped")


def test_a_password_set_since_it_was_proven_is_not_set_again(by: dict[str, Any]) -> None:
    first, second = read_anew(), read_anew()
    proof = Signature(first.pk, NOW)
    change_password(first, INITIAL, proof, NOW)
    with pytest.raises(AlreadyChanged):
        change_password(second, INITIAL, proof, NOW)
