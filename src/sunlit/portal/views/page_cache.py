"""Public pages kept ready: what is public changes only when something is published or withdrawn.

An answer is kept under what it depends on: the newest publication, withdrawal, parameter and
office, the day, the size of the type. A withdrawal is therefore gone with the next request, in
every process, without anybody having to clear anything.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from django.core.cache import caches
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from sunlit.catalogue.models import ParameterRow
from sunlit.disclosure.models import Publication, Withdrawal
from sunlit.people.models import Office
from sunlit.web import clock
from sunlit.web.text_size import COOKIE

_DEPENDS_ON: tuple[type[models.Model], ...] = (Publication, Withdrawal, ParameterRow, Office)
_KEPT_STATUSES = frozenset({200, 410})
_REVALIDATE = "no-cache"
_STATE = "public_state"

T = TypeVar("T")


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer from what is kept, or let the view answer and keep it.

    Only for pages that are the same for everybody: what is read is the address and the size.
    """

    @wraps(view)
    def answer(request: HttpRequest, **asked: str) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return view(request, **asked)
        vars(request)[_STATE] = state = _state()
        key = _key(state, request.COOKIES.get(COOKIE, ""), request.get_full_path())
        content = caches["portal"].get(key)
        if content is None:
            made = view(request, **asked)
            if made.status_code not in _KEPT_STATUSES or not isinstance(made, HttpResponse):
                return made
            content = (made.status_code, made.content)
            caches["portal"].set(key, content)
        status, body = content
        response = HttpResponse(body, status=status)
        response["Cache-Control"] = _REVALIDATE
        tag = f'"{key}"'
        response["ETag"] = tag
        return get_conditional_response(request, etag=tag, response=response) or response

    return answer


def kept_part(request: HttpRequest, name: str, make: Callable[[], T]) -> T:
    """Return a part that many pages share, made once as long as what they depend on is the same."""
    state = vars(request).get(_STATE)
    if state is None:
        return make()
    key = _key(state, name)
    part = caches["portal"].get(key)
    if part is None:
        part = make()
        caches["portal"].set(key, part)
    return cast(T, part)


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _state() -> str:
    """Return what every public page depends on."""
    database = str(connection.settings_dict["NAME"])
    return f"{database} {_version()} {clock.today().isoformat()}"


def _version() -> str:
    """Return the newest key of each table that public pages read, in one query."""
    quoted = (connection.ops.quote_name(model._meta.db_table) for model in _DEPENDS_ON)
    newest = ", ".join(f"(SELECT MAX(id) FROM {table})" for table in quoted)  # noqa: S608 - names of models
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {newest}")
        return str(cursor.fetchone())
