"""Nothing is shown when it cannot be noted who reads it, or when it is not what was stored."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sunlit.ledger.services.note_reading import ReadingNotNotedError
from sunlit.records.served import AlteredFileError
from sunlit.web import errors

logger = logging.getLogger("sunlit.records")


class NothingUnnoted:
    """Answer with a sentence instead of what must not be shown."""

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
        if isinstance(exception, AlteredFileError):
            logger.error("存储的文件与指纹不符，没有发送：store/%s", exception.sha256)
            return errors.altered_file(request)
        return None
