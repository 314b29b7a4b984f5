"""参数: every deadline with the period in force, and the form by which the organ sets its own."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.cases.services.order_recomputation import order_recomputation
from sunlit.cases.services.recompute_duties import PeriodChanged
from sunlit.catalogue.models import ParameterRow
from sunlit.catalogue.organ import current_house
from sunlit.catalogue.services.enter_parameter import ParameterEntry, enter_parameter
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.presenters.parameter_page import deadline_facts, deadline_rows, version_rows
from sunlit.desk.presenters.recomputation import last_recomputation
from sunlit.desk.sent_twice import parameter_before, say_once
from sunlit.desk.unsent_entries import restored
from sunlit.people.models import Person
from sunlit.rules.deadlines import DEADLINES, Deadline
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, FilterGroup, Link

URL = "/desk/parameters/"
_SOURCES = {"": "全部", "law": "法定", "own": "参数"}


class ParameterForm(forms.Form):
    """The organ's own length, in the unit of the deadline, from a day on, for a reason."""

    limit = forms.IntegerField(
        error_messages={"required": "请填写长度。", "invalid": "长度请写成整数。"}
    )
    since = forms.DateField(
        label="自哪一天起",
        input_formats=["%Y-%m-%d"],
        help_text="这一天以前起算的期限不变。",
        error_messages={
            "required": "请填写自哪一天起。",
            "invalid": "日期请写成 2026-11-24 的样子。",
        },
    )
    reason = forms.CharField(
        label="理由",
        max_length=200,
        help_text="由哪一次会议、哪一份文件确定。",
        error_messages={"required": "请填写理由。"},
    )

    def __init__(self, rule: Deadline, *args: Any, **kwargs: Any) -> None:
        """Ask in the unit of the deadline."""
        super().__init__(*args, **kwargs)
        self.fields["limit"].label = f"长度（{rule.period.unit.label}）"


@login_required
def parameter_list(request: HttpRequest) -> HttpResponse:
    """Show every deadline, or by `?source=` only those of law or the organ's own."""
    chosen = request.GET.get("source", "")
    rows = deadline_rows(current_house(), clock.today(), URL)
    shown = [
        row for row in rows if chosen not in {"law", "own"} or row.is_parameter == (chosen == "own")
    ]
    links = [
        Link(label, f"{URL}?source={key}" if key else URL, current=key == chosen)
        for key, label in _SOURCES.items()
    ]
    context = {"filters": [FilterGroup("来源", tuple(links))], "rows": shown}
    return page(request, "desk/parameters.html", context, section=URL)


@login_required
def parameter(request: HttpRequest, code: str) -> HttpResponse:
    """Show one deadline with its versions; the system administrator may add a dated one."""
    rule = DEADLINES.get(code)
    if rule is None:
        raise Http404
    person = person_of(request)
    may_enter = Role.SYSADMIN in person.roles_on(clock.today())
    if request.method != "POST":
        form = restored(request, ParameterForm(rule, initial={"since": clock.today()}))
        return _page(request, rule, form if may_enter and rule.is_parameter else None)
    if not may_enter:
        raise PermissionDenied("参数由系统管理员录入。")
    form = ParameterForm(rule, request.POST)
    if not form.is_valid():
        return _page(request, rule, form)
    try:
        return _enter(request, rule, person, form)
    except Refused as refused:
        return _page(request, rule, form, refused.refusal)


def _enter(
    request: HttpRequest, rule: Deadline, person: Person, form: ParameterForm
) -> HttpResponse:
    entry = ParameterEntry(code=rule.code, **form.cleaned_data)
    try:
        row = _entered(rule, entry, person)
    except Refused:
        before = parameter_before(entry, person)
        if before is None:
            raise
        say_once(request, _becomes(rule, before))
    else:
        say(request, _becomes(rule, row), "从那天起算的期限正在后台重新计算。")
    return HttpResponseRedirect(f"{URL}{rule.code}/")


@transaction.atomic
def _entered(rule: Deadline, entry: ParameterEntry, person: Person) -> ParameterRow:
    row = enter_parameter(entry, actor=person, now=clock.now())
    order_recomputation(
        PeriodChanged(row.code, row.since),
        subject=row.uuid,
        reason=f"自 {row.since} 起“{rule.name}”改为 {row.version().value}",
        actor=person,
    )
    return row


def _becomes(rule: Deadline, row: ParameterRow) -> str:
    return f"“{rule.name}”自 {row.since} 起为 {row.version().value}。"


def _page(
    request: HttpRequest, rule: Deadline, form: ParameterForm | None, refusal: Refusal | None = None
) -> HttpResponse:
    failed = bool(refusal or (form and form.errors))
    entered = ParameterRow.objects.filter(code=rule.code).select_related("entered_by")
    house = current_house()
    context = {
        "page_heading": rule.name,
        "code": rule.code,
        "facts": deadline_facts(rule, house, clock.today()),
        "versions": version_rows(rule, house, entered),
        "is_parameter": rule.is_parameter,
        "recomputation": last_recomputation((row.uuid for row in entered), f"{URL}{rule.code}/"),
        "form": form
        and present(form, submit="录入", cancel_url=URL, refusals=[refusal] if refusal else []),
        "crumbs": [Crumb("参数", URL)],
    }
    return page(
        request, "desk/parameters_one.html", context, section=URL, status=422 if failed else 200
    )
