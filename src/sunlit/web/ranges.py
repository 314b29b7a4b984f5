"""A stored file as an answer: whole or in part, shown or saved, under its own name (RFC 9110)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
PARTIAL, UNSATISFIABLE = 206, 416


@dataclass(frozen=True)
class SentFile:
    """What is sent; `etag` changes with the bytes, `chunks(start, end)` yields them."""

    name: str
    media_type: str
    size: int
    etag: str
    is_inline: bool
    chunks: Callable[[int, int], Iterator[bytes]]


def answer_with(request: HttpRequest, file: SentFile) -> HttpResponseBase:
    """Answer with the file or with the one range that is asked for; 416 beyond its end."""
    asked = _asked_range(request, file)
    if asked is None:
        return _stream(request, file, 0, file.size, 200)
    start, end = asked
    if start >= end:
        beyond = HttpResponse(status=UNSATISFIABLE)
        beyond["Content-Range"] = f"bytes */{file.size}"
        return beyond
    response = _stream(request, file, start, end, PARTIAL)
    response["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    return response


def _asked_range(request: HttpRequest, file: SentFile) -> tuple[int, int] | None:
    """Return start and end of the range; None when none is asked for that we understand."""
    if request.headers.get("If-Range", _quoted(file)) != _quoted(file):
        return None
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or not any(asked.groups()):
        return None
    first, last = asked.groups()
    if not first:
        return max(0, file.size - int(last)), file.size if int(last) else 0
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, file.size) if last else file.size


def _stream(
    request: HttpRequest, file: SentFile, start: int, end: int, status: int
) -> StreamingHttpResponse:
    chunks = iter(()) if request.method == "HEAD" else file.chunks(start, end)
    response = StreamingHttpResponse(chunks, status=status, content_type=file.media_type)
    response["Content-Length"] = str(end - start)
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = _quoted(file)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    disposition = content_disposition_header(not file.is_inline, file.name)
    response["Content-Disposition"] = disposition or "attachment"
    return response


def _quoted(file: SentFile) -> str:
    return f'"{file.etag}"'
