"""The PDF of the public copy, for those who check it before it goes out."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest

from sunlit.desk.views.opening import open_public_copy
from sunlit.records.store import the_store


@login_required
def public_copy_pdf(request: HttpRequest, case: uuid.UUID) -> FileResponse:
    """Send the newest public copy of the case's decision."""
    rendition = open_public_copy(request, case)
    return FileResponse(
        the_store().open_range(rendition.file.sha256), content_type="application/pdf"
    )
