"""A page that is only read is made of one state of the calendar and the parameters."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sunlit.catalogue.organ import read_once

_READING = frozenset({"GET", "HEAD"})


class OneState:
    """Middleware: the rows of calendar and parameters are read at most once a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand in front of the views."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; whatever is sent may enter rows and sees each of them at once."""
        if request.method not in _READING:
            return self.get_response(request)
        with read_once():
            return self.get_response(request)
