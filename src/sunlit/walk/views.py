"""`/walk/`: the page, and a copy of a published paper with one byte changed."""

from django.http import Http404, HttpRequest, HttpResponse

from sunlit.portal.frame import page
from sunlit.records.store import the_store
from sunlit.walk.found import newest_publication
from sunlit.walk.presenter import Walk
from sunlit.web import clock
from sunlit.web.demonstration import PASSWORD, is_demonstration
from sunlit.web.methods import reading_only

_THIS_MACHINE = frozenset({"127.0.0.1", "localhost"})
_CHANGED_AT = 11
"""Inside the comment on the second line of every PDF, so that a reader still opens the file."""


@reading_only
def walk(request: HttpRequest) -> HttpResponse:
    """Lead a newcomer through the demonstration.

    :raises Http404: outside a demonstration.
    """
    _require_demonstration()
    stations = Walk(clock.today(), _port(request)).stations()
    response = page(request, "walk/walk.html", {"stations": stations, "password": PASSWORD})
    response["Cache-Control"] = "no-store"
    return response


@reading_only
def altered(_request: HttpRequest) -> HttpResponse:
    """Send the newest published paper with one byte changed.

    :raises Http404: outside a demonstration, and while nothing is published.
    """
    _require_demonstration()
    publication = newest_publication()
    if publication is None:
        raise Http404
    content = bytearray(b"".join(the_store().open_range(publication.pdf_sha256)))
    content[_CHANGED_AT] ^= 1
    response = HttpResponse(bytes(content), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="altered.pdf"'
    return response


def _require_demonstration() -> None:
    if not is_demonstration():
        raise Http404


def _port(request: HttpRequest) -> str:
    """Return the port of a demonstration that is read where it runs, empty elsewhere."""
    return request.get_port() if request.get_host().split(":")[0] in _THIS_MACHINE else ""
