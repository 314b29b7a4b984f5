"""认识的设备: a browser that an account has signed in from, by a signed cookie of its own.

The cookie says of each account that signed in on that browser a random word and since when. It lets
nobody in: it only gives the owner a counter of failures that no stranger can fill, and a place to
confirm from that a new password is theirs.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing

from sunlit.ledger.canonical import subject_of
from sunlit.ledger.models import PendingEvent
from sunlit.people.keyed import keyed
from sunlit.people.models import Person

KNOWN_FOR = timedelta(days=180)
"""How long a browser is known after the last sign-in on it."""
_SALT = "sunlit.people.devices"
_MOST = 8
"""One browser serves so many accounts; the one that signed in longest ago makes room."""


@dataclass(frozen=True)
class Device:
    """A browser of one account, and since when it has been known."""

    word: str
    since: datetime


def device_of(cookie: str, username: str) -> Device | None:
    """Return the device as which the browser with this cookie is known to the account."""
    for account, word, since in _entries(cookie):
        if account == _account(username):
            return Device(word, datetime.fromtimestamp(since, UTC))
    return None


def own_device(cookie: str, person: Person | None) -> Device | None:
    """Return the device, unless its owner has ended every sign-in since: then none is known."""
    device = device_of(cookie, person.username) if person else None
    if person is None or device is None:
        return None
    subject = subject_of(Person._meta.db_table, person.pk)
    ended = PendingEvent.objects.filter(
        subject=subject,
        event="people.sessions_ended",
        actor=person.pk,
        recorded_at__gte=device.since,
    )
    return None if ended.exists() else device


def cookie_with(cookie: str, person: Person, now: datetime) -> str:
    """Return the cookie of a browser on which the person has just signed in."""
    known = own_device(cookie, person)
    word = known.word if known else secrets.token_urlsafe(12)
    since = known.since if known else now
    account = _account(person.username)
    others = [one for one in _entries(cookie) if one[0] != account]
    # To the microsecond: who signs in within the second of a reset did not sign in before it.
    entries = [(account, word, since.timestamp()), *others][:_MOST]
    return signing.dumps(entries, salt=_SALT)


def _account(username: str) -> str:
    return keyed(f"device:{username}")[:16]


def _entries(cookie: str) -> list[tuple[str, str, float]]:
    """Return account, word and since (seconds); nothing of a cookie that was not given here."""
    try:
        read = signing.loads(cookie, salt=_SALT, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return []
    return [(str(account), str(word), float(since)) for account, word, since in read]
