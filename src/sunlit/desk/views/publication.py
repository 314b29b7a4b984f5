"""核对, 保密审查 and 发布: the original beside what the public will read; three answer for it."""

import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.may_act import why_not_now
from sunlit.cases.queries import CaseFacts
from sunlit.cases.services.take_step import take_step
from sunlit.cases.shown import SHOWN
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.moved_on import moved_on
from sunlit.desk.of_party import address_of, of_party
from sunlit.desk.presenters.due_words import due_words
from sunlit.desk.presenters.publication_page import answers, comparison, hidden_by_hand, trail
from sunlit.desk.publication_form import CheckForm, answer_form
from sunlit.desk.sent_twice import entered, say_once, taken_before
from sunlit.desk.signing import SIGN, signed
from sunlit.desk.step_forms import EntriesForm
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.choose_party import choose_party
from sunlit.desk.views.opening import open_case
from sunlit.desk.views.public_copy import copy_with_pdf
from sunlit.disclosure.models import PublicationCheck, PublicCopy
from sunlit.disclosure.queries import newest_check, standing_passages
from sunlit.disclosure.release import check_current
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.publish import publish
from sunlit.disclosure.services.review_secrecy import review_secrecy
from sunlit.disclosure.steps import CHECK, PUBLISH, RETURN, RETURN_SECRECY, SECRECY
from sunlit.documents.rendering import RenderingError
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.people.signature import SIGNATURE
from sunlit.rules.answers import AGREE, OPINION, VIEW
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import WithholdingGround, asks_social_impact
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Link, Notice

_ID_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_ID_LENGTH = 8
_MENDED_FIRST = "请告诉承办科室：更正决定书里的这个字符，或者请系统管理员补装字体，再来核对。"
_CHANGED = "公示稿在您核对之后有变动，请重新核对。"
_IF_A_GROUND_APPLIES = (
    "有一项情形“是”的，公示稿不能核对完毕：请告诉承办人员，由其提请不予公开；不能用“否”代替。"
)
_DONE = {
    PUBLISH: "已经公示。",
    RETURN: "公示稿已经退回。",
    SECRECY: "已经保密审查。",
    RETURN_SECRECY: "公示稿已经退回。",
}
_HEADINGS = {
    CHECK: ("核对公示稿", "逐项核对（公示制度第七条）", "核对完毕，提交审核发布"),
    SECRECY: ("对公示稿作保密审查", "保密审查（公示制度第八条）", SIGN),
    PUBLISH: ("审核发布公示稿", "审核发布（公示制度第八条）", SIGN),
}


@login_required
def publication(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Check the public copy, or release the one that another person checked."""
    person = person_of(request)
    today = clock.today()
    found = open_case(request, case, "公示")
    facts = of_party(CaseFacts(found), party)
    if facts is None:
        return choose_party(request, CaseFacts(found), "公示决定", "publication")
    if not facts.is_decided:
        raise Http404
    is_checked = CHECK in facts.position.standing
    answered = (SECRECY, PUBLISH) if is_checked else ()
    may = [one for one in answered if why_not_now(person, one, facts, today) is None]
    code = may[0] if may else CHECK
    moved = moved_on(facts, request.POST.get("seen", "")) if request.method == "POST" else None
    if moved and _done_before(request, facts):
        return HttpResponseRedirect(f"/desk/cases/{case}/")
    refusal = why_not_now(person, code, facts, today)
    if refusal:
        notice = Notice(str(moved or refusal), tone="warn")
        return PublicationPage(request, facts).answer(
            None, notices=[notice], status=409 if moved else 200
        )
    if may:
        return _answer(request, facts, person, code, str(moved or ""))
    return _check(request, facts, person, str(moved or ""))


def _done_before(request: HttpRequest, facts: CaseFacts) -> bool:
    """Whether this very form has checked or released the copy; the next page says so."""
    sent = request.POST
    seen, answer = sent.get("seen", ""), {one: entered(sent, one) for one in (VIEW, OPINION)}
    case, whom = facts.case, facts.whom_key
    if before := taken_before(request, case, seen, answer, *_DONE, of_party=whom):
        say_once(request, _DONE[before.code])
        return True
    asked = [ground.value for ground in WithholdingGround]
    asked += ["social_impact"] if asks_social_impact(case.kind) else []
    answered: dict[str, object] = {name: sent.get(name) == "yes" for name in asked}
    if taken_before(request, case, seen, answered, CHECK, of_party=whom):
        say_once(request, "已经核对。")
        return True
    return False


def _check(request: HttpRequest, facts: CaseFacts, person: Person, moved: str) -> HttpResponse:
    try:
        copy = copy_with_pdf(facts.decision, person)
    except (Refused, RenderingError) as wrong:
        notice = Notice("公示稿制作不了，还不能核对。", str(wrong) + _MENDED_FIRST, tone="bad")
        return PublicationPage(request, facts).answer(None, notices=[notice], status=422)
    return _check_copy(PublicationPage(request, facts, copy), copy, person, moved)


def _check_copy(
    shown: "PublicationPage", copy: PublicCopy, person: Person, moved: str
) -> HttpResponse:
    request, facts = shown.request, shown.facts
    seen, kind = {"seen": len(facts.whole.steps), "copy": copy.pk}, facts.case.kind
    if request.method != "POST":
        return shown.answer(restored(request, CheckForm(initial=seen, kind=kind)))
    if moved or request.POST.get("copy") != str(copy.pk):
        form = CheckForm({**request.POST.dict(), **seen}, kind=kind)
        return shown.answer(form, [Refusal(moved or _CHANGED)], status=409)
    form = CheckForm(request.POST, kind=kind)
    if not form.is_valid():
        return shown.answer(form)
    try:
        check_publication(_act(request, facts, person, form), copy)
    except Refused as refused:
        return shown.answer(form, [refused.refusal])
    except CaseMovedOn as meanwhile:
        return shown.answer(form, [Refusal(str(meanwhile))], status=409)
    say(request, "已经核对。", "等承办人员作保密审查，再由承办科室负责人审核发布。")
    return HttpResponseRedirect(shown.url)


def _answer(
    request: HttpRequest, facts: CaseFacts, person: Person, code: str, moved: str
) -> HttpResponse:
    """Ask whoever examines the checked copy for secrets, or whoever releases it."""
    check = newest_check(facts)
    if check is None:
        raise Http404
    shown = PublicationPage(request, facts, check.copy, check, code)
    changed = check_current(check.copy)
    if changed:
        return shown.answer(None, notices=[Notice(str(changed), tone="warn")])
    seen = {"seen": len(facts.whole.steps), "copy": check.copy.pk}
    made = answer_form(facts.procedure, code, clock.today())
    if request.method != "POST":
        return shown.answer(restored(request, made(initial=seen)))
    if moved or request.POST.get("copy") != str(check.copy.pk):
        form = made({**request.POST.dict(), **seen})
        return shown.answer(form, [Refusal(moved or _CHANGED)], status=409)
    return _take(shown, person, made(request.POST))


def _take(shown: "PublicationPage", person: Person, form: EntriesForm) -> HttpResponse:
    if not form.is_valid():
        return shown.answer(form)
    try:
        said = _done(_act(shown.request, shown.facts, person, form), shown.code)
    except Refused as refused:
        return shown.answer(form, [refused.refusal])
    except CaseMovedOn as meanwhile:
        return shown.answer(form, [Refusal(str(meanwhile))], status=409)
    say(shown.request, *said)
    return HttpResponseRedirect(shown.url)


def _done(act: Act, code: str) -> tuple[str, str]:
    """Take what was chosen, and return the words for it."""
    agrees = act.content[VIEW] == AGREE
    if code == SECRECY:
        step = review_secrecy(act)
        next_one = "等承办科室负责人审核发布。" if agrees else "公示信息员重新核对。"
        return _DONE[step.code], next_one
    if not agrees:
        take_step(act, RETURN)
        return "公示稿已经退回，没有公示。", "理由在公示审查经过里。"
    public_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
    published = publish(act, public_id)
    return "已经公示。", f"公示编号 {published.public_id}，门户上现在就能看到。"


def _act(request: HttpRequest, facts: CaseFacts, person: Person, form: forms.Form) -> Act:
    now = clock.now()
    unsaid = {"seen", "copy", SHOWN, SIGNATURE}
    content = {name: form.cleaned_data[name] for name in form.fields.keys() - unsaid}
    seen = form.cleaned_data["seen"]
    return Act(
        facts.case,
        person,
        content,
        now,
        now,
        seen=seen,
        signature=signed(request),
        of_party=facts.whom_key,
    )


class PublicationPage:
    """The page of one case: of who checks, who examines for secrets, or who releases."""

    def __init__(
        self,
        request: HttpRequest,
        facts: CaseFacts,
        copy: PublicCopy | None = None,
        check: PublicationCheck | None = None,
        code: str = CHECK,
    ) -> None:
        """Take what is shown; without a copy only the notices are."""
        self.code = code
        self.heading, self.form_heading, self.submit = _HEADINGS[code]
        self.request = request
        self.facts = facts
        self.case = facts.case
        self.copy = copy
        self.check = check
        self.url = f"/desk/cases/{self.case.uuid}/"
        self.own = address_of(facts, "publication")

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
            context["form"] = present(
                form, submit=self.submit, cancel_url=self.url, refusals=refusals
            )
        failed = form is not None and bool(form.errors or refusals)
        return page(
            self.request,
            "desk/publish.html",
            context,
            section="/desk/cases/",
            status=status or (422 if failed else 200),
        )

    def _others(self) -> list[Link]:
        """What whoever checks may do to the copy before it is checked."""
        if self.copy is None or self.check is not None:
            return []
        links = [Link("还有不应当公开的文字：隐去一段文字", f"{self.own}hide/")]
        if standing_passages(self.facts.decision).exists():
            links.append(Link("隐去错了：恢复一段文字", f"{self.own}show/"))
        return links

    def _context(self) -> dict[str, Any]:
        case = self.case
        open_ones = Duty.objects.filter(subject=case.uuid, deadline="GS-XKCF", closed_on=None)
        duty = open_ones.filter(of_party=self.facts.ordinal).first()
        decision = self.facts.decision
        rows = comparison(self.copy) if self.copy else []
        changed = sum(1 for row in rows if row["changed"])
        return {
            "page_heading": self.heading,
            "number": case.number,
            "case_url": self.url,
            "party": self.facts.party.name,
            "due": due_words(duty, clock.now(), current_calendar()),
            "due_line": f"决定日期 {decision.decided_on}。",
            "trail": trail(self.facts),
            "rows": rows,
            "pdf_url": f"{self.url}papers/{decision.document.uuid}.pdf",
            "public_pdf_url": f"{self.own}copy.pdf" if self.copy else "",
            "changed_line": f"{len(rows)} 项内容，{changed} 项作了技术处理",
            "answers": answers(self.check) if self.check else [],
            "by_hand": hidden_by_hand(decision),
            "others": self._others(),
            "form_heading": self.form_heading,
            "form_help": "" if self.check else _IF_A_GROUND_APPLIES,
            "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(case.number, self.url)],
        }
