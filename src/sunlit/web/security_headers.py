"""What a browser may do with a page of ours: load nothing from elsewhere, run nothing inline.

And keep nothing of the desk: its pages are internal, and machines are shared.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
PDF_POLICY = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
"""The browser's own PDF viewer is a page with inline styles; it needs nothing else."""
INTERNAL = ("/desk/",)
A_YEAR = 365 * 24 * 3600
HEADERS = {
    "Permissions-Policy": (
        "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class SecurityHeaders:
    """Middleware: every answer carries the headers; a header that a view has set stays.

    Only `Cache-Control` of the desk does not: what it shows may be kept by no view's leave.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        is_pdf = response.headers.get("Content-Type") == "application/pdf"
        policy = PDF_POLICY if is_pdf else CONTENT_SECURITY_POLICY
        response.headers.setdefault("Content-Security-Policy", policy)
        if request.path.startswith(INTERNAL):
            response.headers["Cache-Control"] = "no-store"
        if settings.HTTPS:
            response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
        return response
