"""Pages are made a few at a time, the others wait in the order they came.

One interpreter makes one page at a time. More of them under way at once finish none sooner: every
query hands the interpreter on, and its page then waits behind all the others, again and again.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase
from django.http.request import UnreadablePostError

AT_ONCE = 4
PUBLIC_AT_ONCE = 2
"""A public page waits for nobody: it reads a few rows, and nothing is written for it."""
_READING = frozenset({"GET", "HEAD"})
_ALWAYS = frozenset({"healthz", "readyz", "metrics"})
"""Asked by whoever wants to know why nothing else is answered."""
_FORM = "application/x-www-form-urlencoded"


class Turns:
    """So many at once; whoever comes later waits, and the first to have come goes first."""

    def __init__(self, at_once: int) -> None:
        self._guard = Lock()
        self._at_once = self._free = at_once
        self._waiting: deque[Lock] = deque()

    @property
    def is_busy(self) -> bool:
        """Whether anybody has a turn now."""
        return self._free < self._at_once

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and hand it on at the end."""
        self._take()
        try:
            yield
        finally:
            self._hand_on()

    def _take(self) -> None:
        with self._guard:
            if self._free:
                self._free -= 1
                return
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        mine.acquire()

    def _hand_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1


_DESK, _PUBLIC, _SENT = Turns(AT_ONCE), Turns(PUBLIC_AT_ONCE), Turns(AT_ONCE)


def is_busy() -> bool:
    """Whether this process is making a page, or taking in a form, at this moment."""
    return any(turns.is_busy for turns in (_DESK, _PUBLIC, _SENT))


class InTurn:
    """Middleware: who reads at the desk, who reads in public and who sends have turns apart.

    So the desk's readers do not hold up the public, nor those who wait for the write lock anybody
    who reads. What is sent is received before its turn. Files take none: they are read as they
    come, and their sender may be slow. An answer that is streamed has had its turn when it begins.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in turn."""
        turns = self._turns_of(request)
        if turns is None or (turns is _SENT and not _received(request)):
            return self._get_response(request)
        with turns.taken():
            return self._get_response(request)

    @staticmethod
    def _turns_of(request: HttpRequest) -> Turns | None:
        first = request.path_info.strip("/").partition("/")[0]
        if first in _ALWAYS:
            return None
        if request.method in _READING:
            return _DESK if first == "desk" else _PUBLIC
        return _SENT if request.content_type == _FORM else None


def _received(request: HttpRequest) -> bool:
    """Take in what is sent; False where that fails, which the view then answers."""
    try:
        return request.body is not None
    except (UnreadablePostError, RequestDataTooBig):
        return False
