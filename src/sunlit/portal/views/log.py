"""The public log as C2SP tlog-tiles; of the record log only the key.

Its checkpoint tells how much is being worked on, hour by hour: it is the auditor's.
"""

import re
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse

from sunlit.ledger.models import Log
from sunlit.ledger.places import log_directory
from sunlit.web.methods import reading_only

_TILE = re.compile(r"(g\d{1,4}/)?tile/(entries|\d{1,2})(/x?\d{3}){1,6}(\.p/\d{1,3})?")


@reading_only
def checkpoint(_request: HttpRequest, log: str) -> HttpResponse:
    """Send the newest signed checkpoint of a log."""
    return _small_text(log_directory(Log(log)) / "checkpoint")


def key(_request: HttpRequest, log: str) -> HttpResponse:
    """Send the public key of a log, as a signed note names it."""
    return _small_text(log_directory(Log(log)) / "vkey")


def of_ended_generation(_request: HttpRequest, path: str) -> HttpResponse:
    """Send the last checkpoint or the key of an ended generation of the publicity log."""
    return _small_text(log_directory(Log.PUBLICITY) / path)


@reading_only
def tile(_request: HttpRequest, path: str) -> FileResponse:
    """Send one tile or entry bundle of the publicity log."""
    file = log_directory(Log.PUBLICITY) / path
    if not _TILE.fullmatch(path) or not file.is_file():
        raise Http404
    response = FileResponse(file.open("rb"), content_type="application/octet-stream")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _small_text(file: Path) -> HttpResponse:
    if not file.is_file():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="text/plain; charset=utf-8")
