"""Every address: the public portal, the staff desk, a demonstration's walk."""

from django.urls import include, path

from sunlit.operations.views import alive, metrics, ready
from sunlit.web import errors
from sunlit.web.text_size import choose_text_size

urlpatterns = [
    path("healthz", alive),
    path("readyz", ready),
    path("metrics", metrics),
    path("text-size/", choose_text_size),
    path("desk/", include("sunlit.desk.urls")),
    path("walk/", include("sunlit.walk.urls")),
    path("", include("sunlit.portal.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
