"""确认密码: the owner takes over a password that somebody else has set."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.desk.device import device_cookie_of
from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.given_notice import CONFIRM, forget_given
from sunlit.desk.presenters.given_page import given_facts
from sunlit.people.attempt import Purpose
from sunlit.people.given import device_from_before, unconfirmed
from sunlit.people.models import Person
from sunlit.people.services.confirm_password import Presence, confirm_password
from sunlit.people.services.confirm_signature import confirm_signature
from sunlit.people.signature import SIGNATURE, Signature
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb
from sunlit.web.visitor import address_of

URL = CONFIRM


def _secret(label: str, asked: str, kind: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=128,
        error_messages={"required": asked},
        widget=forms.PasswordInput(attrs={"autocomplete": kind}),
    )


def _name(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        error_messages={"required": f"请填写“{label}”。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


class OwnDeviceForm(forms.Form):
    """On a device from before, one's own password is enough."""

    signing_password = _secret("您的登录密码", "请填写您的登录密码。", "current-password")


class TwoPresentForm(OwnDeviceForm):
    """Anywhere else, two colleagues stand by and enter theirs."""

    first_name = _name("在场的第一位：登录名")
    first_password = _secret(
        "第一位的密码", "请第一位填写密码。", "off", "由本人当面输入，不会保存。"
    )
    second_name = _name("在场的第二位：登录名")
    second_password = _secret(
        "第二位的密码", "请第二位填写密码。", "off", "由本人当面输入，不会保存。"
    )


@login_required
def own_password(request: HttpRequest) -> HttpResponse:
    """Say who set the password, and take the confirmation that it is the owner's now."""
    person = person_of(request)
    given = unconfirmed(person)
    if given is None:
        forget_given(request)
        return HttpResponseRedirect("/desk/password/")
    known = device_from_before(device_cookie_of(request), given) is not None
    form_class = OwnDeviceForm if known else TwoPresentForm
    form = form_class(request.POST if request.method == "POST" else None)
    refusals: list[Refusal] = []
    if form.is_valid():
        try:
            _confirm(request, person, form.cleaned_data, known=known)
        except Refused as refused:
            refusals = [refused.refusal]
        else:
            forget_given(request)
            say(request, "已经确认密码是您本人的。", "现在可以签署。")
            return HttpResponseRedirect("/desk/")
    context: dict[str, Any] = {
        "facts": given_facts(given),
        "known": known,
        "is_first": given.is_first,
        "form": present(form, submit="确认是我本人", refusals=refusals, warn_before_leaving=False),
        "crumbs": [Crumb("密码", "/desk/password/")],
    }
    failed = bool(refusals or form.errors)
    return page(request, "desk/own_password.html", context, status=422 if failed else 200)


def _confirm(request: HttpRequest, person: Person, typed: dict[str, str], *, known: bool) -> None:
    address, now = address_of(request), clock.now()
    proof = confirm_signature(person, typed[SIGNATURE], address, now, Purpose.OWN)
    witnesses = (
        ()
        if known
        else (
            _witness(typed["first_name"], typed["first_password"], "first_password", address),
            _witness(typed["second_name"], typed["second_password"], "second_password", address),
        )
    )
    presence = Presence(address, device_cookie_of(request), witnesses)
    confirm_password(person, proof, presence, now)


def _witness(username: str, password: str, field: str, address: str) -> Signature:
    """Return the proof that this colleague is there."""
    # A name nobody has is judged like a wrong password.
    colleague = Person.objects.filter(username=username).first() or Person(username=username)
    try:
        return confirm_signature(colleague, password, address, clock.now(), Purpose.WITNESS)
    except Refused as refused:
        sentence = refused.refusal.sentence.replace("没有签署", "没有确认")
        raise Refused(Refusal(sentence, None, field)) from refused
