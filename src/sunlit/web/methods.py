"""Which HTTP methods an address takes; any other is answered by a page in words."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sunlit.web import errors

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def reading_only(view: View[P]) -> View[P]:
    """Let the view be read (GET, HEAD) and nothing else."""
    return _allow(view, ("GET", "HEAD"))


def sending_only(view: View[P]) -> View[P]:
    """Let the view be sent to (POST) and nothing else."""
    return _allow(view, ("POST",))


def _allow(view: View[P], methods: tuple[str, ...]) -> View[P]:
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in methods:
            return errors.method_not_allowed(request, methods)
        return view(request, *args, **kwargs)

    return answer
