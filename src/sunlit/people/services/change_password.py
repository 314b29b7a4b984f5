"""修改密码: a person sets their own password; every other session of theirs ends."""

from datetime import datetime

from django.db import transaction

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.people.acts import record_about, require_strong
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.rules.refusal import Refusal, Refused


class AlreadyChanged(Exception):
    """The same form, sent twice at once, has set this password already."""


@transaction.atomic
def change_password(person: Person, new: str, proof: Signature, now: datetime) -> None:
    """Set the new password; `proof` is that the old one was entered.

    :raises AlreadyChanged: when it was set since the proof was given.
    :raises Refused: without the proof, for the old password again and for a weak one.
    """
    if proof.person != person.pk:
        raise Refused(Refusal("请输入现在的密码。", None, "old_password"))
    take_advisory_lock("people.acts")
    proven = person.password
    person.refresh_from_db(fields=("password", "must_change_password", "sessions_ended"))
    if person.check_password(new):
        if person.password != proven:
            raise AlreadyChanged
        raise Refused(Refusal("新密码不能和现在的密码相同。", None, "new_password"))
    require_strong(new, person, "new_password")
    person.set_password(new)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    record_about(person, "password_changed", actor=person, now=now, rows=[person])
