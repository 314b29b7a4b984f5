"""Sign in and out."""

from django import forms
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from sunlit.catalogue.organ import current_house
from sunlit.web.demonstration import is_demonstration
from sunlit.web.form_parts import present
from sunlit.web.methods import sending_only


class SignInForm(AuthenticationForm):
    """Name and password; which of the two was wrong is not said."""

    error_messages = {
        "invalid_login": "登录名或者密码不对，请重新输入。",
        "inactive": "登录名或者密码不对，请重新输入。",
    }
    next = forms.CharField(required=False, widget=forms.HiddenInput)


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page, or sign in and go where the person wanted to go."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    form = SignInForm(
        request, data=request.POST if request.method == "POST" else None, initial={"next": wanted}
    )
    form.fields["username"].error_messages["required"] = "请填写登录名。"
    form.fields["password"].error_messages["required"] = "请填写密码。"
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
        return HttpResponseRedirect(wanted if ours else "/desk/")
    context = {
        "form": present(form, submit="登录", warn_before_leaving=False),
        "organ_name": current_house().name,
        "expired": bool(wanted) and wanted != "/desk/" and request.method == "GET",
        "demonstration": is_demonstration(),
    }
    return render(request, "web/sign_in.html", context, status=422 if form.errors else 200)


@sending_only
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect("/desk/sign-in/")
