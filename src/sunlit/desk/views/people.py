"""人员: the security administrator's pages: who is there, who comes, what role, which account."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from sunlit.desk.confirming import URL as CONFIRMATIONS
from sunlit.desk.confirming import forget
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of, roles_of
from sunlit.desk.people_forms import (
    CertificateForm,
    EndForm,
    GrantForm,
    PersonForm,
    QualificationForm,
    ReasonForm,
    ResetForm,
)
from sunlit.desk.people_sent_twice import added_before, done_before
from sunlit.desk.presenters.people_page import person_page, person_rows
from sunlit.desk.sent_twice import say_once
from sunlit.desk.unsent_entries import restored
from sunlit.people.acts import WHO_MANAGES
from sunlit.people.models import Person
from sunlit.people.services.add_certificate import NewCertificate, add_certificate
from sunlit.people.services.add_person import NewPerson, add_person
from sunlit.people.services.add_qualification import add_qualification
from sunlit.people.services.end_role import end_role
from sunlit.people.services.grant_role import grant_role
from sunlit.people.services.reset_password import reset_password
from sunlit.people.services.switch_account import switch_account
from sunlit.people.waits import waits
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.rules.reviewers import ReviewersGround
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb

URL = "/desk/people/"


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """Show everybody with their roles."""
    _require_secadmin(request)
    context = {
        "rows": person_rows(clock.today(), URL),
        "new_url": f"{URL}new/",
        "waits_url": f"{URL}waits/",
        "confirmations_url": CONFIRMATIONS,
        "waiting": len(waits(clock.now())),
    }
    return page(request, "desk/people.html", context, section=URL)


@login_required
def new_person(request: HttpRequest) -> HttpResponse:
    """Add a person, who then gets a role."""
    _require_secadmin(request)
    form = PersonForm(request.POST if request.method == "POST" else None)

    def add(typed: Mapping[str, Any]) -> str:
        entry = NewPerson(typed["username"], typed["name"], typed["office"], typed["post"])
        try:
            added = add_person(entry, typed["initial_password"], **_by(request))
        except Refused:
            before = added_before(person_of(request), typed)
            if before is None:
                raise
            say_once(request, f"已经新增{before.name}。")
            return f"{URL}{before.pk}/"
        say(request, f"已经新增{added.name}。", "请授予角色；首次登录时本人修改密码。")
        return f"{URL}{added.pk}/"

    return _answer(request, form, add, heading="新增人员", submit="新增", back=URL)


@login_required
def one_person(request: HttpRequest, key: int) -> HttpResponse:
    """Show one person: roles with their days, certificates, and what may be done."""
    _require_secadmin(request)
    person = get_object_or_404(Person.objects.select_related("office"), pk=key)
    itself = person.pk == person_of(request).pk
    context = {
        **person_page(person, clock.today(), URL, itself=itself),
        "crumbs": [Crumb("人员", URL)],
    }
    return page(request, "desk/person.html", context, section=URL)


@login_required
def person_act(request: HttpRequest, key: int, act: str) -> HttpResponse:
    """Show and take the form of one act on a person."""
    _require_secadmin(request)
    person = get_object_or_404(Person, pk=key)
    made = _ACTS.get(act)
    if made is None:
        raise Http404
    form_class, title, submit, take = made
    form = form_class(person, clock.today(), request.POST if request.method == "POST" else None)

    def done(typed: Mapping[str, Any]) -> str:
        try:
            take(request, person, typed)
        except Refused:
            if not done_before(act, person_of(request), person, typed):
                raise
            say_once(request, f"“{title}”已经办理。")
        else:
            say(request, f"“{title}”已经办理。")
        return f"{URL}{key}/"

    heading, back = f"{title}：{person.name}", f"{URL}{key}/"
    return _answer(request, form, done, heading=heading, submit=submit, back=back, whom=person.name)


def _answer(
    request: HttpRequest,
    form: forms.Form,
    take: Callable[[Mapping[str, Any]], str],
    *,
    heading: str,
    submit: str,
    back: str,
    whom: str = "",
) -> HttpResponse:
    form = restored(request, form)
    crumbs = [Crumb("人员", URL), *([Crumb(whom, back)] if whom else [])]
    refusals: list[Refusal] = []
    if form.is_valid():
        try:
            return HttpResponseRedirect(take(form.cleaned_data))
        except Refused as refused:
            refusals = [refused.refusal]
    context = {
        "page_heading": heading,
        "form": present(form, submit=submit, cancel_url=back, refusals=refusals),
        "crumbs": crumbs,
    }
    failed = bool(refusals or form.errors)
    return page(
        request, "desk/person_act.html", context, section=URL, status=422 if failed else 200
    )


def _grant(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    until: date | None = typed["until"]
    role = Role(typed["role"])
    grant_role(person, role, typed["since"], until, reason=typed["reason"], **_by(request))
    forget()


def _end(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    assignment = get_object_or_404(person.role_assignments, pk=typed["assignment"])
    end_role(assignment, typed["until"], reason=typed["reason"], **_by(request))


def _certificate(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    add_certificate(person, NewCertificate(**typed), **_by(request))


def _qualification(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    ground = ReviewersGround(typed["ground"])
    add_qualification(person, ground, typed["proof"], typed["since"], **_by(request))


def _reset(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    initial = typed["initial_password"]
    reset_password(person, initial, reason=typed["reason"], **_by(request))


def _stop(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    switch_account(person, active=False, reason=typed["reason"], **_by(request))


def _restore(request: HttpRequest, person: Person, typed: Mapping[str, Any]) -> None:
    switch_account(person, active=True, reason=typed["reason"], **_by(request))


_ACTS: Mapping[str, tuple[Any, str, str, Callable[[HttpRequest, Person, Mapping[str, Any]], None]]]
_ACTS = {
    "grant": (GrantForm, "授予角色", "授予", _grant),
    "end": (EndForm, "终止角色", "终止", _end),
    "certificate": (CertificateForm, "登记执法证", "登记", _certificate),
    "qualification": (QualificationForm, "登记法律职业资格", "登记", _qualification),
    "reset": (ResetForm, "重置密码", "重置", _reset),
    "stop": (ReasonForm, "停用账号", "停用", _stop),
    "restore": (ReasonForm, "恢复账号", "恢复", _restore),
}


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": person_of(request), "now": clock.now()}


def _require_secadmin(request: HttpRequest) -> None:
    if Role.SECADMIN not in roles_of(request):
        raise PermissionDenied(WHO_MANAGES)
