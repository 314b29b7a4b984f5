"""Sign in and out; and the sign-in page that stands in for a form whose session is over."""

from django import forms
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from sunlit.catalogue.organ import current_house
from sunlit.desk.device import device_cookie_of, remember_device
from sunlit.desk.flash import say
from sunlit.desk.given_notice import remember_given
from sunlit.desk.unsent_entries import (
    TYPED_BY,
    Carried,
    carried_from,
    sealed,
    unsealed,
    wait_for_form,
)
from sunlit.people.attempt import Attempt, TooManyFailures, WrongPassword
from sunlit.people.given import told_on
from sunlit.people.models import Person
from sunlit.people.services.check_password import check_password
from sunlit.web import clock, errors
from sunlit.web.demonstration import PASSWORD, is_demonstration
from sunlit.web.form_parts import present
from sunlit.web.methods import sending_only
from sunlit.web.visitor import address_of, is_from_this_site

_LONGEST = 128


class SignInForm(forms.Form):
    """Name and password; which of the two was wrong is not said."""

    username = forms.CharField(
        label="登录名",
        error_messages={"required": "请填写登录名。"},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        error_messages={"required": "请填写密码。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)
    carried = forms.CharField(required=False, widget=forms.HiddenInput)


@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page, or sign in and go where the person wanted to go."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if request.method != "POST":
        if is_demonstration() and "as" in request.GET:
            return _invite(request, request.GET["as"], wanted)
        expired = bool(wanted) and wanted != "/desk/"
        return _page(request, SignInForm(initial={"next": wanted}), expired=expired)
    form = SignInForm(request.POST)
    if form.is_valid():
        person = _person(request, form)
        if person is not None:
            return _enter(request, person, wanted, form.cleaned_data["carried"])
    return _page(request, form, status=422)


@sending_only
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect("/desk/sign-in/")


def again(request: HttpRequest, carried: Carried) -> HttpResponse:
    """Ask whoever typed the entries to sign in again; they are kept."""
    form = SignInForm(initial={"next": carried.path, "carried": sealed(carried)})
    return _page(request, form, kept=True, status=403)


def password_over(request: HttpRequest) -> HttpResponse:
    """Answer a form of a new password whose session is over, perhaps because it was sent twice."""
    return _page(request, SignInForm(), renewed=True, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form of an old page keeps its entries too, for the person it was shown to."""
    username = request.POST.get(TYPED_BY, "")
    carried = carried_from(request, username) if username else None
    if carried is None or not is_from_this_site(request) or not request.path.startswith("/desk/"):
        return errors.csrf_failure(request, reason)
    if not isinstance(request.user, Person):
        return again(request, carried)
    if request.user.username != username:
        return errors.csrf_failure(request, reason)
    wait_for_form(request, carried)
    return HttpResponseRedirect(request.path)


def _invite(request: HttpRequest, username: str, wanted: str) -> HttpResponse:
    """Lead somebody into a demonstration: with everything filled in, past it who is in already."""
    if isinstance(request.user, Person) and request.user.username == username:
        return _onward(request, wanted)
    form = SignInForm(initial={"next": wanted, "username": username, "password": PASSWORD})
    form.fields["password"].widget.render_value = True
    return _page(request, form, invited=True)


def _person(request: HttpRequest, form: SignInForm) -> Person | None:
    """Return who signs in; None leaves in the form the sentence that says why nobody does."""
    typed = form.cleaned_data
    attempt = Attempt(
        typed["username"],
        typed["password"][:_LONGEST],
        address_of(request),
        clock.now(),
        cookie=device_cookie_of(request),
    )
    try:
        return check_password(attempt)
    except (WrongPassword, TooManyFailures) as refused:
        form.add_error(None, refused.sentence)
        return None


def _enter(request: HttpRequest, person: Person, wanted: str, kept: str) -> HttpResponse:
    login(request, person)
    remember_given(request, person)
    carried = unsealed(kept) if kept else None
    if carried and carried.username == person.username:
        wait_for_form(request, carried)
    elif carried:
        say(request, "刚才填写的内容属于另一位同事，没有带过来。")
    return remember_device(request, _onward(request, wanted), person, clock.now())


def _onward(request: HttpRequest, wanted: str) -> HttpResponse:
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(wanted if ours else "/desk/")


def _page(
    request: HttpRequest,
    form: SignInForm,
    *,
    expired: bool = False,
    kept: bool = False,
    renewed: bool = False,
    invited: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": present(form, submit="登录", action="/desk/sign-in/", warn_before_leaving=False),
        "organ_name": current_house().name,
        "expired": expired,
        "renewed": renewed,
        "kept": kept or bool(form.data.get("carried")),
        "demonstration": is_demonstration(),
        "invited": invited,
        "resets": told_on(device_cookie_of(request)),
    }
    response = render(request, "web/sign_in.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
