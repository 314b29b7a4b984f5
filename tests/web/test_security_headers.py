"""What every answer tells the browser."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from sunlit.web.security_headers import CONTENT_SECURITY_POLICY, SecurityHeaders


def answer(response: HttpResponse) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return response

    sent = SecurityHeaders(view)(RequestFactory().get("/"))
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


def test_a_pdf_has_no_policy_because_the_viewer_is_a_page_with_styles() -> None:
    pdf = HttpResponse(content_type="application/pdf")
    assert "Content-Security-Policy" not in answer(pdf)
    assert answer(pdf)["X-Content-Type-Options"] == "nosniff"


def test_a_picture_with_scripts_in_it_cannot_run_them() -> None:
    svg = HttpResponse(content_type="image/svg+xml")
    assert answer(svg)["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
