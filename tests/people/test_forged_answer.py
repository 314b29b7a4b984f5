"""A role that decides, forged as proposed and confirmed with proper events, is refused or found."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from factories import make_person
from people.test_second_person import LATER, NOW, TODAY, answered, proposed, secadmin
from sunlit.ledger.services.verify import verify
from sunlit.people.acts import record_about
from sunlit.people.check import check_roles
from sunlit.people.models import (
    Person,
    RoleAnswer,
    RoleAssignment,
    RoleProposal,
    RoleSignature,
)
from sunlit.people.services.begin_second_person import begin_second_person
from sunlit.people.signed_answer import digest_of_answer
from sunlit.rules.procedure import Role
from tampering import tamper

__all__ = ["secadmin"]


@pytest.fixture
def newcomer(persons: Mapping[str, Person], secadmin: Person) -> Person:
    """Somebody without a role, in an organ in which one role was confirmed as it should be."""
    begin_second_person(NOW)
    answered(
        proposed(persons["officer3"], Role.REVIEWER, {"actor": secadmin, "now": NOW}),
        persons["leader"],
    )
    assert list(check_roles()) == []
    return make_person("second", "何新", persons["leader"].office, [])


@dataclass
class Forged:
    """The rows by which somebody makes a leader of the newcomer."""

    proposal: RoleProposal
    held: RoleAssignment
    signature: RoleSignature | None
    answer: RoleAnswer

    def record(self) -> None:
        """Write the events that the services would write, of the rows as they now are."""
        rows: list[models.Model] = [self.proposal, self.held, self.answer]
        for row in rows:
            row.refresh_from_db()
        person, proposer, second = (
            self.proposal.person,
            self.proposal.proposed_by,
            self.answer.answered_by,
        )
        signatures = list(RoleSignature.objects.filter(proposal=self.proposal))
        with transaction.atomic():
            record_about(person, "role_proposed", actor=proposer, now=NOW, rows=rows[:1])
            confirmed = [*signatures, *rows[1:]]
            record_about(person, "role_confirmed", actor=second, now=LATER, rows=confirmed)

    def sign(self) -> None:
        """Sign anew what the rows say by now, as somebody does who knows how."""
        proposal = RoleProposal.objects.get(pk=self.proposal.pk)
        digest = digest_of_answer(proposal, agrees=True, reason=self.answer.reason)
        tamper(
            f"UPDATE people_rolesignature SET digest = '{digest}' WHERE proposal_id = {proposal.pk}"
        )


def forged(
    newcomer: Person, proposer: Person, second: Person, signed: Mapping[str, Any] | None
) -> Forged:
    """Write a leader past the services.

    :param signed: what the signature says otherwise than it would; None where there is none.
    """
    about = {"person": newcomer, "role": Role.LEADER, "since": TODAY, "reason": "任命"}
    proposal = RoleProposal.objects.create(**about, proposed_by=proposer, recorded_at=NOW)
    held = RoleAssignment.objects.create(**about, granted_by=proposer)
    signature = None
    if signed is not None:
        digest = digest_of_answer(proposal, agrees=True, reason="看过")
        whole = {"proposal": proposal, "signer": second, "signed_at": LATER, "digest": digest}
        signature = RoleSignature.objects.create(**whole | dict(signed))
    answer = RoleAnswer.objects.create(
        proposal=proposal, assignment=held, reason="看过", answered_by=second, recorded_at=LATER
    )
    return Forged(proposal, held, signature, answer)


def test_the_database_takes_no_answer_that_its_giver_did_not_sign(
    persons: Mapping[str, Person], secadmin: Person, newcomer: Person
) -> None:
    leader = persons["leader"]
    for signed in (None, {"signer": secadmin}, {"signer": newcomer}):
        with pytest.raises(IntegrityError, match="没有答复的人本人的签署"), transaction.atomic():
            forged(newcomer, secadmin, leader, signed)
    forged(newcomer, secadmin, leader, {}).record()
    assert list(check_roles()) == [], "what was refused was refused for its signature"


FORGED: Mapping[str, tuple[str, bool, str]] = {
    "unsigned": (
        "DELETE FROM people_rolesignature WHERE proposal_id = {proposal}",
        False,
        "的确认没有刘七本人的签署。",
    ),
    "of another proposal than was signed": (
        "UPDATE people_roleproposal SET reason = '提拔' WHERE id = {proposal}",
        False,
        "的提出或者确认与刘七签署时不符。",
    ),
    "signed by another": (
        "UPDATE people_rolesignature SET signer_id = {officer} WHERE proposal_id = {proposal}",
        True,
        "由刘七确认，签署的却是张一。",
    ),
    "proposed by an officer": (
        "UPDATE people_roleproposal SET proposed_by_id = {officer} WHERE id = {proposal}",
        True,
        "由张一提出，当日不是安全管理员。",
    ),
    "confirmed by an officer": (
        "UPDATE people_roleanswer SET answered_by_id = {officer} WHERE proposal_id = {proposal}",
        True,
        "由张一确认，当日没有确认角色的职权。",
    ),
}


@pytest.mark.parametrize("what", FORGED)
def test_a_role_proposed_and_confirmed_by_forged_rows_with_proper_events_is_found(
    persons: Mapping[str, Person], secadmin: Person, newcomer: Person, what: str
) -> None:
    """Before, nothing but rows and events said that two persons had given a role that decides."""
    statement, is_signed_anew, sentence = FORGED[what]
    rows = forged(newcomer, secadmin, persons["leader"], {})
    officer = persons["officer1"].pk
    tamper(statement.format(proposal=rows.proposal.pk, officer=officer))
    if is_signed_anew:
        rows.sign()
    rows.record()
    assert [one for one in verify() if "people_role" in one.where] == []
    assert [one.sentence for one in check_roles()] == [f"何新的角色“局领导”{sentence}"]
