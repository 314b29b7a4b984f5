"""Entries that outlive an expired session: typed by one person, given back to nobody else.

They travel through the sign-in page sealed, wait in the new session, and stand in the form again,
where nothing is saved before it is sent once more. Passwords and files are never among them.
"""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any, TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django import forms
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from sunlit.desk.flash import say
from sunlit.people.signature import is_secret

TYPED_BY = "typed_by"
"""The hidden entry of every form that says to whom the page was shown."""
MOST_BYTES = 1_000_000
_SECONDS = 3600
_WAITING = "carried"
_NEVER = frozenset({"csrfmiddlewaretoken", "action", TYPED_BY})
F = TypeVar("F", bound=forms.BaseForm)


@dataclass(frozen=True)
class Carried:
    """What `username` had typed into the form at `path`, as it was sent."""

    path: str
    username: str
    entries: str


def carried_from(request: HttpRequest, username: str) -> Carried | None:
    """Return what the person typed, None where there is nothing or too much."""
    sent = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in _NEVER and not is_secret(name):
            sent.setlist(name, values)
    entries = sent.urlencode()
    if not entries or len(entries) > MOST_BYTES:
        return None
    return Carried(request.path, username, entries)


def sealed(carried: Carried) -> str:
    """Return the entries so that only this instance reads them."""
    return seal([carried.path, carried.username, carried.entries])


def unsealed(text: str) -> Carried | None:
    """Return what was sealed within the hour, None for anything else."""
    opened = unseal(text, _SECONDS)
    return None if opened is None else Carried(*opened)


def seal(values: list[Any]) -> str:
    """Return the values so that only this instance can have written and can read them."""
    return _seal().encrypt(zlib.compress(json.dumps(values).encode())).decode()


def unseal(text: str, seconds: int) -> list[Any] | None:
    """Return what was sealed in the last so many seconds, None for anything else."""
    try:
        opened: list[Any] = json.loads(zlib.decompress(_seal().decrypt(text.encode(), seconds)))
    except InvalidToken:
        return None
    return opened


def wait_for_form(request: HttpRequest, carried: Carried) -> None:
    """Keep the entries in the session until their form is opened."""
    request.session[_WAITING] = {"path": carried.path, "entries": carried.entries}


def waiting(request: HttpRequest) -> QueryDict | None:
    """Take, once, the entries that wait for the form at this address."""
    kept = request.session.get(_WAITING)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return None
    del request.session[_WAITING]
    say(
        request,
        "刚才填写的内容还在，还没有提交。",
        "请核对后重新提交；选过的文件和输入过的密码需要重新选择、输入。",
    )
    return QueryDict(kept["entries"])


def restored(request: HttpRequest, form: F) -> F:
    """Put what waits for this address into the unbound form, unjudged."""
    sent = waiting(request)
    return form if sent is None else filled(form, sent)


def filled(form: F, sent: QueryDict) -> F:
    """Put what was sent into the unbound form, unjudged."""
    for name, field in form.fields.items():
        place = form.add_prefix(name)
        if isinstance(field, forms.FileField) or field.widget.value_omitted_from_data(
            sent, MultiValueDict(), place
        ):
            continue
        form.initial[name] = field.widget.value_from_datadict(sent, MultiValueDict(), place)
    return form


def _seal() -> Fernet:
    key = hashlib.sha256(f"sunlit.desk.unsent_entries:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
