"""Where a form goes on to, told to the script that sent it.

A script cannot see where a redirect leads without following it, which would take the words meant
for the next page. So it gets the address in a header and lets the browser go there.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_REDIRECTS = frozenset({301, 302, 303})
_NOTHING_TO_SHOW = 204


class SentByScript:
    """Middleware: a redirect that answers web/beside.js becomes an answer without a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        if "Sunlit-Sent" in request.headers and response.status_code in _REDIRECTS:
            response.status_code = _NOTHING_TO_SHOW
            response.headers["Sunlit-Location"] = response.headers["Location"]
            del response.headers["Location"]
        return response
