"""补充证据: files come to the evidence of a case."""

import hashlib
import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.forms import STEP_FORMS
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.collect_evidence import (
    CODE,
    HandedIn,
    collect_evidence,
    why_not_collected,
)
from sunlit.cases.who import why_not
from sunlit.desk.carried import restored
from sunlit.desk.evidence_form import FILES, evidence_form_class
from sunlit.desk.frame import page, person_of
from sunlit.desk.meanwhile import moved_on
from sunlit.desk.said import say
from sunlit.desk.sent_twice import files_of, say_once, taken_before
from sunlit.desk.stated_time import stated_moment
from sunlit.desk.step_forms import EntriesForm
from sunlit.desk.views.opening import open_case
from sunlit.people.models import Person
from sunlit.records.kinds import kind_of
from sunlit.records.services.keep import NoSpaceError, keep
from sunlit.rules.marking import Marking
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice
from sunlit.web.uploads import TOO_LARGE, ReceivedFile, is_too_large, receive_on_disk

_PART = 1 << 20
_AGAIN = "浏览器不保留所选的文件，请重新选择。"


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
        self.row = self.facts.procedure.step(CODE)
        self.url = f"/desk/cases/{case.uuid}/"
        self.now = clock.now()

    def refusal(self) -> Refusal | None:
        """Return why the person may add no evidence now."""
        position, branch = self.facts.position, self.facts.branch
        return self.facts.procedure.refusal(CODE, position, branch) or why_not(
            self.person, CODE, self.facts, clock.today()
        )

    def closed(self, refusal: Refusal) -> HttpResponse:
        """Say why there is no form."""
        context = {**self._frame(), "notices": [Notice(str(refusal), tone="warn")]}
        status = 422 if self.request.method == "POST" else 200
        return page(self.request, "desk/step.html", context, section="/desk/cases/", status=status)

    def form(self, data: Any = None, files: Any = None) -> EntriesForm:
        """Return the form, empty or with what was sent."""
        step_form = STEP_FORMS[self.case.procedure][CODE]
        made = evidence_form_class(step_form, clock.today(), self.facts.evidence)
        now = timezone.localtime(self.now).replace(second=0, microsecond=0)
        initial = {"happened_at": now, "evidence": "", "seen": len(self.facts.steps)}
        initial["marking"] = Marking.NONE.value
        return made(data, files, initial=initial)

    def take(self) -> HttpResponse:
        """Keep the files and add them to the evidence."""
        form = self.form(self.request.POST, {FILES: self._received()})
        if not form.is_valid():
            full = any(one.out_of_space for one in self._received())
            return self.page(form, [], status=507 if full else 422)
        moved = moved_on(self.facts, str(form.cleaned_data["seen"]))
        if moved:
            return self._moved(moved, form)
        return self._add(form)

    def _add(self, form: EntriesForm) -> HttpResponse:
        acts = (step.happened_at for step in self.facts.steps)
        content = form.content()
        act = Act(
            case=self.case,
            actor=self.person,
            content=_without_files(content),
            happened_at=stated_moment(form.cleaned_data["happened_at"], acts),
            now=self.now,
            seen=form.cleaned_data["seen"],
        )
        refusal = why_not_collected(act, [one.name for one in content[FILES]], self.facts)
        if refusal:
            return self.page(form, [refusal])
        try:
            collect_evidence(act, [self._keep(one) for one in content[FILES]])
        except CaseMovedOn as moved:
            return self._moved(moved, form)
        except Refused as refused:
            return self.page(form, [refused.refusal])
        except NoSpaceError as full:
            return self.page(form, [Refusal(str(full), None, FILES)], status=507)
        say(self.request, f"“{self.row.name}”已办理。", f"存入 {len(content[FILES])} 个文件。")
        return self._to_the_evidence()

    def _to_the_evidence(self) -> HttpResponse:
        return HttpResponseRedirect(f"{self.url}#evidence")

    def page(self, form: EntriesForm, refusals: list[Refusal], status: int = 422) -> HttpResponse:
        """Show the form with what is to be mended."""
        failed = bool(refusals or form.errors)
        if failed and form.is_bound and FILES not in form.errors:
            form.add_error(FILES, _AGAIN)
        context = {
            **self._frame(),
            "form": present(form, submit="签署并存入", cancel_url=self.url, refusals=refusals),
            "after": [
                "存入的文件只读、不能删除；系统记下文件名、大小和指纹。",
                "已经拟定的决定书稿和法制审核意见随之失效，应当重新拟定、送审。",
            ],
        }
        return page(
            self.request,
            "desk/step.html",
            context,
            section="/desk/cases/",
            status=status if failed else 200,
        )

    def _moved(self, moved: CaseMovedOn, sent: EntriesForm) -> HttpResponse:
        entered = _without_files(sent.content())
        step = taken_before(self.request, self.case, sent.cleaned_data["seen"], entered, CODE)
        if step and files_of(step) == sorted(_told(one) for one in self._received()):
            say_once(self.request, f"“{self.row.name}”已办理。")
            return self._to_the_evidence()
        entries = {**self.request.POST.dict(), "seen": str(self.case.steps.count())}
        form = self.form(entries, {FILES: self._received()})
        return self.page(form, [Refusal(str(moved))], status=409)

    def _received(self) -> list[Any]:
        return self.request.FILES.getlist(FILES)

    def _keep(self, one: ReceivedFile) -> HandedIn:
        kind = kind_of(one.file)
        stored = keep(
            one.file,
            name=one.name,
            media_type=kind.media_type,
            now=self.now,
            actor=self.person.pk,
        )
        return HandedIn(stored, one.name, kind.media_type)

    def _frame(self) -> dict[str, Any]:
        return {
            "page_heading": self.row.name,
            "number": self.case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "lead": "照片、录音录像、扫描件等随证据一并存入；改动一个字节也能查出。",
            "basis": "、".join(str(citation) for citation in self.row.citations),
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(self.case.number, self.url)],
        }


def _without_files(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != FILES}


def _told(one: ReceivedFile) -> tuple[str, str]:
    one.file.seek(0)
    digest = hashlib.sha256()
    while part := one.file.read(_PART):
        digest.update(part)
    return one.name, digest.hexdigest()
