"""手工隐去和恢复: what the discloser takes out of the public copy by hand."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.may_act import why_not_now
from sunlit.cases.models import Decision
from sunlit.cases.queries import CaseFacts
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import address_of, of_party
from sunlit.desk.presenters.publication_page import copy_words, hidden_by_hand
from sunlit.desk.views.opening import open_case
from sunlit.disclosure.models import HiddenPassage
from sunlit.disclosure.queries import standing_passages
from sunlit.disclosure.services.hide_passage import Hiding, hide_passage
from sunlit.disclosure.services.show_passage import show_passage
from sunlit.disclosure.steps import CHECK
from sunlit.rules.citations import cite
from sunlit.rules.hiding import LONGEST_PASSAGE, HidingGround
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice

_REASON = 300


class HidingForm(forms.Form):
    """The passage as it stands in the copy, the ground, and why."""

    passage = forms.CharField(
        label="要隐去的文字",
        max_length=LONGEST_PASSAGE,
        widget=forms.Textarea({"rows": 3}),
        help_text="从公示稿里照抄；凡是出现的地方都隐去，空格、全角半角不同的也算。",
        error_messages={"required": "请填写“要隐去的文字”。"},
    )
    ground = forms.ChoiceField(
        label="情形",
        choices=[(one.value, f"{one.label}：{one.citation}") for one in HidingGround],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“情形”。"},
    )
    reason = forms.CharField(
        label="理由",
        max_length=_REASON,
        help_text="为什么这段文字不能公开；审核发布的人会看到，公众看不到。",
        error_messages={"required": "请填写“理由”。"},
    )


class ShowingForm(forms.Form):
    """Which of the hidden passages stands in the copy again, and why."""

    hidden = forms.ModelChoiceField(
        HiddenPassage.objects.none(),
        label="要恢复的文字",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“要恢复的文字”。"},
    )
    reason = forms.CharField(
        label="理由", max_length=_REASON, error_messages={"required": "请填写“理由”。"}
    )

    def __init__(self, decision: Decision, *args: Any, **kwargs: Any) -> None:
        """Offer what is hidden of this decision."""
        super().__init__(*args, **kwargs)
        field = self.fields["hidden"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = standing_passages(decision)


@login_required
def hiding(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Hide a passage of the public copy."""
    found = _decided(request, case, party)
    refusal = why_not_now(person_of(request), CHECK, found, clock.today())
    if refusal:
        return _page(request, found, _HIDE, None, [refusal])
    form = HidingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, _HIDE, form)
    entries = form.cleaned_data
    asked = Hiding(entries["passage"], HidingGround(entries["ground"]), entries["reason"])
    try:
        hide_passage(found.decision, asked, person_of(request), clock.now())
    except Refused as refused:
        return _page(request, found, _HIDE, form, [refused.refusal])
    say(request, "已经隐去。", "公示稿已经重新制作，请核对；由另一人审核发布。")
    return HttpResponseRedirect(address_of(found, "publication"))


@login_required
def showing(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Let a passage that was hidden by hand stand in the public copy again."""
    found = _decided(request, case, party)
    refusal = why_not_now(person_of(request), CHECK, found, clock.today())
    if refusal is None and not standing_passages(found.decision).exists():
        refusal = Refusal("公示稿里没有手工隐去的文字。", cite("公示制度6(3)"))
    if refusal:
        return _page(request, found, _SHOW, None, [refusal])
    form = ShowingForm(found.decision, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, found, _SHOW, form)
    try:
        show_passage(
            form.cleaned_data["hidden"],
            form.cleaned_data["reason"],
            person_of(request),
            clock.now(),
        )
    except Refused as refused:
        return _page(request, found, _SHOW, form, [refused.refusal])
    say(request, "已经恢复。", "公示稿已经重新制作，请核对。")
    return HttpResponseRedirect(address_of(found, "publication"))


_HIDE = ("隐去一段文字", "系统没有隐去、又不应当公开的文字，写明情形和理由后隐去。", "隐去")
_SHOW = ("恢复一段文字", "隐去错了的，写明理由后恢复。", "恢复")


def _decided(request: HttpRequest, case: uuid.UUID, party: int) -> CaseFacts:
    found = of_party(CaseFacts(open_case(request, case, "公示稿手工隐去")), party)
    if found is None or not found.is_decided:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    facts: CaseFacts,
    words: tuple[str, str, str],
    form: forms.Form | None,
    refusals: Sequence[Refusal] = (),
) -> HttpResponse:
    case, own = facts.case, address_of(facts, "publication")
    url = f"/desk/cases/{case.uuid}/"
    heading, lead, submit = words
    context: dict[str, Any] = {
        "page_heading": heading,
        "number": case.number,
        "case_url": url,
        "party": facts.party.name,
        "lead": lead,
        "basis": str(cite("公示制度6(3)")),
        "shown": hidden_by_hand(facts.decision),
        "shown_heading": "已经手工隐去的文字",
        "after": [
            "公示稿重新制作，核对过的要重新核对。",
            "隐去和恢复都写入日志；审核发布的人看得到隐去了什么、为什么。",
            "手工隐去、恢复过文字的人，不能自己审核发布。",
        ],
        "crumbs": [
            Crumb("案件", "/desk/cases/"),
            Crumb(case.number, url),
            Crumb("核对公示稿", own),
        ],
    }
    if form is None:
        context["notices"] = [Notice(str(one), tone="warn") for one in refusals]
        return page(request, "desk/hide.html", context, section="/desk/cases/")
    context["copy"] = copy_words(facts.decision)
    context["form"] = present(form, submit=submit, cancel_url=own, refusals=refusals)
    failed = bool(refusals or form.errors)
    return page(
        request, "desk/hide.html", context, section="/desk/cases/", status=422 if failed else 200
    )
