"""The PDF of the public copy, for those who check it before it goes out."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from sunlit.cases.queries import visible_to
from sunlit.desk.frame import person_of
from sunlit.disclosure.models import PublicCopy
from sunlit.documents.models import Rendition
from sunlit.records.store import the_store
from sunlit.web import clock


@login_required
def public_copy_pdf(request: HttpRequest, case: uuid.UUID) -> FileResponse:
    """Send the newest public copy of the case's decision."""
    found = get_object_or_404(visible_to(person_of(request), clock.today()), uuid=case)
    copies = PublicCopy.objects.filter(decision__case=found).order_by("-id")
    rendition = get_object_or_404(
        Rendition.objects.select_related("file"), document__in=copies.values("document")[:1]
    )
    return FileResponse(
        the_store().open_range(rendition.file.sha256), content_type="application/pdf"
    )
