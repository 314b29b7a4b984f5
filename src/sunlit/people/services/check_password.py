"""核对密码: the one place where a typed password is judged, at sign-in and for a signature."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Count, Max

from sunlit.ledger.turns import wait_for_turn
from sunlit.people.acts import record_about
from sunlit.people.attempt import (
    KEPT,
    Attempt,
    Purpose,
    TooManyFailures,
    WrongPassword,
    slowing_of_address,
    slowing_of_name,
)
from sunlit.people.models import FailedAttempt, Person, SignIn
from sunlit.rules.slowing import Slowing


def check_password(attempt: Attempt) -> Person:
    """Return the person whose password it is.

    An attempt counts as failed from before its password is looked at until it has succeeded, so
    that many at once gain nothing. An unknown name costs one hash like a known one.

    :raises TooManyFailures: when name or address must wait, whatever the password.
    :raises WrongPassword: in every other case.
    """
    counted = _count(attempt)
    person = Person.objects.filter(username=attempt.username).first()
    if person is None:
        make_password(attempt.password)
        outcome = SignIn.Outcome.WRONG_PASSWORD
    else:
        outcome = _outcome(person, attempt)
    with transaction.atomic():
        if person:
            _write(person, outcome, attempt)
        if outcome is SignIn.Outcome.SIGNED_IN:
            FailedAttempt.objects.filter(name_key=counted.name_key).delete()
    if person is None or outcome is not SignIn.Outcome.SIGNED_IN:
        raise WrongPassword
    return person


@transaction.atomic
def _count(attempt: Attempt) -> FailedAttempt:
    wait_for_turn(attempt.name_key)
    waits = [_until("name_key", attempt.name_key, slowing_of_name(), attempt.now)]
    if attempt.purpose is Purpose.SIGN_IN:
        slowing = slowing_of_address()
        waits.append(_until("address_key", attempt.address_key, slowing, attempt.now))
    until = max((wait for wait in waits if wait), default=None)
    if until and attempt.now < until:
        raise TooManyFailures(until)
    FailedAttempt.objects.filter(attempted_at__lt=attempt.now - KEPT).delete()
    return FailedAttempt.objects.create(
        name_key=attempt.name_key, address_key=attempt.address_key, attempted_at=attempt.now
    )


def _until(field: str, key: str, slowing: Slowing, now: datetime) -> datetime | None:
    counting = {field: key, "attempted_at__gt": now - slowing.forgotten}
    failures = FailedAttempt.objects.filter(**counting).aggregate(
        number=Count("pk"), last=Max("attempted_at")
    )
    return slowing.until(failures["number"], failures["last"])


def _outcome(person: Person, attempt: Attempt) -> SignIn.Outcome:
    if not person.check_password(attempt.password):
        signing = attempt.purpose is Purpose.SIGN
        return SignIn.Outcome.WRONG_SIGNATURE if signing else SignIn.Outcome.WRONG_PASSWORD
    return SignIn.Outcome.SIGNED_IN if person.is_active else SignIn.Outcome.INACTIVE


def _write(person: Person, outcome: SignIn.Outcome, attempt: Attempt) -> None:
    """Keep what came of it. A signature that is right is kept as the act that it signs."""
    if attempt.purpose is Purpose.SIGN and outcome is SignIn.Outcome.SIGNED_IN:
        return
    row = SignIn.objects.create(
        person=person, outcome=outcome, address=attempt.address, recorded_at=attempt.now
    )
    is_in = outcome is SignIn.Outcome.SIGNED_IN
    event = "signed_in" if is_in else "password_refused"
    actor = person if is_in else None
    record_about(person, event, actor=actor, now=attempt.now, rows=[row])
