"""核对密码: the one place where a typed password is judged, at sign-in and for a signature."""

from django.contrib.auth.hashers import make_password
from django.db import transaction

from sunlit.ledger.advisory_lock import take_advisory_lock
from sunlit.people.acts import record_about
from sunlit.people.attempt import (
    KEPT,
    Attempt,
    Purpose,
    TooManyFailures,
    WrongPassword,
)
from sunlit.people.models import FailedAttempt, Person, SignIn
from sunlit.people.sources import source_of, waits_until


def check_password(attempt: Attempt) -> Person:
    """Return the person whose password it is.

    An attempt counts as failed from before its password is looked at until it has succeeded, so
    that many at once gain nothing. An unknown name costs one hash like a known one.

    :raises TooManyFailures: when this source must wait, whatever the password.
    :raises WrongPassword: in every other case.
    """
    person = Person.objects.filter(username=attempt.username).first()
    counted = _count(attempt, person)
    if person is None:
        make_password(attempt.password)
        outcome = SignIn.Outcome.WRONG_PASSWORD
    else:
        outcome = _outcome(person, attempt)
    with transaction.atomic():
        if person:
            _write(person, outcome, attempt)
        if outcome is SignIn.Outcome.SIGNED_IN:
            # What others failed at elsewhere is not forgiven by the owner's own success.
            FailedAttempt.objects.filter(source_key=counted.source_key).delete()
    if person is None or outcome is not SignIn.Outcome.SIGNED_IN:
        raise WrongPassword
    return person


@transaction.atomic
def _count(attempt: Attempt, person: Person | None) -> FailedAttempt:
    take_advisory_lock(attempt.name_key)
    source = source_of(attempt, person)
    until = waits_until(attempt, source)
    if until:
        raise TooManyFailures(until)
    FailedAttempt.objects.filter(attempted_at__lt=attempt.now - KEPT).delete()
    return FailedAttempt.objects.create(
        name_key=attempt.name_key,
        source_key=source.key,
        address_key=attempt.address_key,
        is_strange=source.is_strange,
        attempted_at=attempt.now,
    )


def _outcome(person: Person, attempt: Attempt) -> SignIn.Outcome:
    if not person.check_password(attempt.password):
        signing = attempt.purpose is not Purpose.SIGN_IN
        return SignIn.Outcome.WRONG_SIGNATURE if signing else SignIn.Outcome.WRONG_PASSWORD
    return SignIn.Outcome.SIGNED_IN if person.is_active else SignIn.Outcome.INACTIVE


def _write(person: Person, outcome: SignIn.Outcome, attempt: Attempt) -> None:
    """Keep what came of it. A signature that is right is kept as the act that it signs."""
    if attempt.purpose is not Purpose.SIGN_IN and outcome is SignIn.Outcome.SIGNED_IN:
        return
    row = SignIn.objects.create(
        person=person, outcome=outcome, address=attempt.address, recorded_at=attempt.now
    )
    is_in = outcome is SignIn.Outcome.SIGNED_IN
    event = "signed_in" if is_in else "password_refused"
    actor = person if is_in else None
    # Whoever must set the clock right signs in while it is wrong.
    record_about(person, event, actor=actor, now=attempt.now, rows=[row], though_put_back=True)
