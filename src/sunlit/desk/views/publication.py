"""公示核对: the original beside what the public will read, the grounds of 公示制度7 one by one."""

import secrets
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from sunlit.cases.acting import Act, CaseMovedOn
from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts, visible_to
from sunlit.catalogue.organ import current_calendar
from sunlit.desk.frame import page, person_of, say
from sunlit.desk.meanwhile import moved_on
from sunlit.desk.presenters.due_words import due_words
from sunlit.disclosure.models import PublicCopy
from sunlit.disclosure.redaction import compare
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.forms import FORMS
from sunlit.documents.presentation import present as present_paper
from sunlit.documents.services.render_document import render_document
from sunlit.duties.models import Duty
from sunlit.people.models import Person
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withholding import WithholdingGround
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice

_ID_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_ID_LENGTH = 8
_ANSWERS = (("yes", "是"), ("no", "否"))


def _question(label: str, help_text: str = "") -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=help_text,
        choices=_ANSWERS,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": f"请回答：{label}？"},
    )


class CheckForm(forms.Form):
    """Each ground answered, none by silence."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    copy = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask one question for each ground, and the one of 处罚法48."""
        super().__init__(*args, **kwargs)
        for ground in WithholdingGround:
            self.fields[ground.value] = _question(ground.label, str(ground.citation))
        self.fields["social_impact"] = _question("是否具有一定社会影响", "《行政处罚法》第四十八条")


@login_required
def publication(request: HttpRequest, case: uuid.UUID) -> HttpResponse:
    """Prepare the public copy for checking, or publish it."""
    person = person_of(request)
    found = get_object_or_404(visible_to(person, clock.today()).select_related("office"), uuid=case)
    facts = CaseFacts(found)
    refusal = facts.procedure.refusal("publish", facts.position, facts.branch)
    if facts.last("decide") is None:
        raise Http404
    sent = request.method == "POST"
    moved = moved_on(facts, request.POST.get("seen", "")) if sent else None
    if refusal:
        notice = Notice(str(moved or refusal), tone="warn")
        return _page(request, found, None, notices=[notice], status=409 if moved else 200)
    if facts.procedure.step("publish").role not in person.roles_on(clock.today()):
        return _page(request, found, None, notices=[Notice("公示由公示信息员办理。", tone="warn")])
    copy = prepare_copy(found.decision, person, clock.now())
    if not missing_fonts():
        render_document(copy.document, now=clock.now())
    now_seen = {"seen": len(facts.steps), "copy": copy.pk}
    if not sent:
        return _page(request, found, CheckForm(initial=now_seen), copy=copy)
    if moved or request.POST.get("copy") != str(copy.pk):
        why = str(moved or "公示稿在您核对之后有变动，请重新核对。")
        form = CheckForm({**request.POST.dict(), **now_seen})
        return _page(request, found, form, refusals=[Refusal(why)], copy=copy, status=409)
    form = CheckForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, copy=copy)
    return _publish(request, found, person, form, copy)


def _publish(
    request: HttpRequest, case: Case, person: Person, form: CheckForm, copy: PublicCopy
) -> HttpResponse:
    now = clock.now()
    answers = {
        name: value for name, value in form.cleaned_data.items() if name not in {"seen", "copy"}
    }
    act = Act(case, person, answers, now, now, seen=form.cleaned_data["seen"])
    public_id = "".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH))
    try:
        published = publish(act, copy, public_id)
    except Refused as refused:
        return _page(request, case, form, refusals=[refused.refusal], copy=copy)
    except CaseMovedOn as moved:
        refusal = Refusal(str(moved))
        return _page(request, case, form, refusals=[refusal], copy=copy, status=409)
    say(request, "已经公示。", f"公示编号 {published.public_id}，门户上现在就能看到。")
    return HttpResponseRedirect(f"/desk/cases/{case.uuid}/")


def _page(
    request: HttpRequest,
    case: Case,
    form: CheckForm | None,
    *,
    refusals: Sequence[Refusal] = (),
    notices: Sequence[Notice] = (),
    copy: PublicCopy | None = None,
    status: int = 0,
) -> HttpResponse:
    url = f"/desk/cases/{case.uuid}/"
    today = clock.today()
    duty = Duty.objects.filter(subject=case.uuid, deadline="GS-XKCF", closed_on=None).first()
    rows = _rows(copy) if copy else []
    changed = sum(1 for row in rows if row["changed"])
    context: dict[str, Any] = {
        "page_heading": "核对公示稿",
        "number": case.number,
        "case_url": url,
        "party": case.parties.order_by("-id")[0].name,
        "due": due_words(duty, today, current_calendar()),
        "due_line": f"决定日期 {case.decision.decided_on}。",
        "trail": [],
        "rows": rows,
        "pdf_url": f"{url}papers/{case.decision.document.uuid}.pdf",
        "public_pdf_url": f"{url}publication/copy.pdf" if copy else "",
        "changed_line": f"{len(rows)} 项内容，{changed} 项作了技术处理",
        "form_heading": "逐项核对（公示制度第七条）",
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(case.number, url)],
    }
    if notices:
        context["notices"] = notices
    if form is not None:
        context["form"] = present(form, submit="确认公示", cancel_url=url, refusals=refusals)
    failed = form is not None and bool(form.errors or refusals)
    return page(
        request,
        "desk/publish.html",
        context,
        section="/desk/cases/",
        status=status or (422 if failed else 200),
    )


def _rows(copy: PublicCopy) -> list[dict[str, Any]]:
    decision = copy.decision
    original = {**decision.document.content, "shown_number": str(decision.document.number)}
    form = FORMS["D16-G"]
    shown = {
        name: present_paper(form, content, title="", number="", issued_on=decision.decided_on)[
            "fields"
        ]
        for name, content in (("original", original), ("public", copy.content))
    }
    labels = {field.name: field.label for field in form.fields}
    return [
        {
            "label": labels[item.name],
            "original": _text(shown["original"][item.name]),
            "public": _text(shown["public"][item.name]),
            "changed": item.changed,
            "why": "隐去个人信息或者账号（公示制度第六条）" if item.changed else "",
        }
        for item in compare(original, copy.content)
        if item.original not in (None, "")
    ]


def _text(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, dict):
        if "rows" in value:
            return "\n".join("　".join(row) for row in value["rows"])
        return f"{value['words']}（{value['figures']}）"
    return "\n".join(line if isinstance(line, str) else "：".join(line) for line in value)
