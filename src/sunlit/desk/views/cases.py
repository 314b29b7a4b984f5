"""案件: the list, one case, and a new case from a lead."""

import uuid
from datetime import date
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts, visible_to
from sunlit.cases.services.register_lead import register_lead
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.frame import page, person_of, say
from sunlit.desk.presenters.case_page import KIND_NAMES, CasePage
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.step_forms import form_class
from sunlit.duties.models import Duty
from sunlit.rules.calendar import WorkCalendar
from sunlit.rules.penalty import ORDINARY_PENALTY
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.asked import asked_page, asked_words
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Empty, Search, Tag, pager

PAGE_SIZE = 20
NEW_CASE = "/desk/cases/new/"


@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Show the cases the person may open, the newest first; `?q=` looks in number and name."""
    person = person_of(request)
    today = clock.today()
    chosen = visible_to(person, today).select_related("office")
    text = asked_words(request, "q")
    if text:
        chosen = chosen.filter(title__icontains=text) | chosen.filter(number__icontains=text)
    count = chosen.count()
    number = asked_page(request, count, PAGE_SIZE)
    cases = list(chosen.order_by("-id")[(number - 1) * PAGE_SIZE : number * PAGE_SIZE])
    waiting: dict[uuid.UUID, Duty] = {}
    for duty in (
        Duty.objects.open()
        .filter(subject__in=[case.uuid for case in cases], actionable=True)
        .order_by("due_on", "id")
    ):
        waiting.setdefault(duty.subject, duty)
    calendar = current_calendar()
    may_register = Role.OFFICER in person.roles_on(today)
    context = {
        "page_title": "案件",
        "new_case_url": NEW_CASE if may_register else "",
        "new_case_label": "登记案件来源",
        "search": Search("/desk/cases/", "案号、当事人或事由（按 / 键到这里）", text),
        "filters": [],
        "cases": [_row(case, waiting.get(case.uuid), today, calendar) for case in cases],
        "pager": pager(
            count, number, PAGE_SIZE, lambda n: f"/desk/cases/?{urlencode({'q': text, 'page': n})}"
        ),
        "empty": Empty("没有案件", "没有符合条件的案件；可以换一个词再查。"),
        "downloads": [],
    }
    return page(request, "desk/cases.html", context, section="/desk/cases/")


def _row(case: Case, duty: Duty | None, today: date, calendar: WorkCalendar) -> dict[str, object]:
    facts = CaseFacts(case)
    stage = duty and facts.procedure.step(duty.step).stage
    names = {one.code: one.name for one in facts.procedure.stages}
    return {
        "number": case.number,
        "url": f"/desk/cases/{case.uuid}/",
        "kind": Tag(KIND_NAMES[case.kind], "info"),
        "party": case.title,
        "cause": case.office.name,
        "officers": "、".join(one.person.name for one in facts.officers),
        "stage": Tag(names[stage], "info") if stage else Tag("已结案", "good"),
        "next_step": duty.title if duty else "",
        "due": due_words(duty, today, calendar),
    }


@login_required
def case_page(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show one case."""
    person = person_of(request)
    found = get_object_or_404(
        visible_to(person, clock.today()).select_related("office", "matter"), uuid=case
    )
    context = {
        **CasePage(found, person, clock.now()).context(),
        "crumbs": [Crumb("案件", "/desk/cases/")],
    }
    return page(request, "desk/case.html", context, section="/desk/cases/")


@login_required
def new_case(request: HttpRequest) -> HttpResponse:
    """Register a lead: the beginning of a penalty case."""
    now = clock.now()
    person = person_of(request)
    row = ORDINARY_PENALTY.step("register_lead")
    base = form_class(STEP_FORMS[ORDINARY_PENALTY.code][row.code], clock.today())
    fields = {"uuid": forms.UUIDField(widget=forms.HiddenInput)}
    form = type("LeadForm", (base,), fields)(
        request.POST if request.method == "POST" else None,
        initial={
            "seen": 0,
            "uuid": uuid.uuid4(),
            "happened_at": timezone.localtime(now).replace(second=0, microsecond=0),
        },
    )
    refusals: list[Refusal] = []
    if request.method == "POST" and form.is_valid():
        try:
            case = register_lead(
                uuid=form.cleaned_data["uuid"],
                procedure=ORDINARY_PENALTY.code,
                actor=person,
                content=form.content(),
                happened_at=form.cleaned_data["happened_at"],
                now=now,
            )
        except Refused as refused:
            refusals = [refused.refusal]
        else:
            say(request, "已登记。", f"案号 {case.number}。")
            return HttpResponseRedirect(f"/desk/cases/{case.uuid}/")
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
