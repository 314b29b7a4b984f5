"""One step of a case, as a form."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case, Draft
from sunlit.cases.queries import CaseFacts, visible_to
from sunlit.cases.services.save_draft import save_draft
from sunlit.cases.step_services import service_of
from sunlit.cases.who import why_not
from sunlit.desk.frame import page, person_of, say
from sunlit.desk.presenters.prefill import prefill
from sunlit.desk.presenters.withholding import proposal
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm, form_class, typed
from sunlit.desk.step_services import STEPS_ABOVE
from sunlit.people.models import Person
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice

_OWN_PAGES = {
    "collect_evidence": "evidence",
    "review_agrees": "review",
    "review_objects": "review",
    "check_publication": "publication",
    "publish": "publication",
}


@login_required
def step(request: HttpRequest, case: uuid.UUID, code: str) -> HttpResponse:
    """Show the form of a step, keep its draft, or take the step."""
    person = person_of(request)
    found = get_object_or_404(
        visible_to(person, clock.today()).select_related("office", "matter"), uuid=case
    )
    facts = CaseFacts(found)
    if code in _OWN_PAGES:
        return HttpResponseRedirect(f"/desk/cases/{case}/{_OWN_PAGES[code]}/")
    if code not in STEP_FORMS[found.procedure] or code == "register_lead":
        raise Http404
    return StepPage(request, found, facts, person, code).respond()


class StepPage:
    """The form of one step of one case, for one person."""

    def __init__(
        self, request: HttpRequest, case: Case, facts: CaseFacts, person: Person, code: str
    ) -> None:
        """Bind what the request brought to the form of the step."""
        self.request = request
        self.case = case
        self.facts = facts
        self.person = person
        self.code = code
        self.row: StepRow = facts.procedure.step(code)
        self.step_form = STEP_FORMS[case.procedure][code]
        self.url = f"/desk/cases/{case.uuid}/"
        self.now = clock.now()

    def respond(self) -> HttpResponse:
        """Answer the request."""
        refusal = self.facts.procedure.refusal(
            self.code, self.facts.position, self.facts.branch
        ) or why_not(self.person, self.code, self.facts, clock.today())
        if refusal and self.request.method == "GET":
            return self._page(None, [refusal])
        form = form_class(self.step_form, clock.today())(
            self.request.POST if self.request.method == "POST" else None,
            initial=self._initial(),
        )
        if self.request.method != "POST":
            return self._page(form, [])
        if self.request.POST.get("action") == "save":
            save_draft(self.case, self.code, self.person, _typed_entries(self.request), self.now)
            say(self.request, "草稿已经保存。", "只有您自己看得到；签署以前可以随时修改。")
            return HttpResponseRedirect(f"{self.url}{self.code}/")
        if not form.is_valid():
            return self._page(form, [])
        return self._take(form)

    def _take(self, form: EntriesForm) -> HttpResponse:
        act = Act(
            case=self.case,
            actor=self.person,
            content=form.content(),
            happened_at=self._happened_at(form),
            now=self.now,
            seen=form.cleaned_data["seen"],
        )
        try:
            self._service()(act)
        except CaseMovedOn as moved:
            fresh = form_class(self.step_form, clock.today())(
                {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
            )
            return self._page(fresh, [Refusal(str(moved))], status=409)
        except Refused as refused:
            return self._page(form, [refused.refusal])
        say(self.request, f"“{self.row.name}”已办理。")
        return HttpResponseRedirect(self.url)

    def _happened_at(self, form: EntriesForm) -> datetime:
        stated = form.cleaned_data.get("happened_at")
        if stated is None:
            return self.now
        return stated_moment(stated, (step.happened_at for step in self.facts.steps))

    def _service(self) -> Callable[[Act], object]:
        return STEPS_ABOVE.get(self.code) or service_of(self.code)

    def _initial(self) -> dict[str, Any]:
        initial = {
            "happened_at": timezone.localtime(self.now).replace(second=0, microsecond=0),
            **typed(self.step_form, prefill(self.facts, self.code)),
        }
        draft = Draft.objects.filter(case=self.case, step=self.code, author=self.person).first()
        if draft:
            initial |= draft.content
        return {**initial, "seen": len(self.facts.steps)}

    def _page(
        self, form: EntriesForm | None, refusals: list[Refusal], status: int = 422
    ) -> HttpResponse:
        context: dict[str, Any] = {
            "page_heading": self.row.name,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "lead": "",
            "basis": "、".join(str(citation) for citation in self.row.citations),
            "after": self._after(),
            "shown": proposal(self.facts, self.code),
            "shown_heading": "提请不予公开的内容",
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(self.case.number, self.url)],
        }
        if form is None:
            context["after"] = []
            context["notices"] = [Notice(str(one), tone="warn") for one in refusals]
            return page(self.request, "desk/step.html", context, section="/desk/cases/")
        context["form"] = present(
            form,
            submit="签署并提交",
            cancel_url=self.url,
            refusals=refusals,
            save_draft=bool(self.step_form.fields),
        )
        failed = bool(refusals or form.errors)
        return page(
            self.request,
            "desk/step.html",
            context,
            section="/desk/cases/",
            status=status if failed else 200,
        )

    def _after(self) -> list[str]:
        lines = ["签署后写入日志，不能修改，请核对后再签署。"]
        lines += [f"开始计算“{DEADLINES[code].name}”的期限。" for code in self.row.starts]
        return lines


def _typed_entries(request: HttpRequest) -> dict[str, Any]:
    skipped = {"csrfmiddlewaretoken", "seen", "action"}
    return {name: value for name, value in request.POST.items() if name not in skipped}
