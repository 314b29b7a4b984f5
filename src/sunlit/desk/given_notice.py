"""Above every page of whoever's password was set by somebody else, until they have confirmed it."""

from django.http import HttpRequest

from sunlit.people.given import unconfirmed
from sunlit.people.models import Person
from sunlit.web.parts import Link, Notice

CONFIRM = "/desk/password/confirm/"
_GIVEN = "given_password"


def remember_given(request: HttpRequest, person: Person) -> None:
    """Keep in the session, at sign-in, that the password is to be confirmed: asked once."""
    if unconfirmed(person) is not None:
        request.session[_GIVEN] = True


def forget_given(request: HttpRequest) -> None:
    """It has been confirmed."""
    request.session.pop(_GIVEN, None)


def given_notice(request: HttpRequest) -> list[Notice]:
    """Return the notice, where the session says that there is something to confirm.

    Not on the page to which it leads: that page says more of it.
    """
    if not request.session.get(_GIVEN) or request.path == CONFIRM:
        return []
    return [
        Notice(
            "您的密码是别人设的，确认以前不能签署",
            "在您此前用过的设备上确认，或者请两位同事在场确认。",
            tone="warn",
            actions=(Link("去确认", CONFIRM),),
        )
    ]
