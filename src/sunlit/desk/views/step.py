"""One step of a case, as a form."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.read_case import read_case
from sunlit.cases.work import work_of
from sunlit.desk.frame import person_of
from sunlit.desk.of_party import address_of, for_whom
from sunlit.desk.presenters.step_words import name_of
from sunlit.desk.views.choose_party import choose_party
from sunlit.desk.views.opening import open_case
from sunlit.desk.views.step_answer import StepAnswer


@login_required
def step(request: HttpRequest, case: uuid.UUID, code: str, party: int = 0) -> HttpResponse:
    """Show the form of a step, keep its draft, or take the step.

    :param party: for which of several parties, by its place: its step is taken for each apart.
    """
    person = person_of(request)
    found = open_case(request, case, name_of(code))
    whole = read_case(found)
    own = work_of(found.procedure, code).page
    if not own and (code not in PROCEDURES[found.procedure].forms or code == whole.steps[0].code):
        raise Http404
    facts = for_whom(whole, code, party)
    if own := own or whole.procedure.step(code).answers:
        return HttpResponseRedirect(address_of(facts or whole, own))
    if facts is None:
        return choose_party(request, whole, code)
    return StepAnswer(request, found, facts, person, code).respond()
