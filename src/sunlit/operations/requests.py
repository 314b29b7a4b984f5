"""How many answers left, with which status, and how long they took."""

import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from prometheus_client import CollectorRegistry, Counter, Histogram

from sunlit.operations.forwarded import note_forwarded

REGISTRY = CollectorRegistry()
_ANSWERS = Counter(
    "sunlit_requests", "Answers by area and status.", ["area", "status"], registry=REGISTRY
)
_SECONDS = Histogram(
    "sunlit_request_seconds",
    "Time from the request to its answer.",
    ["area"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 1, 2.5, 5, 10, 30),
    registry=REGISTRY,
)
_AREAS = {"desk": "desk", "static": "static"}
_OURS = {"healthz", "readyz", "metrics"}


class CountRequests:
    """Middleware: the outermost, so that it sees what every other one answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        note_forwarded(request)
        first = request.path_info.strip("/").partition("/")[0]
        if first in _OURS:
            return self._get_response(request)
        area = _AREAS.get(first, "portal")
        begun = time.perf_counter()
        response = self._get_response(request)
        _SECONDS.labels(area).observe(time.perf_counter() - begun)
        _ANSWERS.labels(area, response.status_code).inc()
        return response
