"""The measure: a bare Django view that answers ten kilobytes, served as the product is.

`python -m bench.bare PORT` serves it.
"""

import sys
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from gunicorn.app.base import BaseApplication

_THREADS = 16
"""As many as `sunlit serve` has."""
_PAGE = "阳" * 3_400


def bare(_request: HttpRequest) -> HttpResponse:
    """Answer at once."""
    return HttpResponse(_PAGE)


urlpatterns = [path("", bare)]


class BareServer(BaseApplication):
    """One gunicorn worker with as many threads as the product has."""

    def load_config(self) -> None:
        """Set gunicorn up as `sunlit serve` does."""
        self.cfg.set("bind", f"127.0.0.1:{sys.argv[1]}")
        self.cfg.set("workers", 1)
        self.cfg.set("threads", _THREADS)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("control_socket_disable", True)

    def load(self) -> Any:
        """Return the application."""
        return get_wsgi_application()


if __name__ == "__main__":
    settings.configure(ROOT_URLCONF="bench.bare", ALLOWED_HOSTS=["*"], SECRET_KEY="bare")  # noqa: S106 - signs nothing
    BareServer().run()
