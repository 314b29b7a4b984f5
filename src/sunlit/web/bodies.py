"""What may be sent to an address, known before a byte of it is read.

Every address takes a small form. A few take files as well, and say so: `takes_files`. Whatever is
larger is answered in words, and its body is left unread.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from sunlit.web import errors

KILOBYTE = 1024
FORM_BYTES = 4 * KILOBYTE * KILOBYTE
"""What a form of the desk may hold; the longest, an expired form at the sign-in, has 2 MB."""
PUBLIC_BYTES = 64 * KILOBYTE
_TAKES, _SENDS = "takes_files", "sends_files"
_MULTIPART = "multipart/form-data"
View = Callable[..., HttpResponseBase]


def takes_files(view: View) -> View:
    """Mark a view that takes files: it reads them as they come, after it knows who sends them."""
    return _marked(view, _TAKES)


def sends_files(view: View) -> View:
    """Mark a view that sends files large enough for a slow reader to take minutes."""
    return _marked(view, _SENDS)


def most_of_a_form(path: str) -> int:
    """Return how many bytes a form without files may have at this address."""
    return FORM_BYTES if path.startswith("/desk/") else PUBLIC_BYTES


def may_take_files(path: str) -> bool:
    """Whether the address takes files."""
    return _is_marked(path, _TAKES)


def may_send_files(path: str) -> bool:
    """Whether the address sends large files."""
    return _is_marked(path, _SENDS)


def stated_length(request: HttpRequest) -> int:
    """Return the length that the body is said to have."""
    stated = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(stated) if stated.isascii() and stated.isdecimal() else 0


class Bodies:
    """Middleware: what an address does not take is refused in words, unread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        path = request.path_info
        if stated_length(request) > most_of_a_form(path):
            takes = request.content_type == _MULTIPART and may_take_files(path)
            if not takes or request.method != "POST":
                return errors.too_large(request)
        return self._get_response(request)


def _marked(view: View, mark: str) -> View:
    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(*args, **kwargs)

    setattr(marked, mark, True)
    return marked


def _is_marked(path: str, mark: str) -> bool:
    try:
        return bool(getattr(resolve(unquote(path)).func, mark, False))
    except (Resolver404, ValueError):
        return False
