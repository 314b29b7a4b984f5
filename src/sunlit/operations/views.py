"""`/healthz`, `/readyz` and `/metrics`: for the machine that watches this one."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from sunlit.operations.metrics import Counted
from sunlit.operations.readiness import hindrances, notices
from sunlit.operations.requests import REGISTRY
from sunlit.web import clock

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")
_TEXT = "text/plain; charset=utf-8"


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return HttpResponse("ok\n", content_type=_TEXT)


def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether this process can serve; whoever watches is told what is missing."""
    found = list(hindrances(timezone.now()))
    if not found:
        told = notices(timezone.now()) if _may_know(request) else ()
        lines = ["ready", *(f"注意：{one}" for one in told)]
        return HttpResponse("".join(f"{line}\n" for line in lines), content_type=_TEXT)
    lines = found if _may_know(request) else ["not ready"]
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type=_TEXT, status=503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Give the numbers of this process and of the database."""
    if not _may_know(request):
        return HttpResponse("not for this address\n", content_type=_TEXT, status=403)
    counted = Counted(timezone.now(), clock.today()).registry()
    return HttpResponse(
        generate_latest(REGISTRY) + generate_latest(counted), content_type=CONTENT_TYPE_LATEST
    )


def _may_know(request: HttpRequest) -> bool:
    """Tell whether the reader is one of `SUNLIT_METRICS_FROM`, and no proxy stands between."""
    if any(name in request.META for name in _FORWARDED):
        return False
    try:
        reader = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return any(reader in network for network in settings.METRICS_FROM)
