"""An act is refused in words while this machine's clock lies before what was signed last."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sunlit.ledger.put_back import ClockPutBack
from sunlit.web import errors


class NothingDatedBack:
    """Answer with a page where the form itself did not show the sentence above its entries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take what answers the request."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in words that the clock is wrong, where that is what happened."""
        if isinstance(exception, ClockPutBack):
            return errors.clock_put_back(request, str(exception))
        return None
