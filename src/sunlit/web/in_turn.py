"""Pages that are read are made a few at a time, the others wait in the order they came.

One interpreter makes one page at a time. More of them under way at once finish none sooner: every
query hands the interpreter on, and its page then waits behind all the others, again and again.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from django.http import HttpRequest, HttpResponseBase

AT_ONCE = 4
_READING = frozenset({"GET", "HEAD"})
_ALWAYS = frozenset({"healthz", "readyz", "metrics"})
"""Asked by whoever wants to know why nothing else is answered."""


class Turns:
    """So many at once; whoever comes later waits, and the first to have come goes first."""

    def __init__(self, at_once: int) -> None:
        self._guard = Lock()
        self._free = at_once
        self._waiting: deque[Lock] = deque()

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


class InTurn:
    """Middleware: desk and portal each have turns of their own, so that neither holds up the other.

    What is sent takes no turn: its sender may be slow, and it waits for the write lock as it is.
    An answer that is streamed has had its turn when it begins.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._desk, self._public = Turns(AT_ONCE), Turns(AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in turn where a page is read."""
        first = request.path_info.strip("/").partition("/")[0]
        if request.method not in _READING or first in _ALWAYS:
            return self._get_response(request)
        with (self._desk if first == "desk" else self._public).taken():
            return self._get_response(request)
