"""Sessions of the desk: they end when idle and after a working day, and who signs in sees what.

Sessions keep real time, as the log and the leases do.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone

from sunlit.desk.frame import roles_of
from sunlit.desk.sections import is_closed_to, sections_of
from sunlit.desk.unsent_entries import TYPED_BY, carried_from
from sunlit.desk.views.sign_in import again, password_over, sign_in, sign_out
from sunlit.people.models import Person
from sunlit.web.uploads import UntilFiles
from sunlit.web.visitor import is_from_this_site

DESK = "/desk/"
PASSWORD = "/desk/password/"  # noqa: S105 - an address
_STEP_SECONDS = 60
_SECRETS = "__ALL__"


class Sessions:
    """Middleware of the desk alone: the portal knows no session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the rest of the chain."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """End what is over before anything is asked of it."""
        if request.path.startswith(DESK):
            _end_or_touch(request)
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Lead to the password, keep away from what is closed, keep the entries of a lost form."""
        del args, kwargs
        if not request.path.startswith(DESK):
            return None
        vars(request)["sensitive_post_parameters"] = _SECRETS
        if not isinstance(request.user, Person):
            return _signed_out(request, view)
        if request.user.must_change_password and view is not sign_out and request.path != PASSWORD:
            return HttpResponseRedirect(PASSWORD)
        roles = roles_of(request)
        if request.path == DESK and is_closed_to(DESK, roles):
            return HttpResponseRedirect(sections_of(roles)[0].url)
        if is_closed_to(request.path, roles):
            raise Http404
        return None


def _end_or_touch(request: HttpRequest) -> None:
    # Every page of the desk asks who it is, and what stands behind Django's proxy is quicker.
    request.user = get_user(request)
    if not isinstance(request.user, Person):
        return
    now = timezone.now().timestamp()
    session = request.session
    began, seen = session.get("began", now), session.get("seen", now)
    is_idle = now - seen > settings.SESSION_IDLE_MINUTES * 60
    if is_idle or now - began > settings.SESSION_COOKIE_AGE:
        vars(request)["expired_username"] = request.user.username
        session.flush()
        request.user = AnonymousUser()
    elif "seen" not in session or now - seen > _STEP_SECONDS:
        session["began"], session["seen"] = began, now


def _signed_out(request: HttpRequest, view: Any) -> HttpResponse | None:
    """Answer a form sent without a session with the sign-in page that keeps its entries."""
    asks_for_itself = view in {sign_in, sign_out} or "HX-Request" in request.headers
    if request.method != "POST" or asks_for_itself:
        return None
    if request.path == PASSWORD and "new_password" in request.POST:
        return password_over(request)
    if getattr(view, "csrf_exempt", False) and not is_from_this_site(request):
        return None
    username = who_typed(request)
    carried = carried_from(request, username) if username else None
    return again(request, carried) if carried else None


def who_typed(request: HttpRequest) -> str:
    """Return to whom the page was shown, empty when the page and the session do not agree."""
    if not hasattr(request, "_files"):
        request.upload_handlers = [UntilFiles(request)]
    said = request.POST.get(TYPED_BY, "")
    expired = vars(request).get("expired_username", said)
    return said if said == expired else ""
