"""The password entered again: the one entry by which every signing form is signed."""

from django import forms
from django.http import HttpRequest

from sunlit.desk.frame import person_of
from sunlit.people.services.confirm_signature import confirm_signature
from sunlit.people.signature import SIGNATURE, Signature
from sunlit.web import clock
from sunlit.web.visitor import address_of

LABEL = "登录密码"
HELP = "请再次输入登录密码，确认由您本人签署；密码不会保存。"
REQUIRED = "请再次输入登录密码。"
SIGN, SEND = "签署并提交", "提交"


def signature_field() -> forms.CharField:
    """Return the entry; what was typed is never shown again."""
    return forms.CharField(
        label=LABEL,
        help_text=HELP,
        strip=False,
        max_length=128,
        error_messages={"required": REQUIRED, "max_length": "登录密码不对，请重新输入。"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class SignedForm(forms.Form):
    """A form that ends with the password."""

    field_order: list[str] | None = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Ask for the password after everything else."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type] # handed through as given
        self.fields[SIGNATURE] = signature_field()


def button_of(form: forms.Form) -> str:
    """Return what the button says: nothing is signed by a form that asks for no password."""
    return SIGN if SIGNATURE in form.fields else SEND


def signed(request: HttpRequest) -> Signature:
    """Return the proof that whoever is signed in has typed their password into this form.

    :raises Refused: at the entry, when it is wrong or after too many wrong ones.
    """
    typed = request.POST.get(SIGNATURE, "")
    return confirm_signature(person_of(request), typed, address_of(request), clock.now())
