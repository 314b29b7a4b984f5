"""Every address: the public portal, the staff desk."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from sunlit.web import errors
from sunlit.web.text_size import choose_text_size


def alive(_request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("healthz", alive),
    path("text-size/", choose_text_size),
    path("desk/", include("sunlit.desk.urls")),
    path("", include("sunlit.portal.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
