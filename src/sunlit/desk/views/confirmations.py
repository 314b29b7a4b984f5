"""角色确认: a second person reads who would get which role, and says yes or no."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from sunlit.desk.confirming import CONFIRMS, URL, forget
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of, roles_of
from sunlit.desk.presenters.confirmation_page import proposal_facts, proposal_rows
from sunlit.desk.signing import SignedForm, button_of, signed
from sunlit.people.held import why_not_second
from sunlit.people.models import RoleProposal
from sunlit.people.services.answer_role import Answer, answer_role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Empty, Notice

AGREE, DECLINE = "agree", "decline"


class AnswerForm(SignedForm):
    """Yes or no, why, and the password."""

    answer = forms.ChoiceField(
        label="是否同意",
        choices=[(AGREE, "同意，角色生效"), (DECLINE, "不同意，角色不生效")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择同意还是不同意。"},
    )
    reason = forms.CharField(
        label="依据或者理由",
        max_length=200,
        help_text="例如：看过任免文件，认识本人。",
        error_messages={"required": "请填写“依据或者理由”。"},
    )


@login_required
def confirmations(request: HttpRequest) -> HttpResponse:
    """List what waits for a second person."""
    _require_part(request)
    context = {
        "rows": proposal_rows(person_of(request), URL),
        "empty": Empty("没有等待确认的角色", "安全管理员提出的角色，由另一个人确认以后才生效。"),
    }
    return page(request, "desk/confirmations.html", context, section="/desk/people/")


@login_required
def confirmation(request: HttpRequest, key: int) -> HttpResponse:
    """Show one proposal, and take the answer to it."""
    _require_part(request)
    proposal = get_object_or_404(
        RoleProposal.objects.select_related("person__office", "proposed_by", "answer"), pk=key
    )
    if hasattr(proposal, "answer"):
        return _page(request, proposal, None, [Refusal("这一项已经有人答复。")])
    refusal = why_not_second(proposal, person_of(request), clock.now())
    takes_back = proposal.proposed_by_id == person_of(request).pk
    if request.method == "GET" and refusal and not takes_back:
        return _page(request, proposal, None, [refusal])
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, proposal, form, [])
    agrees = form.cleaned_data["answer"] == AGREE
    answer = Answer(agrees, form.cleaned_data["reason"])
    try:
        proof = signed(request)
        answer_role(proposal, answer, proof, actor=person_of(request), now=clock.now())
    except Refused as refused:
        return _page(request, proposal, form, [refused.refusal])
    forget()
    name, role = proposal.person.name, proposal.get_role_display()
    say(request, f"{name}：{role}，{'已经生效' if agrees else '没有生效'}。", "已经写入日志。")
    return HttpResponseRedirect(URL)


def _page(
    request: HttpRequest,
    proposal: RoleProposal,
    form: AnswerForm | None,
    refusals: list[Refusal],
) -> HttpResponse:
    context: dict[str, Any] = {
        "page_heading": f"确认角色：{proposal.person.name}，{proposal.get_role_display()}",
        "facts": proposal_facts(proposal),
        "crumbs": [Crumb("等待确认的角色", URL)],
    }
    if form is None:
        context["notices"] = [Notice(one.sentence, tone="warn") for one in refusals]
        return page(request, "desk/confirmation.html", context, section="/desk/people/")
    context["form"] = present(form, submit=button_of(form), cancel_url=URL, refusals=refusals)
    status = 422 if refusals or form.errors else 200
    return page(request, "desk/confirmation.html", context, section="/desk/people/", status=status)


def _require_part(request: HttpRequest) -> None:
    if not CONFIRMS & roles_of(request):
        raise PermissionDenied("由局领导、另一位安全管理员确认；还没有局领导的，由审计员确认。")
