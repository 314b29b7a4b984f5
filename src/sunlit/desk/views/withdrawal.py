"""撤下公示: the head of the office takes a published decision down, with ground, day and reason."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.models import Case
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.of_party import of_party
from sunlit.desk.signing import SignedForm, signed
from sunlit.desk.unsent_entries import restored
from sunlit.desk.views.opening import open_case
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.disclosure.queries import why_not_withdraw
from sunlit.disclosure.services.withdraw import Taking, withdraw
from sunlit.rules.citations import cite
from sunlit.rules.deadlines import due_of
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.withdrawal import WithdrawalGround, withdrawal_deadline, withdrawal_start
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Notice


class WithdrawalForm(SignedForm):
    """Ground, day of receipt, and what the public reads."""

    ground = forms.ChoiceField(
        label="撤下原因",
        choices=[(ground.value, ground.label) for ground in WithdrawalGround],
        widget=forms.RadioSelect,
        error_messages={"required": "请填写“撤下原因”。"},
    )
    received_on = forms.DateField(
        label="收到法律文书日期",
        help_text="撤下的期限从这一天起算；本机关自行纠正的，填本机关作出决定的日期。",
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput,
        error_messages={
            "required": "请填写“收到法律文书日期”。",
            "invalid": "“收到法律文书日期”的格式不对。",
        },
    )
    reason = forms.CharField(
        label="理由",
        max_length=300,
        help_text="公众看到的原话，例如：依某机关某年某月某日行政复议决定撤销。不写个人信息。",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "请填写“理由”。"},
    )


@login_required
def withdrawal(request: HttpRequest, case: uuid.UUID, party: int = 0) -> HttpResponse:
    """Take down what was published of the case, or of one of its parties."""
    person = person_of(request)
    found = open_case(request, case, "撤下公示")
    facts = of_party(CaseFacts(found), party)
    decisions = facts.decisions if facts else []
    publication = Publication.objects.filter(decision__in=decisions).first()
    if publication is None:
        raise Http404
    refusal = why_not_withdraw(publication, person, clock.today())
    if refusal:
        return _page(request, found, publication, None, [refusal])
    form = restored(request, WithdrawalForm(request.POST if request.method == "POST" else None))
    if not form.is_valid():
        return _page(request, found, publication, form)
    taking = Taking(
        WithdrawalGround(form.cleaned_data["ground"]),
        form.cleaned_data["received_on"],
        form.cleaned_data["reason"],
    )
    try:
        done = withdraw(publication, taking, person, clock.now(), signed(request))
    except Refused as refused:
        return _page(request, found, publication, form, [refused.refusal])
    say(request, "公示已经撤下。", _in_time(found, done))
    return HttpResponseRedirect(f"/desk/cases/{case}/")


def _in_time(case: Case, done: Withdrawal) -> str:
    code = withdrawal_deadline(case.kind)
    start = withdrawal_start(done.received_on, None)
    last = due_of(code, start, current_calendar(), current_house()).last_day
    kept = "按期" if clock.today() <= last else "超期"
    return f"{done.received_on}收到法律文书，应当在{last}以前撤下：{kept}。原网址留有说明。"


def _page(
    request: HttpRequest,
    case: Case,
    publication: Publication,
    form: WithdrawalForm | None,
    refusals: list[Refusal] | None = None,
) -> HttpResponse:
    url = f"/desk/cases/{case.uuid}/"
    context: dict[str, Any] = {
        "page_heading": "撤下公示",
        "number": case.number,
        "case_url": url,
        "party": publication.party_name,
        "lead": f"公示编号 {publication.public_id}，{publication.published_on}公示。",
        "basis": f"{cite('公示制度11')}、{cite('处罚法48')}",
        "after": [
            "页面、PDF、JSON 和日志证明都不再提供，原网址显示撤下的日期、原因和理由（410）。",
            "列表、查询和统计里不再有它；公示和撤下都留在公示日志。",
            "撤下写入日志，不能修改。",
        ],
        "crumbs": [Crumb("案件", "/desk/cases/"), Crumb(case.number, url)],
    }
    if form is None:
        context["notices"] = [Notice(str(one), tone="warn") for one in refusals or ()]
        return page(request, "desk/step.html", context, section="/desk/cases/")
    context["form"] = present(form, submit="撤下", cancel_url=url, refusals=refusals or [])
    failed = bool(refusals or form.errors)
    return page(
        request, "desk/step.html", context, section="/desk/cases/", status=422 if failed else 200
    )
