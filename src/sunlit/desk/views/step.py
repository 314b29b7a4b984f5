"""One step of a case, as a form."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.corrections import why_not_meanwhile
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case, Draft, Step
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.save_draft import save_draft
from sunlit.cases.step_services import service_of
from sunlit.cases.unserved import too_early
from sunlit.cases.who import concerned, why_not
from sunlit.cases.whole import whole
from sunlit.desk.carried import filled, waiting
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.asked_about import HEADING as REQUESTED
from sunlit.desk.presenters.asked_about import asked_about
from sunlit.desk.presenters.asked_form import asked_form
from sunlit.desk.presenters.disagreement import HEADINGS as VIEWS
from sunlit.desk.presenters.disagreement import views_shown
from sunlit.desk.presenters.discretion import HEADING, frame_shown
from sunlit.desk.presenters.prefill import prefill
from sunlit.desk.presenters.withholding import proposal
from sunlit.desk.said import say
from sunlit.desk.sent_twice import say_once, taken_before
from sunlit.desk.signing import signed
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm, as_sent, form_class, typed
from sunlit.desk.step_services import STEPS_ABOVE
from sunlit.desk.views.opening import open_case, records_of
from sunlit.people.models import Person
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.penalty_correction import ANSWERS, PROPOSAL
from sunlit.rules.procedure import Step as StepRow
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.signing import signs
from sunlit.web import clock
from sunlit.web.form_parts import ANOTHER_ROW, present
from sunlit.web.parts import Crumb, Fact, Notice

_OWN_PAGES = {
    "collect_evidence": "evidence",
    "deliberate_against": "deliberate",
    "review_agrees": "review",
    "review_objects": "review",
    "recheck_maintains": "review",
    "study_against_office": "study_disagreement",
    "check_publication": "publication",
    "publish": "publication",
    **dict.fromkeys((PROPOSAL, *ANSWERS), "corrections"),
}

_NAMES = {one.code: one.name for table in PROCEDURES.values() for one in table.steps}
"""What a reading of a form is called."""


@login_required
def step(request: HttpRequest, case: uuid.UUID, code: str) -> HttpResponse:
    """Show the form of a step, keep its draft, or take the step."""
    person = person_of(request)
    found = open_case(request, case, _NAMES.get(code, "案件"))
    facts = whole(found)
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
        self.step_form = asked_form(facts, code, clock.today())
        self.url = f"/desk/cases/{case.uuid}/"
        self.now = clock.now()

    def respond(self) -> HttpResponse:
        """Answer the request."""
        refusal = (
            self.facts.procedure.refusal(self.code, self.facts.position, self.facts.branch)
            or why_not_meanwhile(self.code, self.facts)
            or why_not(self.person, self.code, self.facts, clock.today())
            or too_early(self.code, self.facts, clock.today())
        )
        kept = waiting(self.request)
        if refusal and self.request.method == "GET" and kept is None:
            return self._page(None, [refusal])
        form = self._form_class()(
            self.request.POST if self.request.method == "POST" else None,
            initial=self._initial(),
        )
        if self.request.method != "POST":
            shown = form if kept is None else filled(form, kept)
            return self._page(shown, [refusal] if refusal else [])
        action = self.request.POST.get("action", "")
        if action.startswith(ANOTHER_ROW):
            return self._with_another_row(action.removeprefix(ANOTHER_ROW))
        if action == "save":
            entries = as_sent(self.step_form, self.request.POST)
            save_draft(self.case, self.code, self.person, entries, self.now)
            say(self.request, "草稿已经保存。", "只有您自己看得到；签署以前可以随时修改。")
            return HttpResponseRedirect(f"{self.url}{self.code}/")
        if not form.is_valid():
            return self._page(form, [])
        return self._take(form)

    def _take(self, form: EntriesForm) -> HttpResponse:
        try:
            signature = signed(self.request) if signs(self.row) else None
        except Refused as refused:
            return self._page(form, [refused.refusal])
        act = Act(
            case=self.case,
            actor=self.person,
            content=form.content(),
            happened_at=self._happened_at(form),
            now=self.now,
            seen=form.cleaned_data["seen"],
            signature=signature,
        )
        try:
            taken = self._service()(act)
        except CaseMovedOn as moved:
            if taken_before(self.request, self.case, act.seen, act.content, self.code):
                say_once(self.request, f"“{self.row.name}”已办理。")
                return HttpResponseRedirect(self.url)
            fresh = self._form_class()(
                {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
            )
            return self._page(fresh, [Refusal(str(moved))], status=409)
        except Refused as refused:
            return self._page(form, [refused.refusal])
        code = taken.code if isinstance(taken, Step) else self.code
        say(self.request, f"“{self.facts.procedure.step(code).name}”已办理。")
        return HttpResponseRedirect(self.url)

    def _with_another_row(self, table: str) -> HttpResponse:
        """Show the form as it was sent, unjudged, with one more row in that table."""
        entries = as_sent(self.step_form, self.request.POST)
        entries[table] = [*entries.get(table, []), {}]
        seen = self.request.POST.get("seen")
        made = self._form_class()
        return self._page(made(initial={**entries, "seen": seen}), [])

    def _form_class(self) -> type[EntriesForm]:
        return form_class(
            self.step_form,
            clock.today(),
            apart=self.facts.recused,
            among=concerned(self.facts, clock.today()) if self.code == "request_recusal" else (),
            signed=signs(self.row),
        )

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
            **typed(self.step_form, prefill(self.facts, self.code, self.person, clock.today())),
        }
        draft = Draft.objects.filter(case=self.case, step=self.code, author=self.person).first()
        if draft:
            initial |= draft.content
        return {**initial, "seen": len(self.facts.steps)}

    def _page(
        self, form: EntriesForm | None, refusals: list[Refusal], status: int = 422
    ) -> HttpResponse:
        shown_heading, shown = self._shown()
        context: dict[str, Any] = {
            "page_heading": self.row.name,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "lead": "",
            "basis": "、".join(str(citation) for citation in self.row.citations),
            "after": self._after(),
            "shown": shown,
            "shown_heading": shown_heading,
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

    def _shown(self) -> tuple[str, list[Fact]]:
        if not records_of(self.request, self.facts).internal:
            return "", []
        if framed := frame_shown(self.facts, self.code):
            return HEADING, framed
        if asked := asked_about(self.facts, self.code):
            return REQUESTED, asked
        if views := views_shown(self.facts, self.code):
            return VIEWS[self.code], views
        return "提请不予公开的内容", proposal(self.facts, self.code)

    def _after(self) -> list[str]:
        lines = ["签署后写入日志，不能修改，请核对后再签署。"]
        lines += [f"开始计算“{DEADLINES[code].name}”的期限。" for code in self.row.starts]
        return lines
