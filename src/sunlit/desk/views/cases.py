"""案件: one case, and a new one."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.procedures import worked as worked_procedure
from sunlit.cases.read_case import read_case
from sunlit.cases.work import WorkedProcedure
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import of_party
from sunlit.desk.presenters.case_page import CasePage
from sunlit.desk.step_forms import EntriesForm, form_class
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.opening import open_case
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb

_MATERIALS = "materials_follow"


@login_required
def case_page(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Show one case, or the case as one of several parties has it."""
    person = person_of(request)
    whole = read_case(open_case(request, case, "案件"))
    facts = of_party(whole, party) if party else whole
    if facts is None:
        raise Http404
    above = [Crumb(whole.case.number, f"/desk/cases/{case}/")] if party else []
    context = {
        **CasePage(facts, person, clock.now()).context(),
        "crumbs": [Crumb("案件", "/desk/cases/"), *above],
    }
    return page(request, "desk/case.html", context, section="/desk/cases/")


@login_required
def new_case(request: HttpRequest) -> HttpResponse:
    """Begin a case; `?procedure=` says of which procedure, the first one without it."""
    now = clock.now()
    worked = _asked_for(request)
    opening, row = worked.opening, worked.table.opening
    form = restored(
        request,
        _form_of(worked)(
            request.POST if request.method == "POST" else None,
            initial={
                "seen": 0,
                "uuid": uuid.uuid4(),
                "happened_at": timezone.localtime(now).replace(second=0, microsecond=0),
            },
        ),
    )
    refusals: list[Refusal] = []
    if request.method == "POST" and form.is_valid():
        try:
            case = opening.take(
                uuid=form.cleaned_data["uuid"],
                procedure=worked.table.code,
                actor=person_of(request),
                content=_entries(form),
                happened_at=form.cleaned_data["happened_at"],
                now=now,
            )
        except Refused as refused:
            refusals = [refused.refusal]
        else:
            say(request, "已登记。", f"案号 {case.number}。")
            onward = "evidence/" if form.cleaned_data.get(_MATERIALS) else ""
            return HttpResponseRedirect(f"/desk/cases/{case.uuid}/{onward}")
    context = {
        "page_heading": opening.heading,
        "number": "案件",
        "case_url": "/desk/cases/",
        "lead": opening.lead,
        "basis": "、".join(str(citation) for citation in row.citations),
        "form": present(form, submit="登记", cancel_url="/desk/cases/", refusals=refusals),
    }
    failed = bool(refusals or form.errors)
    return page(
        request, "desk/step.html", context, section="/desk/cases/", status=422 if failed else 200
    )


def _asked_for(request: HttpRequest) -> WorkedProcedure:
    asked = request.GET.get("procedure") or next(iter(PROCEDURES))
    if asked not in PROCEDURES:
        raise Http404
    return worked_procedure(asked)


def _form_of(worked: WorkedProcedure) -> type[EntriesForm]:
    """Return the form of the first step, which asks whether files follow where they may."""
    opening, table = worked.opening, worked.table
    fields: dict[str, forms.Field] = {"uuid": forms.UUIDField(widget=forms.HiddenInput)}
    if opening.follow:
        fields[_MATERIALS] = forms.BooleanField(
            label=opening.follow, help_text=opening.hint, required=False
        )
    base = form_class(table.forms[table.opening.code], clock.today())
    return type("OpeningForm", (base,), fields)


def _entries(form: EntriesForm) -> dict[str, Any]:
    """Return what is registered: whether materials follow is no entry of it."""
    return {name: value for name, value in form.content().items() if name != _MATERIALS}
