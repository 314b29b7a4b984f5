"""登录等候: who must wait after wrong passwords, and the security administrator who lifts it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from sunlit.desk.flash import say
from sunlit.desk.frame import page, person_of, roles_of
from sunlit.people.acts import WHO_MANAGES
from sunlit.people.services.lift_wait import lift_wait
from sunlit.people.waits import Kind, Wait, waits
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused
from sunlit.web import clock
from sunlit.web.form_parts import present
from sunlit.web.parts import Crumb, Empty

PEOPLE = "/desk/people/"
URL = f"{PEOPLE}waits/"


class LiftForm(forms.Form):
    """Which wait, and why."""

    wait = forms.ChoiceField(
        label="解除哪一项",
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选择解除哪一项。",
            "invalid_choice": "这一项等候已经结束，不必解除。",
        },
    )
    reason = forms.CharField(
        label="理由",
        max_length=200,
        help_text="例如：本人当面说明是自己输错了。",
        error_messages={"required": "请填写“理由”。"},
    )

    def __init__(self, standing: list[Wait], *args: Any, **kwargs: Any) -> None:
        """Offer what stands."""
        super().__init__(*args, **kwargs)
        field = self.fields["wait"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.key, words_of(one)) for one in standing]


@login_required
def sign_in_waits(request: HttpRequest) -> HttpResponse:
    """Show the waits that stand, and lift one."""
    if Role.SECADMIN not in roles_of(request):
        raise PermissionDenied(WHO_MANAGES)
    standing = waits(clock.now())
    form = LiftForm(standing, request.POST if request.method == "POST" else None)
    refusals: list[Refusal] = []
    if form.is_valid():
        typed = form.cleaned_data
        actor, now = person_of(request), clock.now()
        try:
            lifted = lift_wait(typed["wait"], reason=typed["reason"], actor=actor, now=now)
        except Refused as refused:
            refusals = [refused.refusal]
        else:
            say(request, f"已经解除：{words_of(lifted)}。", "现在就可以再试。")
            return HttpResponseRedirect(URL)
    failed = bool(refusals or form.errors)
    context = {
        "crumbs": [Crumb("人员", PEOPLE)],
        "standing": bool(standing),
        "form": present(form, submit="解除等候", cancel_url=PEOPLE, refusals=refusals),
        "empty": Empty("现在没有人要等候", "密码连续不对的，从那个来处要等一会儿才能再试。"),
    }
    return page(request, "desk/waits.html", context, section=PEOPLE, status=422 if failed else 200)


def words_of(wait: Wait) -> str:
    """Return whom the wait keeps out, from where, until when."""
    until = f"失败 {wait.failures} 次，{timezone.localtime(wait.until):%m-%d %H:%M} 以后可以再试"
    if wait.kind is Kind.ADDRESS:
        place = wait.place or "一个只试过不存在的登录名的地址"
        return f"地址 {place} 上的所有人（本人登录过的设备除外）：{until}"
    name = f"{wait.person.name}（{wait.person.username}）" if wait.person else ""
    if wait.kind is Kind.STRANGERS:
        return f"{name}在没有登录过的设备和地址：{until}"
    return f"{name}，{wait.place}：{until}"
