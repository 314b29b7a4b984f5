"""确认密码: the owner takes over a password that somebody else has set."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.people.acts import record_about
from sunlit.people.given import device_from_before, unconfirmed
from sunlit.people.models import GivenPassword, PasswordConfirmation, Person
from sunlit.people.signature import Signature
from sunlit.rules.refusal import Refusal, Refused


@dataclass(frozen=True)
class Presence:
    """Why it is the owner: the device of the browser, or two others who entered their passwords."""

    address: str
    cookie: str = ""
    witnesses: tuple[Signature, ...] = ()


@transaction.atomic
def confirm_password(
    person: Person, proof: Signature, presence: Presence, now: datetime
) -> PasswordConfirmation:
    """Write that the owner has it now; `proof` is that they entered it.

    :raises Refused: when nothing is to confirm, the password is still the one that was set, the
        device was not the owner's before, or the two are not two others.
    """
    take_advisory_lock("people.acts")
    given = unconfirmed(person)
    if given is None:
        raise Refused(Refusal("您的密码已经是您自己的，不必确认。"))
    person.refresh_from_db(fields=("must_change_password",))
    if proof.person != person.pk or person.must_change_password:
        raise Refused(Refusal("请先把密码改成只有您自己知道的，再确认。"))
    two = _two_others(given, presence.witnesses) if presence.witnesses else ()
    if not two and device_from_before(presence.cookie, given) is None:
        raise Refused(
            Refusal("这不是您在密码重置以前用过的设备，请换那一台，或者请两位同事在场确认。")
        )
    first, second = two or (None, None)
    row = PasswordConfirmation.objects.create(
        given=given,
        on_own_device=not two,
        first_witness_id=first,
        second_witness_id=second,
        address=presence.address,
        recorded_at=now,
    )
    facts = {"witnesses": list(two)}
    record_about(person, "password_confirmed", actor=person, now=now, facts=facts, rows=[row])
    return row


def _two_others(given: GivenPassword, witnesses: tuple[Signature, ...]) -> tuple[int, ...]:
    """Return the keys of two people who are neither the owner nor who set the password."""
    found = {one.person for one in witnesses}
    if len(found) != len(witnesses) or len(found) != 2:  # noqa: PLR2004 - two people, as the name says
        raise Refused(Refusal("请两位不同的同事分别填写。", None, "second_name"))
    if given.person_id in found:
        raise Refused(Refusal("在场的两位应当是别的同事，不能是您自己。", None, "first_name"))
    if given.given_by_id in found:
        raise Refused(Refusal("设密码的人不能作证，请换一位同事。", None, "first_name"))
    return tuple(one.person for one in witnesses)
