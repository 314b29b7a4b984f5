"""One file of the evidence, or one that proves an act, to look at or to save."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sunlit.cases.models import EvidenceFile, StepFile
from sunlit.desk.views.opening import open_evidence_file, open_step_file
from sunlit.records.served import unaltered
from sunlit.web.bodies import sends_files
from sunlit.web.methods import reading_only
from sunlit.web.ranges import SentFile, answer_with

_SHOWN = frozenset(
    {
        *("image/jpeg", "image/png", "application/pdf", "video/mp4"),
        *("audio/mpeg", "audio/wav", "audio/mp4", "audio/ogg", "audio/flac"),
    }
)
"""What a browser shows by itself without running anything of it; all else is saved."""


@sends_files
@reading_only
@login_required
def evidence_file(request: HttpRequest, case: uuid.UUID, file: uuid.UUID) -> HttpResponseBase:
    """Send the file, or the part of it that a player asks for."""
    return answer_with(request, _sent(open_evidence_file(request, case, file)))


@reading_only
@login_required
def step_file(request: HttpRequest, case: uuid.UUID, file: uuid.UUID) -> HttpResponseBase:
    """Send a file that proves an act, or the part of it that a player asks for."""
    return answer_with(request, _sent(open_step_file(request, case, file)))


def _sent(one: EvidenceFile | StepFile) -> SentFile:
    digest = one.file.sha256
    return SentFile(
        name=one.name,
        media_type=one.media_type,
        size=one.file.size,
        etag=digest,
        is_inline=one.media_type in _SHOWN,
        chunks=lambda start, end: unaltered(digest, start, end),
    )
