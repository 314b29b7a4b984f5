"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def address_of(request: HttpRequest) -> str:
    """Return the network address: the one that the outermost trusted proxy saw."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    hops = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = [*hops, direct][-1 - settings.PROXIES :][0] if settings.PROXIES else direct
    return (seen or direct)[:45]


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether a page of this site sent the form, by what the browser itself says of it.

    `Origin: null` is what a page without an origin of its own says (a sandboxed frame, a file).
    """
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    return said.startswith(("http://", "https://")) and url_has_allowed_host_and_scheme(
        said, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
