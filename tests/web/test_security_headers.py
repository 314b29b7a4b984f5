"""What every answer tells the browser."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from sunlit.web.security_headers import (
    A_YEAR,
    CONTENT_SECURITY_POLICY,
    PDF_POLICY,
    SecurityHeaders,
)
from sunlit.web.visitor import is_from_this_site


def answer(response: HttpResponse, path: str = "/") -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return response

    sent = SecurityHeaders(view)(RequestFactory().get(path))
    assert isinstance(sent, HttpResponse)
    return sent


def test_a_page_may_run_nothing_inline_and_load_nothing_from_elsewhere() -> None:
    policy = answer(HttpResponse())["Content-Security-Policy"]
    assert policy == CONTENT_SECURITY_POLICY
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/desk/", "/nowhere/", "/broken/", "/desk/refused/"])
def test_error_pages_carry_the_headers_too(client: Client, path: str) -> None:
    response = client.get(path)
    assert response["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "camera=(self)" in response["Permissions-Policy"]


def test_a_header_that_the_view_has_set_stays() -> None:
    strict = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert answer(strict)["Content-Security-Policy"] == "sandbox"


def test_a_pdf_may_load_nothing_though_its_viewer_is_a_page_with_styles() -> None:
    pdf = answer(HttpResponse(content_type="application/pdf"))
    assert pdf["Content-Security-Policy"] == PDF_POLICY
    assert "default-src 'none'" in PDF_POLICY
    assert "script-src" not in PDF_POLICY
    assert pdf["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "content_type", "kept"),
    [
        ("/desk/", "text/html", "no-store"),
        ("/desk/cases/x/papers/y.pdf", "application/pdf", "no-store"),
        ("/desk/cases/x/evidence/y/", "video/mp4", "no-store"),
        ("/desk/log/checkpoint", "text/plain", "no-store"),
        ("/", "text/html", None),
        ("/decisions/x.pdf", "application/pdf", None),
    ],
)
def test_what_is_internal_is_kept_by_no_browser(
    path: str, content_type: str, kept: str | None
) -> None:
    assert answer(HttpResponse(content_type=content_type), path).get("Cache-Control") == kept
    said = HttpResponse(content_type=content_type, headers={"Cache-Control": "private, no-cache"})
    assert answer(said, path)["Cache-Control"] == (kept or "private, no-cache")


@pytest.mark.parametrize("https", [True, False])
def test_where_https_is_used_a_browser_never_goes_back_to_http(
    https: bool,
) -> None:
    with override_settings(HTTPS=https):
        said = answer(HttpResponse()).get("Strict-Transport-Security")
    assert said == (f"max-age={A_YEAR}" if https else None)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": "http://testserver"}, True),
        ({"referer": "http://testserver/desk/"}, True),
        ({"origin": "null"}, False),
        ({"origin": "null", "referer": "http://testserver/desk/"}, False),
        ({"origin": "http://elsewhere.example"}, False),
        ({"referer": "/desk/"}, False),
        ({}, False),
    ],
)
def test_a_form_without_an_origin_of_ours_is_not_from_this_site(
    headers: dict[str, str], ours: bool
) -> None:
    assert is_from_this_site(RequestFactory().post("/desk/", headers=headers)) is ours


def test_a_picture_with_scripts_in_it_cannot_run_them() -> None:
    svg = HttpResponse(content_type="image/svg+xml")
    assert answer(svg)["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
