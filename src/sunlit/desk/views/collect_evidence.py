"""补充证据, 存入线索材料: files come to the evidence of a case, or first to its lead."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.may_act import why_not_now, why_not_standing
from sunlit.cases.models import Case
from sunlit.cases.opening import TakesFiles
from sunlit.cases.procedures import PROCEDURES
from sunlit.cases.queries import CaseFacts
from sunlit.desk.chosen_files import ChosenFiles
from sunlit.desk.evidence_form import evidence_form_class, material_form_class
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.moved_on import moved_on
from sunlit.desk.sent_twice import files_of, say_once, taken_before
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.opening import open_case
from sunlit.people.models import Person
from sunlit.records.services.put_bytes import NoSpaceError
from sunlit.rules.forms import FILES
from sunlit.rules.marking import Marking
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.bodies import takes_files
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice
from sunlit.web.uploads import TOO_LARGE, is_too_large, receive_on_disk

_PAGE = "evidence"
"""The page of a case on which steps are taken that are about their files."""


@takes_files
@csrf_exempt  # the token is in the body, which `_answer` reads: not before it is known where to
@login_required
def collect(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Show the form, or take its files; what is too large is refused before it is read."""
    person = person_of(request)
    found = open_case(request, case, "补充证据")
    shown = EvidencePage(request, found, person)
    refusal = shown.refusal()
    if refusal:
        return shown.closed(refusal)
    if is_too_large(request):
        return shown.page(shown.form(), [Refusal(TOO_LARGE, None, FILES)], status=413)
    receive_on_disk(request)
    return _answer(request, shown)


@csrf_protect
def _answer(request: HttpRequest, shown: "EvidencePage") -> HttpResponse:
    if request.method != "POST":
        return shown.page(restored(request, shown.form()), [])
    return shown.take()


class EvidencePage:
    """The form of one case, for one person."""

    def __init__(self, request: HttpRequest, case: Case, person: Person) -> None:
        """Read the case once."""
        self.request = request
        self.case = case
        self.person = person
        self.facts = CaseFacts(case)
        self.code, self.files = self._taken_here()
        self.row = self.facts.procedure.step(self.code)
        self.url = f"/desk/cases/{case.uuid}/"
        self.now = clock.now()
        self.chosen = ChosenFiles(request, person, self.now)

    def _taken_here(self) -> tuple[str, TakesFiles]:
        """Return the first step of this page that may be taken as the case stands, else its last.

        :raises Http404: in a procedure that takes no files here.
        """
        here = {
            code: work.files
            for code, work in self.facts.worked.work.items()
            if work.files and work.page == _PAGE
        }
        if not here:
            raise Http404
        now = (code for code in here if why_not_standing(code, self.facts) is None)
        code = next(now, [*here][-1])
        return code, here[code]

    def refusal(self) -> Refusal | None:
        """Return why the person may add no evidence now."""
        return why_not_now(self.person, self.code, self.facts, clock.today())

    def closed(self, refusal: Refusal) -> HttpResponse:
        """Say why there is no form."""
        context = {**self._frame(), "notices": [Notice(str(refusal), tone="warn")]}
        status = 422 if self.request.method == "POST" else 200
        return page(self.request, "desk/step.html", context, section="/desk/cases/", status=status)

    def form(self, data: Any = None, files: Any = None) -> EntriesForm:
        """Return the form, empty or with what was sent."""
        step_form = PROCEDURES[self.case.procedure].forms[self.code]
        made = (
            evidence_form_class(step_form, clock.today(), self.facts.evidence)
            if self.files.to_an_item
            else material_form_class(step_form, clock.today())
        )
        now = timezone.localtime(self.now).replace(second=0, microsecond=0)
        initial = {"happened_at": now, "evidence": "", "seen": len(self.facts.steps)}
        initial["marking"] = Marking.NONE.value
        return made(data, files, initial=initial)

    def take(self) -> HttpResponse:
        """Keep the files and add them to the evidence."""
        form = self.form(self.request.POST, self.chosen.as_files)
        if not (form.is_valid() and self.chosen.all_there(form)):
            return self.page(form, [], status=507 if self.chosen.full_disk else 422)
        moved = moved_on(self.facts, str(form.cleaned_data["seen"]))
        if moved:
            return self._moved(moved, form)
        return self._add(form)

    def _add(self, form: EntriesForm) -> HttpResponse:
        acts = (step.happened_at for step in self.facts.steps)
        act = Act(
            case=self.case,
            actor=self.person,
            content=form.content(),
            happened_at=stated_moment(form.cleaned_data["happened_at"], acts),
            now=self.now,
            seen=form.cleaned_data["seen"],
        )
        refusal = self.files.fault(act, self.chosen.named, self.facts)
        if refusal:
            return self.page(form, [refusal])
        try:
            self.files.add(act, self.chosen.keep())
        except CaseMovedOn as moved:
            return self._moved(moved, form)
        except Refused as refused:
            return self.page(form, [refused.refusal])
        except NoSpaceError as full:
            return self.page(form, [Refusal(str(full), None, FILES)], status=507)
        self.chosen.done()
        say(self.request, f"“{self.row.name}”已办理。", f"存入 {len(self.chosen.all)} 个文件。")
        return self._to_the_evidence()

    def _to_the_evidence(self) -> HttpResponse:
        return HttpResponseRedirect(f"{self.url}#evidence")

    def page(self, form: EntriesForm, refusals: list[Refusal], status: int = 422) -> HttpResponse:
        """Show the form with what is to be mended."""
        failed = bool(refusals or form.errors)
        if failed and form.is_bound:
            self.chosen.wait(form)
        context = {
            **self._frame(),
            "form": present(form, submit="存入", cancel_url=self.url, refusals=refusals),
            "after": ["存入的文件只读、不能删除；系统记下文件名、大小和指纹。", self.files.after],
        }
        return page(
            self.request,
            "desk/step.html",
            context,
            section="/desk/cases/",
            status=status if failed else 200,
        )

    def _moved(self, moved: CaseMovedOn, sent: EntriesForm) -> HttpResponse:
        entered = sent.content()
        step = taken_before(self.request, self.case, sent.cleaned_data["seen"], entered, self.code)
        if step and files_of(step) == self.chosen.told:
            say_once(self.request, f"“{self.row.name}”已办理。")
            return self._to_the_evidence()
        entries = {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
        form = self.form(entries, self.chosen.as_files)
        return self.page(form, [Refusal(str(moved))], status=409)

    def _frame(self) -> dict[str, Any]:
        return {
            "page_heading": self.row.name,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "lead": self.files.lead,
            "basis": "、".join(str(citation) for citation in self.row.citations),
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(self.case.number, self.url)],
        }
