"""更正: what was mistyped is proposed by an officer and answered by the head of the office."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Case, Step
from sunlit.cases.read_case import read_case
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.corrections import (
    choices,
    correction_rows,
    proposal_rows,
    records_of_proposal,
)
from sunlit.desk.sent_twice import entered, say_once, taken_before
from sunlit.desk.signing import button_of, signed
from sunlit.desk.step_forms import EntriesForm, form_class, typed
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.opening import open_case, records_of
from sunlit.parts.correction.corrections import (
    approval_asked,
    correctable_fields,
    correctable_steps,
    open_proposal,
    why_not_proposed,
)
from sunlit.parts.correction.forms import APPROVED, DECLINED, REASON
from sunlit.parts.correction.mended_party import why_not_after_the_decision
from sunlit.parts.correction.services.approve_correction import approve_correction
from sunlit.parts.correction.services.decline_correction import decline_correction
from sunlit.parts.correction.services.propose_correction import propose_correction
from sunlit.parts.correction.steps import ANSWERS, PROPOSAL
from sunlit.people.models import Person
from sunlit.people.signature import Signature
from sunlit.rules.answers import AGREE, OPINION, VIEW, combined
from sunlit.rules.forms import StepForm
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import BoundForm, present
from sunlit.web.parts import Crumb, Notice

_ANSWER = combined([APPROVED, DECLINED])


@login_required
def corrections(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show what was corrected, what waits and what may be; take the answer to what waits."""
    return CorrectionsPage(request, case).respond()


@login_required
def correction(request: HttpRequest, case: uuid.UUID, seq: int) -> HttpResponse:
    """Propose to correct entries of one act."""
    return ProposalPage(request, case, seq).respond()


class _Page:
    """A page about the corrections of one case, for one person."""

    def __init__(self, request: HttpRequest, case: uuid.UUID) -> None:
        """Read the case, which the person must be allowed to see."""
        self.request = request
        self.person: Person = person_of(request)
        self.today = clock.today()
        self.case: Case = open_case(self.request, case, "更正")
        self.facts = read_case(self.case)
        self.seen = records_of(request, self.facts)
        if not self.seen.internal:
            raise Http404
        self.url = f"/desk/cases/{case}/"

    def may(self, code: str) -> bool:
        """Whether the person may take that step now."""
        return self.refusal(code) is None

    def refusal(self, code: str) -> Refusal | None:
        """Return why the person may not take that step now, or None."""
        return why_not_now(self.person, code, self.facts, self.today)

    def act(self, content: dict[str, Any], seen: int, signature: Signature | None = None) -> Act:
        """Return the act as it is done, or signed, now."""
        now = clock.now()
        return Act(self.case, self.person, content, now, now, seen=seen, signature=signature)

    def head(self, heading: str) -> dict[str, Any]:
        """Return what every page of a case begins with."""
        row = self.facts.procedure.step(PROPOSAL)
        return {
            "page_heading": heading,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.of_whom,
            "basis": "、".join(str(citation) for citation in row.citations),
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(self.case.number, self.url)],
        }

    def shows(self, template: str, context: dict[str, Any], status: int) -> HttpResponse:
        """Answer with a page of the section of the cases."""
        return page(self.request, template, context, section="/desk/cases/", status=status)


class CorrectionsPage(_Page):
    """The corrections of a case; for the head of the office, the form of the answer."""

    def respond(self) -> HttpResponse:
        """Answer the request."""
        if self._answered_before():
            return HttpResponseRedirect(self.url)
        return self._respond()

    def _respond(self) -> HttpResponse:
        asked = open_proposal(self.facts)
        if asked is None or not self.may(str(approval_asked(self.facts))):
            return self._shown(asked, None, [], 200)
        form = self._form(self.request.POST if self.request.method == "POST" else None)
        if self.request.method != "POST":
            return self._shown(asked, restored(self.request, form), [], 200)
        if not form.is_valid():
            return self._shown(asked, form, [], 422)
        content = form.content()
        approves = content[VIEW] == AGREE
        answer = approve_correction if approves else decline_correction
        try:
            answer(self.act(content, form.cleaned_data["seen"], signed(self.request)))
        except CaseMovedOn as moved:
            fresh = {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
            return self._shown(asked, self._form(fresh), [Refusal(str(moved))], 409)
        except Refused as refused:
            return self._shown(asked, form, [refused.refusal], 422)
        say(self.request, "已经更正。" if approves else "没有更正，原来填的内容不变。")
        return HttpResponseRedirect(self.url)

    def _answered_before(self) -> bool:
        """Whether this very answer has been given; the next page says so."""
        sent = self.request.POST
        content = {name: entered(sent, name) for name in (VIEW, OPINION)}
        step = taken_before(self.request, self.case, sent.get("seen", ""), content, *ANSWERS)
        if step is None:
            return False
        say_once(self.request, f"“{self.facts.procedure.step(step.code).name}”已办理。")
        return True

    def _form(self, sent: Any) -> EntriesForm:
        made = form_class(_ANSWER, self.today, signed=True)
        return made(sent, initial={"seen": len(self.facts.steps)})

    def _shown(
        self, asked: Step | None, form: EntriesForm | None, refusals: list[Refusal], status: int
    ) -> HttpResponse:
        whole = self.seen.number
        proposes = asked is None and self.may(PROPOSAL)
        context = {
            **self.head("更正"),
            "asked": asked and self._asked(asked, whole=whole),
            "form": form and self._presented(form, refusals),
            "choices": choices(self.facts, self.url) if proposes else [],
            "corrections": correction_rows(self.facts, whole=whole),
        }
        return self.shows("desk/corrections.html", context, status)

    def _asked(self, asked: Step, *, whole: bool) -> dict[str, Any]:
        return {
            "rows": proposal_rows(self.facts, asked, whole=whole),
            "reason": asked.content["reason"],
            "who": asked.actor.name,
            "records": records_of_proposal(self.seen, asked, self.url),
            "voids": self._voids(),
        }

    def _voids(self) -> list[str]:
        """What stands now and no longer stands when the proposal is approved."""
        rows = self.facts.procedure
        voided = rows.step(str(approval_asked(self.facts))).voids
        return [rows.step(code).name for code in voided if code in self.facts.position.standing]

    def _presented(self, form: EntriesForm, refusals: list[Refusal]) -> BoundForm:
        return present(form, submit=button_of(form), cancel_url=self.url, refusals=refusals)


class ProposalPage(_Page):
    """The form in which entries of one act are typed as they should read."""

    def __init__(self, request: HttpRequest, case: uuid.UUID, seq: int) -> None:
        """Find the act; one of which nothing may be corrected has no page."""
        super().__init__(request, case)
        found = [step for step in correctable_steps(self.facts) if step.seq == seq]
        if not found:
            raise Http404
        self.step = found[0]
        self.fields = correctable_fields(self.facts, self.step)
        self.step_form = StepForm((*self.fields, REASON), asks_when=False)

    def respond(self) -> HttpResponse:
        """Answer the request."""
        refusal = self.refusal(PROPOSAL) or why_not_proposed(self.facts)
        if refusal and self.request.method == "GET":
            return self._shown(None, [refusal], 200)
        made = form_class(self.step_form, self.today)
        if self.request.method != "POST":
            now = typed(self.step_form, self.facts.content(self.step))
            opened = made(initial={**now, "seen": len(self.facts.steps)})
            return self._shown(restored(self.request, opened), [], 200)
        return self._propose(made, made(self.request.POST))

    def _propose(self, made: type[EntriesForm], form: EntriesForm) -> HttpResponse:
        if not form.is_valid():
            return self._shown(form, [], 422)
        content, seen = self._content(form), form.cleaned_data["seen"]
        try:
            propose_correction(self.act(content, seen))
        except CaseMovedOn as moved:
            if taken_before(self.request, self.case, seen, content, PROPOSAL):
                say_once(self.request, "更正已经提请。")
                return HttpResponseRedirect(self.url)
            fresh = {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
            return self._shown(made(fresh), [Refusal(str(moved))], 409)
        except Refused as refused:
            return self._shown(form, [refused.refusal], 422)
        say(self.request, "更正已经提请。", "由承办科室负责人审批；批准以前，原来填的内容不变。")
        return HttpResponseRedirect(self.url)

    def _content(self, form: EntriesForm) -> dict[str, Any]:
        """Return the proposal: only the entries that differ."""
        entries = form.content()
        now = self.facts.content(self.step)
        return {
            "seq": self.step.seq,
            "entries": {
                field.name: entries[field.name]
                for field in self.fields
                if (entries[field.name] or "") != (now.get(field.name) or "")
            },
            "reason": entries["reason"],
        }

    def _shown(
        self, form: EntriesForm | None, refusals: list[Refusal], status: int
    ) -> HttpResponse:
        name = self.facts.procedure.step(self.step.code).name
        context = {
            **self.head(f"提请更正：{name}"),
            "lead": "把填错的内容改成正确的，其余不动；已经制作的文书保持原样。",
            "after": [
                "由承办科室负责人审批，批准以前原来填的内容不变。",
                "批准后，期限按更正后的内容重新计算；当事人身份有误的，要重新终结调查、告知。",
                "原来填的、更正为、理由和批准人都留在案卷里。",
            ],
        }
        if form is None:
            context["after"] = []
            context["notices"] = [Notice(str(one), tone="warn") for one in refusals]
            return self.shows("desk/step.html", context, status)
        decided = why_not_after_the_decision(self.facts, (one.name for one in self.fields))
        if decided:
            context["notices"] = [Notice(f"当事人的各项：{decided}", tone="warn")]
        cancel = f"{self.url}corrections/"
        context["form"] = present(
            form, submit=button_of(form), cancel_url=cancel, refusals=refusals
        )
        return self.shows("desk/step.html", context, status)
