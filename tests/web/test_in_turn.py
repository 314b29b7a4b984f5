"""Who waits for whom while pages are made."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event, Thread

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import UnreadablePostError
from django.test import RequestFactory

from sunlit.web.admission import AT_ONCE, PUBLIC_AT_ONCE, InTurn, Turns, is_busy

FORM = "application/x-www-form-urlencoded"
_PATIENCE = 10
_A_MOMENT = 0.2


class Server:
    """Views that take until they are told to end; those at /broken/ then fail."""

    def __init__(self) -> None:
        self.begun: SimpleQueue[str] = SimpleQueue()
        self.may_end = Event()
        self._answers = InTurn(self._view)
        self._threads: list[Thread] = []

    def _view(self, request: HttpRequest) -> HttpResponse:
        self.begun.put(request.path)
        assert self.may_end.wait(_PATIENCE)
        if "broken" in request.path:
            raise RuntimeError
        return HttpResponse()

    def asks(self, path: str, content_type: str = "") -> None:
        """Ask in a thread of its own, or send something of that type."""
        make = RequestFactory()
        request = (
            make.post(path, "a=1", content_type=content_type) if content_type else make.get(path)
        )
        thread = Thread(target=self._ask, args=(request,))
        self._threads.append(thread)
        thread.start()

    def _ask(self, request: HttpRequest) -> HttpResponseBase | None:
        try:
            return self._answers(request)
        except RuntimeError:
            return None

    def ends(self) -> None:
        """Let every view end."""
        self.may_end.set()
        for thread in self._threads:
            thread.join(_PATIENCE)

    def waits_for_no_more(self) -> bool:
        """Whether nothing begins for a moment."""
        return not Event().wait(_A_MOMENT) and self.begun.empty()


@contextmanager
def full_of(path: str, content_type: str = "") -> Iterator[Server]:
    """A server whose turns are all taken at that address."""
    server = Server()
    turns = AT_ONCE if content_type or path.startswith("/desk/") else PUBLIC_AT_ONCE
    for _ in range(turns):
        server.asks(path, content_type)
    for _ in range(turns):
        server.begun.get(timeout=_PATIENCE)
    try:
        yield server
    finally:
        server.ends()


def test_the_process_is_busy_while_a_page_is_made_or_a_form_taken_in() -> None:
    for path, content_type in (("/desk/", ""), ("/decisions/", ""), ("/desk/", FORM)):
        with full_of(path, content_type):
            assert is_busy()
        assert not is_busy()


def test_one_more_than_may_be_made_at_once_waits() -> None:
    with full_of("/desk/") as server:
        server.asks("/desk/cases/")
        assert server.waits_for_no_more()
        server.ends()
        assert server.begun.get(timeout=_PATIENCE) == "/desk/cases/"


@pytest.mark.parametrize(("busy", "other"), [("/desk/", "/decisions/"), ("/", "/desk/")])
def test_desk_and_portal_do_not_hold_each_other_up(busy: str, other: str) -> None:
    with full_of(busy) as server:
        server.asks(other)
        assert server.begun.get(timeout=_PATIENCE) == other


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_who_asks_whether_it_runs_never_waits(path: str) -> None:
    with full_of("/") as server:
        server.asks(path)
        assert server.begun.get(timeout=_PATIENCE) == path


def test_who_sends_does_not_wait_for_readers() -> None:
    with full_of("/desk/") as server:
        server.asks("/desk/cases/new/", FORM)
        assert server.begun.get(timeout=_PATIENCE) == "/desk/cases/new/"


def test_one_form_more_than_may_be_taken_at_once_waits() -> None:
    with full_of("/desk/cases/new/", FORM) as server:
        server.asks("/desk/password/", FORM)
        assert server.waits_for_no_more()


def test_whoever_sends_files_takes_no_turn() -> None:
    with full_of("/desk/cases/new/", FORM) as server:
        server.asks("/desk/evidence/", "multipart/form-data; boundary=x")
        assert server.begun.get(timeout=_PATIENCE) == "/desk/evidence/"


@pytest.mark.parametrize("fault", [UnreadablePostError, RequestDataTooBig])
def test_what_cannot_be_received_takes_no_turn_and_is_answered(fault: type[Exception]) -> None:
    class Broken(HttpRequest):
        method, path_info, content_type = "POST", "/desk/cases/new/", FORM

        @property
        def body(self) -> bytes:
            raise fault

    answer = HttpResponse("请重新提交")
    assert InTurn(lambda _request: answer)(Broken()) is answer


def test_a_page_that_fails_hands_its_turn_on() -> None:
    with full_of("/desk/broken/") as server:
        server.asks("/desk/")
        server.ends()
        assert server.begun.get(timeout=_PATIENCE) == "/desk/"


def test_who_came_first_goes_first() -> None:
    turns, went = Turns(1), SimpleQueue[int]()

    def go(number: int) -> None:
        with turns.taken():
            went.put(number)

    threads = []
    with turns.taken():
        for number in range(5):
            thread = Thread(target=go, args=(number,))
            thread.start()
            threads.append(thread)
            while len(turns._waiting) <= number:
                Event().wait(0.001)
    for thread in threads:
        thread.join(_PATIENCE)
    assert [went.get(timeout=_PATIENCE) for _ in threads] == list(range(5))
