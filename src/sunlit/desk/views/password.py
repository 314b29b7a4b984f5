"""密码: a person changes their own, or ends every session of theirs."""

from datetime import timedelta

from django import forms
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of
from sunlit.desk.given_notice import CONFIRM
from sunlit.desk.sent_twice import say_once
from sunlit.desk.views.sign_in import password_over
from sunlit.people.attempt import Purpose
from sunlit.people.given import unconfirmed
from sunlit.people.models import Person
from sunlit.people.queries import password_changed_since
from sunlit.people.services.change_password import AlreadyChanged, change_password
from sunlit.people.services.confirm_signature import confirm_signature
from sunlit.people.services.end_sessions import end_sessions
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.visitor import address_of

EVERYWHERE = "everywhere"
_JUST_NOW = timedelta(minutes=5)


def _secret(label: str, asked: str, *, new: bool, help_text: str = "") -> forms.CharField:
    kind = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=128,
        error_messages={"required": asked},
        widget=forms.PasswordInput(attrs={"autocomplete": kind}),
    )


class PasswordForm(forms.Form):
    """The old password once, the new one twice."""

    old_password = _secret("现在的密码", "请填写现在的密码。", new=False)
    new_password = _secret(
        "新密码",
        "请填写新密码。",
        new=True,
        help_text="至少 10 位，不能含有登录名和姓名，不能是常见的词加上数字。",
    )
    again_password = _secret("再填一次新密码", "请再填一次新密码。", new=True)

    def clean_again_password(self) -> str:
        """Compare the two."""
        again: str = self.cleaned_data["again_password"]
        if again != self.cleaned_data.get("new_password", again):
            raise forms.ValidationError("两次填写的新密码不一样。")
        return again


@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change the password, or sign out everywhere."""
    person = person_of(request)
    if request.POST.get("action") == EVERYWHERE:
        end_sessions(person, actor=person, now=clock.now(), reason="本人要求")
        logout(request)
        return HttpResponseRedirect("/desk/sign-in/")
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, form, [])
    typed = form.cleaned_data
    try:
        proof = confirm_signature(
            person, typed["old_password"], address_of(request), clock.now(), Purpose.OWN
        )
    except Refused as refused:
        return _not_proven(request, form, refused.refusal.sentence)
    try:
        change_password(person, typed["new_password"], proof, clock.now())
    except AlreadyChanged:
        say_once(request, "密码已经修改。")
    except Refused as refused:
        return _page(request, form, [refused.refusal])
    else:
        say(request, "密码已经修改。", "其他地方的登录都已结束。")
    update_session_auth_hash(request, person)
    return HttpResponseRedirect(CONFIRM if unconfirmed(person) else "/desk/")


def _not_proven(request: HttpRequest, form: PasswordForm, sentence: str) -> HttpResponse:
    """Say that the old password is wrong, and why when it has just been changed."""
    person = person_of(request)
    if not Person.objects.filter(pk=person.pk, password=person.password).exists():
        logout(request)
        return password_over(request)
    if password_changed_since(person, clock.now() - _JUST_NOW):
        sentence = "密码刚才已经修改，新密码已经生效；同一份表单又送来一次，这一次没有改动。"
    return _page(request, form, [Refusal(sentence, None, "old_password")])


def _page(request: HttpRequest, form: PasswordForm, refusals: list[Refusal]) -> HttpResponse:
    context = {
        "form": present(form, submit="修改密码", refusals=refusals, warn_before_leaving=False),
        "must": person_of(request).must_change_password,
        "everywhere": EVERYWHERE,
        "confirm_url": CONFIRM if unconfirmed(person_of(request)) else "",
    }
    failed = bool(refusals or form.errors)
    return page(request, "desk/password.html", context, status=422 if failed else 200)
