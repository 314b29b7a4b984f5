"""核对和发布: the original beside what the public will read; one checks it, another releases it."""

import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import why_not
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.carried import restored
from sunlit.desk.frame import page, person_of
from sunlit.desk.meanwhile import moved_on
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.publication_page import SOCIAL_IMPACT, answers, comparison, trail
from sunlit.desk.said import say
from sunlit.desk.sent_twice import say_once, taken_before
from sunlit.desk.signing import SignedForm, signed
from sunlit.desk.views.opening import open_case
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.queries import newest_check
from sunlit.disclosure.release import check_current
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.services.render_document import render_document
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import WithholdingGround
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Link, Notice

_ID_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_ID_LENGTH = 8
_ANSWERS = (("yes", "是"), ("no", "否"))
_CHANGED = "公示稿在您核对之后有变动，请重新核对。"


def _question(label: str, help_text: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=_ANSWERS,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": f"请回答：{label}？"},
    )


class CheckForm(SignedForm):
    """Each ground answered, none by silence; and who examined the copy for secrets."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    copy = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, colleagues: Sequence[Person], *args: Any, **kwargs: Any) -> None:
        """Ask one question for each ground, the one of 处罚法48, and for the secrecy review."""
        super().__init__(*args, **kwargs)
        password = self.fields.pop(SIGNATURE)
        for ground in WithholdingGround:
            self.fields[ground.value] = _question(ground.label, str(ground.citation))
        self.fields["social_impact"] = _question(SOCIAL_IMPACT, "《行政处罚法》第四十八条")
        self.fields["secrecy_reviewer"] = forms.ChoiceField(
            label="保密审查人",
            help_text="本科室对公示稿作保密审查的人；不能是核对人自己。",
            choices=[("", "请选择"), *((str(one.pk), one.name) for one in colleagues)],
            error_messages={"required": "请填写“保密审查人”。"},
        )
        self.fields["secrecy_opinion"] = forms.CharField(
            label="保密审查意见",
            max_length=300,
            error_messages={"required": "请填写“保密审查意见”。"},
        )
        self.fields[SIGNATURE] = password


class ReleaseForm(SignedForm):
    """The word of the second person."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    copy = forms.IntegerField(widget=forms.HiddenInput)
    opinion = forms.CharField(
        label="发布审核意见",
        max_length=300,
        error_messages={"required": "请填写“发布审核意见”。"},
    )


@login_required
def publication(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Check the public copy, or release the one that another person checked."""
    person = person_of(request)
    today = clock.today()
    found = open_case(request, case, "公示")
    facts = CaseFacts(found)
    if facts.last("decide") is None:
        raise Http404
    is_checked = "check_publication" in facts.position.standing
    releases = is_checked and why_not(person, "publish", facts, today) is None
    code = "publish" if releases else "check_publication"
    moved = moved_on(facts, request.POST.get("seen", "")) if request.method == "POST" else None
    if moved and _done_before(request, found):
        return HttpResponseRedirect(f"/desk/cases/{case}/")
    refusal = facts.procedure.refusal(code, facts.position, facts.branch)
    refusal = refusal or why_not(person, code, facts, today)
    if refusal:
        notice = Notice(str(moved or refusal), tone="warn")
        return PublicationPage(request, found).answer(
            None, notices=[notice], status=409 if moved else 200
        )
    if releases:
        return _release(request, found, person, str(moved or ""))
    return _check(request, found, person, str(moved or ""))


def _done_before(request: HttpRequest, case: Case) -> bool:
    """Whether this very form has checked or released the copy; the next page says so."""
    sent = request.POST
    seen, opinion = sent.get("seen", ""), {"opinion": sent.get("opinion", "").strip()}
    if taken_before(request, case, seen, opinion, "publish"):
        say_once(request, "已经公示。")
        return True
    asked = (*(ground.value for ground in WithholdingGround), "social_impact")
    answered: dict[str, object] = {name: sent.get(name) == "yes" for name in asked}
    for name in ("secrecy_reviewer", "secrecy_opinion"):
        answered[name] = sent.get(name, "").strip()
    if taken_before(request, case, seen, answered, "check_publication"):
        say_once(request, "已经核对。")
        return True
    return False


def _check(request: HttpRequest, case: Case, person: Person, moved: str) -> HttpResponse:
    now = clock.now()
    copy = prepare_copy(case.decision, person, now)
    if not missing_fonts():
        render_document(copy.document, now=now)
    shown = PublicationPage(request, case, copy)
    colleagues = list(
        Person.objects.filter(office=case.office, is_active=True).exclude(pk=person.pk)
    )
    seen = {"seen": case.steps.count(), "copy": copy.pk}
    if request.method != "POST":
        return shown.answer(restored(request, CheckForm(colleagues, initial=seen)))
    if moved or request.POST.get("copy") != str(copy.pk):
        form = CheckForm(colleagues, {**request.POST.dict(), **seen})
        return shown.answer(form, [Refusal(moved or _CHANGED)], status=409)
    form = CheckForm(colleagues, request.POST)
    if not form.is_valid():
        return shown.answer(form)
    try:
        check_publication(_act(request, case, person, form), copy)
    except Refused as refused:
        return shown.answer(form, [refused.refusal])
    except CaseMovedOn as meanwhile:
        return shown.answer(form, [Refusal(str(meanwhile))], status=409)
    say(request, "已经核对。", "等承办科室负责人审核发布。")
    return HttpResponseRedirect(shown.url)


def _release(request: HttpRequest, case: Case, person: Person, moved: str) -> HttpResponse:
    check = newest_check(case.decision)
    if check is None:
        raise Http404
    shown = PublicationPage(request, case, check.copy, check)
    changed = check_current(check.copy)
    if changed:
        return shown.answer(None, notices=[Notice(str(changed), tone="warn")])
    seen = {"seen": case.steps.count(), "copy": check.copy.pk}
    if request.method != "POST":
        form = ReleaseForm(initial={**seen, "opinion": "同意公示。"})
        return shown.answer(restored(request, form))
    if moved or request.POST.get("copy") != str(check.copy.pk):
        form = ReleaseForm({**request.POST.dict(), **seen})
        return shown.answer(form, [Refusal(moved or _CHANGED)], status=409)
    return _publish(shown, person, ReleaseForm(request.POST))


def _publish(shown: "PublicationPage", person: Person, form: ReleaseForm) -> HttpResponse:
    if not form.is_valid():
        return shown.answer(form)
    public_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
    try:
        published = publish(_act(shown.request, shown.case, person, form), public_id)
    except Refused as refused:
        return shown.answer(form, [refused.refusal])
    except CaseMovedOn as meanwhile:
        return shown.answer(form, [Refusal(str(meanwhile))], status=409)
    say(shown.request, "已经公示。", f"公示编号 {published.public_id}，门户上现在就能看到。")
    return HttpResponseRedirect(shown.url)


def _act(request: HttpRequest, case: Case, person: Person, form: forms.Form) -> Act:
    now = clock.now()
    unsaid = {"seen", "copy", SIGNATURE}
    content = {name: form.cleaned_data[name] for name in form.fields.keys() - unsaid}
    seen = form.cleaned_data["seen"]
    return Act(case, person, content, now, now, seen=seen, signature=signed(request))


class PublicationPage:
    """The page of one case: of who checks, or, where a check is given, of who releases."""

    def __init__(
        self,
        request: HttpRequest,
        case: Case,
        copy: PublicCopy | None = None,
        check: PublicationCheck | None = None,
    ) -> None:
        """Take what is shown; without a copy only the notices are."""
        self.request = request
        self.case = case
        self.copy = copy
        self.check = check
        self.url = f"/desk/cases/{case.uuid}/"

    def answer(
        self,
        form: forms.Form | None,
        refusals: Sequence[Refusal] = (),
        *,
        notices: Sequence[Notice] = (),
        status: int = 0,
    ) -> HttpResponse:
        """Render the page with the form, or with notices that say why there is none."""
        context = self._context()
        if notices:
            context["notices"] = notices
        if form is not None:
            submit = "确认公示" if self.check else "核对完毕，提交审核发布"
            context["form"] = present(form, submit=submit, cancel_url=self.url, refusals=refusals)
        failed = form is not None and bool(form.errors or refusals)
        return page(
            self.request,
            "desk/publish.html",
            context,
            section="/desk/cases/",
            status=status or (422 if failed else 200),
        )

    def _context(self) -> dict[str, Any]:
        case = self.case
        duty = Duty.objects.filter(subject=case.uuid, deadline="GS-XKCF", closed_on=None).first()
        rows = comparison(self.copy) if self.copy else []
        changed = sum(1 for row in rows if row["changed"])
        released = self.check is not None
        others = [Link("退回重新核对", f"{self.url}return_publication/")] if released else []
        article = "审核发布（公示制度第八条）" if released else "逐项核对（公示制度第七条）"
        return {
            "page_heading": "审核发布公示稿" if self.check else "核对公示稿",
            "number": case.number,
            "case_url": self.url,
            "party": case.parties.order_by("-id")[0].name,
            "due": due_words(duty, clock.now(), current_calendar()),
            "due_line": f"决定日期 {case.decision.decided_on}。",
            "trail": trail(case),
            "rows": rows,
            "pdf_url": f"{self.url}papers/{case.decision.document.uuid}.pdf",
            "public_pdf_url": f"{self.url}publication/copy.pdf" if self.copy else "",
            "changed_line": f"{len(rows)} 项内容，{changed} 项作了技术处理",
            "answers": answers(self.check) if self.check else [],
            "others": others,
            "form_heading": article,
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(case.number, self.url)],
        }
