"""What arrives of a multipart body: exact names, whole files, nothing of a body that broke off."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError
from django.test import RequestFactory, override_settings

from sunlit.web.uploads import MEGABYTE, ReceivedFile, is_too_large, receive_on_disk

BOUNDARY = "b"


def body(name: str, content: bytes) -> bytes:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="note"\r\n\r\n库房\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    )
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def request_with(sent: bytes, length: int | None = None) -> WSGIRequest:
    environment = RequestFactory().post("/").environ | {
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(len(sent) if length is None else length),
        "wsgi.input": io.BytesIO(sent),
    }
    request = WSGIRequest(environment)
    vars(request)["_dont_enforce_csrf_checks"] = True  # as Django's own test client says
    return request


def received(folder: Path, request: WSGIRequest) -> list[Any]:
    with override_settings(INSTANCE_DIR=folder):
        receive_on_disk(request)
        return request.FILES.getlist("files")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("现场〔2026〕　1号.mp4", "现场〔2026〕　1号.mp4"),
        (f"{'长' * 196}.mp4", f"{'长' * 196}.mp4"),
        (" 空 格  .mp4 ", " 空 格  .mp4 "),
        ("A&amp;B.mp4", "A&amp;B.mp4"),
        ("../../etc/passwd", "passwd"),
        ("C:\\\\照片\\\\一.jpg", "一.jpg"),
        ("exe.\u202egpj", "exe.gpj"),
    ],
)
def test_a_name_arrives_as_it_was_handed_in(tmp_path: Path, sent: str, kept: str) -> None:
    request = request_with(body(sent, b"x"))
    (file,) = received(tmp_path, request)
    assert isinstance(file, ReceivedFile)
    assert (file.name, file.size, file.file.read()) == (kept, 1, b"x")
    assert request.POST["note"] == "库房"
    request.close()


def test_a_file_on_its_way_has_no_name_on_disk(tmp_path: Path) -> None:
    content = bytes(range(256)) * 4096
    request = request_with(body("录像.mp4", content))
    (file,) = received(tmp_path, request)
    assert file.file.read() == content
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    request.close()
    assert file.file.closed


@pytest.mark.parametrize("lost", [1, 5, 100, 4000])
def test_a_body_that_broke_off_is_no_file(tmp_path: Path, lost: int) -> None:
    whole = body("录像.mp4", bytes(5000))
    request = request_with(whole)
    assert received(tmp_path, request)
    request.close()
    with pytest.raises(UnreadablePostError):
        received(tmp_path, request_with(whole[:-lost], length=len(whole)))


def test_only_what_is_stated_to_be_over_the_limit_is_too_large() -> None:
    assert not is_too_large(request_with(b"", length=500 * MEGABYTE))
    assert is_too_large(request_with(b"", length=502 * MEGABYTE))
