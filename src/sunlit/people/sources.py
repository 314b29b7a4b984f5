"""Where an attempt comes from, and until when that place must wait."""

from datetime import datetime, timedelta

from django.db.models import Count, Max

from sunlit.people.attempt import (
    Attempt,
    Purpose,
    Source,
    device_key,
    network_of,
    pair_key,
    slowing_of_address,
    slowing_of_source,
    slowing_of_strangers,
)
from sunlit.people.devices import own_device
from sunlit.people.models import FailedAttempt, Person, SignIn
from sunlit.rules.slowing import Slowing

ADDRESS_KNOWN_FOR = timedelta(days=90)
"""An address is known to the account so long after a sign-in from it."""


def source_of(attempt: Attempt, person: Person | None) -> Source:
    """Return where the attempt comes from.

    A signature is asked of whoever is signed in already: that is one source of its own. Who bears
    witness does it on a colleague's device; whoever sits there fills no counter but that place's.
    """
    if attempt.purpose is Purpose.WITNESS:
        key = pair_key(f"{attempt.purpose}:{attempt.username}", attempt.address)
        return Source(key, is_known_device=True)
    if attempt.purpose is not Purpose.SIGN_IN:
        return Source(attempt.name_key, is_known_device=True)
    device = own_device(attempt.cookie, person)
    if device is not None:
        key = device_key(attempt.username, device.word)
        return Source(key, is_known_device=True)
    key = pair_key(attempt.username, attempt.address)
    return Source(key, is_known_address=_is_known_address(attempt))


def waits_until(attempt: Attempt, source: Source) -> datetime | None:
    """Return until when this source must wait, None when it need not.

    What strangers do counts nowhere but where strangers are: a known device has its own counter
    and no other, a known address is free of what other addresses did.
    """
    now = attempt.now
    waits = [_until(slowing_of_source(), now, source_key=source.key)]
    if not source.is_known_device:
        waits.append(_until(slowing_of_address(), now, address_key=attempt.address_key))
    if source.is_strange:
        waits.append(
            _until(slowing_of_strangers(), now, name_key=attempt.name_key, is_strange=True)
        )
    until = max((wait for wait in waits if wait), default=None)
    return until if until and now < until else None


def _until(slowing: Slowing, now: datetime, **counted: object) -> datetime | None:
    failures = FailedAttempt.objects.filter(
        **counted, is_lifted=False, attempted_at__gt=now - slowing.forgotten
    ).aggregate(number=Count("pk"), last=Max("attempted_at"))
    return slowing.until(failures["number"], failures["last"])


def _is_known_address(attempt: Attempt) -> bool:
    """Whether the account has signed in from there; a name nobody has costs the same question."""
    signed_in = SignIn.objects.filter(
        person__username=attempt.username,
        outcome=SignIn.Outcome.SIGNED_IN,
        recorded_at__gt=attempt.now - ADDRESS_KNOWN_FOR,
    )
    known = {network_of(one) for one in signed_in.values_list("address", flat=True).distinct()}
    return network_of(attempt.address) in known
