"""The sample site, served as it would be: collected static files, real middleware, a real port."""

import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client, override_settings

HERE = Path(__file__).parent


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Keep the test output readable."""


@pytest.fixture(scope="package")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings of the sample site: its own addresses, the product's middleware and storage."""
    templates = [settings.TEMPLATES[0] | {"DIRS": [HERE / "templates"]}]
    static = tmp_path_factory.mktemp("static")
    with override_settings(ROOT_URLCONF="web.preview", STATIC_ROOT=static, TEMPLATES=templates):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture(scope="package")
def site(sample_site: None) -> Iterator[str]:
    """The address of the running sample site."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(sample_site: None) -> Client:
    """Django's own client, for what needs no browser."""
    return Client(raise_request_exception=False)
