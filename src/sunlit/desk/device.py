"""The cookie by which a browser is known to the accounts that have signed in on it."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sunlit.people.devices import KNOWN_FOR, cookie_with
from sunlit.people.models import Person

_COOKIE = "sunlit_device"
_LONGEST = 2000


def device_cookie_of(request: HttpRequest) -> str:
    """Return what the browser sent, empty when nothing, or more than was ever given."""
    sent = request.COOKIES.get(_COOKIE, "")
    return sent if len(sent) <= _LONGEST else ""


def remember_device(
    request: HttpRequest, answer: HttpResponse, person: Person, now: datetime
) -> HttpResponse:
    """Give the browser the cookie by which it is known to this person, and return the answer."""
    answer.set_cookie(
        _COOKIE,
        cookie_with(device_cookie_of(request), person, now),
        max_age=int(KNOWN_FOR.total_seconds()),
        path="/desk/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
