"""A step that files come with: its body is larger than a form, and read only where it may come."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sunlit.cases.read_case import read_case
from sunlit.desk.frame import person_of
from sunlit.desk.of_party import for_whom
from sunlit.desk.presenters.step_words import name_of
from sunlit.desk.views.choose_party import choose_party
from sunlit.desk.views.opening import open_case
from sunlit.desk.views.step_answer import StepAnswer
from sunlit.web.bodies import takes_files
from sunlit.web.uploads import PROOF_MEGABYTES, is_too_large, receive_on_disk


@takes_files
@csrf_exempt  # the token is in the body, which `_answer` reads: not before it is known where to
@login_required
def proven_step(request: HttpRequest, case: uuid.UUID, code: str, party: int = 0) -> HttpResponse:
    """Show the form of the step, or take it with its files; what is too large is left unread."""
    found = open_case(request, case, name_of(code))
    whole = read_case(found)
    facts = for_whom(whole, code, party)
    if facts is None:
        return choose_party(request, whole, code)
    shown = StepAnswer(request, found, facts, person_of(request), code)
    if is_too_large(request, PROOF_MEGABYTES):
        return shown.too_large()
    receive_on_disk(request)
    return _answer(request, shown)


@csrf_protect
def _answer(request: HttpRequest, shown: StepAnswer) -> HttpResponse:
    del request
    return shown.respond()
