"""The PDF of a paper that is about to be signed, as it would be issued: every page marked 草稿."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from sunlit.cases.may_act import why_not_now
from sunlit.cases.read_case import read_case
from sunlit.cases.shown import shown_to
from sunlit.desk.frame import person_of
from sunlit.desk.of_party import for_whom
from sunlit.desk.views.opening import open_case, records_of
from sunlit.documents.forms import FORMS
from sunlit.documents.preview import preview
from sunlit.documents.rendering import FontsMissingError, RenderingError
from sunlit.documents.services.issue_document import IncompletePaperError
from sunlit.web import clock


@login_required
def draft_pdf(
    request: HttpRequest, case: uuid.UUID, code: str, form: str, party: int = 0
) -> HttpResponse:
    """Send the draft to whoever may sign it now; nobody else is shown what is not yet a paper."""
    person, today = person_of(request), clock.today()
    found = open_case(request, case, f"文书稿：{FORMS[form].title}" if form in FORMS else "文书稿")
    whole = read_case(found)
    known = code in {row.code for row in whole.procedure.steps}
    facts = for_whom(whole, code, party) if known else None
    if facts is None or not records_of(request, facts).internal:
        raise Http404
    if why_not_now(person, code, facts, today):
        raise Http404
    shown = shown_to(person, code, facts, today)
    content = (
        next((one.content for one in shown.papers if one.form == form), None) if shown else None
    )
    if content is None:
        raise Http404
    try:
        pdf = preview(form, content, issued_on=today)
    except (FontsMissingError, RenderingError, IncompletePaperError) as wrong:
        raise Http404 from wrong
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="draft.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
