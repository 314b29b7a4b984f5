"""The PDF of the public copy, for those who check it before it goes out."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest

from sunlit.cases.models import Decision
from sunlit.desk.views.opening import open_public_copy
from sunlit.disclosure.models import PublicCopy
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.people.models import Person
from sunlit.records.served import unaltered
from sunlit.web import clock


@login_required
def public_copy_pdf(request: HttpRequest, case: uuid.UUID, party: int = 0) -> FileResponse:
    """Send the newest public copy of the case's decision, or of that on one party."""
    rendition = open_public_copy(request, case, party)
    return FileResponse(unaltered(rendition.file.sha256), content_type="application/pdf")


def copy_with_pdf(decision: Decision, person: Person) -> PublicCopy:
    """Return the public copy of the decision with its PDF, where there are fonts to set it.

    :raises Refused: when a text of the copy cannot be printed.
    :raises RenderingError: the same, of a copy that was made before this was asked.
    """
    now = clock.now()
    copy = prepare_copy(decision, person, now)
    if not missing_fonts():
        render_document(copy.document, now=now)
    return copy
