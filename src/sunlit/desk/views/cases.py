"""案件: one case, and a new case from a lead."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.cases.read_case import read_case
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import of_party
from sunlit.desk.presenters.case_page import CasePage
from sunlit.desk.step_forms import EntriesForm, form_class
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.opening import open_case
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
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
    """Register a lead: the beginning of a penalty case."""
    now = clock.now()
    person = person_of(request)
    row = ORDINARY_PENALTY.opening
    base = form_class(ORDINARY_PENALTY.forms[row.code], clock.today())
    fields = {
        "uuid": forms.UUIDField(widget=forms.HiddenInput),
        _MATERIALS: forms.BooleanField(
            label="有随附的材料（信件、照片、录音、移送函等）",
            help_text="登记后接着存入文件。",
            required=False,
        ),
    }
    form = type("LeadForm", (base,), fields)(
        request.POST if request.method == "POST" else None,
        initial={
            "seen": 0,
            "uuid": uuid.uuid4(),
            "happened_at": timezone.localtime(now).replace(second=0, microsecond=0),
        },
    )
    form = restored(request, form)
    refusals: list[Refusal] = []
    if request.method == "POST" and form.is_valid():
        try:
            case = register_lead(
                uuid=form.cleaned_data["uuid"],
                procedure=ORDINARY_PENALTY.code,
                actor=person,
                content=_entries(form),
                happened_at=form.cleaned_data["happened_at"],
                now=now,
            )
        except Refused as refused:
            refusals = [refused.refusal]
        else:
            say(request, "已登记。", f"案号 {case.number}。")
            onward = "evidence/" if form.cleaned_data[_MATERIALS] else ""
            return HttpResponseRedirect(f"/desk/cases/{case.uuid}/{onward}")
    context = {
        "page_heading": "登记案件来源",
        "number": "案件",
        "case_url": "/desk/cases/",
        "lead": "获取违法线索后登记；全过程记录从这里开始。",
        "basis": "、".join(str(citation) for citation in row.citations),
        "form": present(form, submit="登记", cancel_url="/desk/cases/", refusals=refusals),
    }
    failed = bool(refusals or form.errors)
    return page(
        request, "desk/step.html", context, section="/desk/cases/", status=422 if failed else 200
    )


def _entries(form: EntriesForm) -> dict[str, Any]:
    """Return what is registered: whether materials follow is no entry of it."""
    return {name: value for name, value in form.content().items() if name != _MATERIALS}
