"""Nothing is shown when it cannot be noted who reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sunlit.ledger.services.note_reading import ReadingNotNotedError
from sunlit.web import errors


class NothingUnnoted:
    """Answer with a sentence instead of the page whose reading could not be noted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take what answers the request."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say in words what happened, where that is what happened."""
        if isinstance(exception, ReadingNotNotedError):
            return errors.not_noted(request)
        return None
