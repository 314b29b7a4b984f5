"""Who sends slowly, who reads slowly and who sends too much hold up nobody else."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from operations import intake_app
from operations.intake_app import HEAD_SECONDS, LARGE, MOST_OF_A_FORM, PER_ADDRESS
from serving import free_port

MANY = 50
_AT_ONCE_SECONDS = 3.0
_MULTIPART = "multipart/form-data; boundary=x"
_FORM = "application/x-www-form-urlencoded"


class Small:
    """The running small server."""

    def __init__(self, proxies: int) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, intake_app.__file__, str(self.port), str(proxies)],
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        deadline = time.monotonic() + 20
        while True:
            try:
                self.answer("/")
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            else:
                return

    def connect(self) -> socket.socket:
        """Open a connection."""
        sock = socket.create_connection(("127.0.0.1", self.port))
        sock.settimeout(20)
        return sock

    def answer(self, path: str = "/", **headers: str) -> tuple[int, bytes]:
        """Ask as anybody does, at once."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_AT_ONCE_SECONDS)
        with closing(line):
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, answer.read()


@contextmanager
def running(proxies: int = 0) -> Iterator[Small]:
    small = Small(proxies)
    try:
        yield small
    finally:
        small.process.terminate()
        small.process.wait(20)


@pytest.fixture(scope="module")
def small() -> Iterator[Small]:
    """One server for all that do not stop it."""
    with running() as server:
        yield server


def head(path: str, length: int, kind: str = _FORM, more: str = "") -> bytes:
    """Return the head of something that is sent."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {length}\r\n{more}\r\n"
    ).encode()


def said(sock: socket.socket) -> bytes:
    """Return everything that is answered until the other side ends."""
    answer = b""
    while part := sock.recv(65536):
        answer += part
    return answer


SLOW = {
    "connections that say nothing": b"",
    "heads": b"GET / HTTP/1.1\r\nHost: x\r\n",
    "forms": head("/form", 1000) + b"a=1",
    "files": head("/files", 10**6, _MULTIPART) + b"--x\r\n",
}


@pytest.mark.parametrize("what", SLOW)
def test_fifty_that_never_end_hold_up_nobody(small: Small, what: str) -> None:
    with ExitStack() as open_ones:
        for _ in range(MANY):
            open_ones.enter_context(small.connect()).sendall(SLOW[what])
        time.sleep(0.1)
        assert small.answer() == (200, b"/ 0")


def test_fifty_who_do_not_read_their_answer_hold_up_nobody(small: Small) -> None:
    with ExitStack() as open_ones:
        for _ in range(MANY):
            sock = open_ones.enter_context(socket.socket())
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            sock.connect(("127.0.0.1", small.port))
            sock.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(0.1)
        assert small.answer() == (200, b"/ 0")


def test_who_reads_slowly_gets_the_whole_answer(small: Small) -> None:
    with small.connect() as sock:
        sock.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        time.sleep(0.5)
        assert said(sock).endswith(b"x" * LARGE)


def test_a_form_that_comes_in_drops_arrives_whole(small: Small) -> None:
    body = b"a=" + b"1" * 98
    with small.connect() as sock:
        for part in (head("/form", 100, more="Connection: close\r\n") + body[:1], body[1:]):
            for begin in range(0, len(part), 40):
                sock.sendall(part[begin : begin + 40])
                time.sleep(0.005)
        assert said(sock).endswith(b"/form 100")


def test_two_requests_sent_in_one_go_are_both_answered(small: Small) -> None:
    with small.connect() as sock:
        last = head("/two", 5, more="Connection: close\r\n")
        sock.sendall(head("/one", 3) + b"abc" + last + b"abcde")
        answer = said(sock)
    assert b"/one 3" in answer
    assert answer.endswith(b"/two 5")


def test_one_connection_serves_one_request_after_another(small: Small) -> None:
    line = http.client.HTTPConnection("127.0.0.1", small.port, timeout=_AT_ONCE_SECONDS)
    with closing(line):
        for number in range(3):
            line.request("POST", "/form", b"a" * number)
            assert line.getresponse().read() == b"/form %d" % number


def test_a_sender_who_asks_first_is_told_to_go_on(small: Small) -> None:
    for path, kind in (("/form", _FORM), ("/files", _MULTIPART)):
        length = 100 if path == "/form" else MOST_OF_A_FORM + 1
        more = "Expect: 100-continue\r\nConnection: close\r\n"
        with small.connect() as sock:
            sock.sendall(head(path, length, kind, more))
            assert sock.recv(100) == b"HTTP/1.1 100 Continue\r\n\r\n"
            sock.sendall(b"x" * length)
            assert said(sock).endswith(b"%s %d" % (path.encode(), length))


def test_what_is_too_large_is_answered_though_it_is_not_read(small: Small) -> None:
    length = 10 * 1000 * 1000
    with small.connect() as sock:
        sock.sendall(head("/form", length) + bytes(length))
        assert said(sock).startswith(b"HTTP/1.1 413")


def test_a_body_without_end_is_cut_off_after_its_answer(small: Small) -> None:
    with small.connect() as sock:
        sock.sendall(head("/form", 10**9))
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            sock.sendall(bytes(10**8))


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET / HTTP/1.1\r\nCookie: " + b"x" * 40_000, b"431"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n", b"411"),
        (
            b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc",
            b"400",
        ),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\nabc", b"400"),
        (b"no request at all\r\n\r\n", b"400"),
    ],
)
def test_what_is_no_request_is_refused(small: Small, sent: bytes, status: bytes) -> None:
    with small.connect() as sock:
        sock.sendall(sent)
        assert said(sock).split(b" ", 2)[1] == status


@pytest.mark.parametrize("sent", [b"", b"GET / HT", head("/form", 1000) + b"a=1"])
def test_who_does_not_go_on_is_let_go(small: Small, sent: bytes) -> None:
    begun = time.monotonic()
    with small.connect() as sock:
        sock.sendall(sent)
        answer = said(sock)
    assert HEAD_SECONDS - 0.1 <= time.monotonic() - begun < 6 * HEAD_SECONDS
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def test_one_address_has_so_many_connections_and_not_more(small: Small) -> None:
    with ExitStack() as open_ones:
        for _ in range(PER_ADDRESS):
            open_ones.enter_context(small.connect()).sendall(b"GET / HT")
        time.sleep(0.2)
        with pytest.raises((OSError, http.client.HTTPException)):
            small.answer()
    time.sleep(0.2)
    assert small.answer() == (200, b"/ 0")


def test_waiting_for_the_next_click_counts_for_nothing(small: Small) -> None:
    with ExitStack() as open_ones:
        for _ in range(PER_ADDRESS):
            sock = open_ones.enter_context(small.connect())
            sock.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert sock.recv(1000)
        assert small.answer() == (200, b"/ 0")


def test_behind_a_proxy_each_visitor_is_counted_apart() -> None:
    with running(proxies=1) as small, ExitStack() as open_ones:
        for _ in range(PER_ADDRESS):
            sock = open_ones.enter_context(small.connect())
            sock.sendall(head("/form", 1000, more="X-Forwarded-For: 192.0.2.1\r\n"))
        time.sleep(0.2)
        assert small.answer("/", **{"X-Forwarded-For": "192.0.2.1"})[0] == 503
        assert small.answer("/", **{"X-Forwarded-For": "10.0.0.9, 192.0.2.1"})[0] == 503
        assert small.answer("/", **{"X-Forwarded-For": "192.0.2.2"})[0] == 200


def test_what_is_being_answered_is_answered_before_it_stops() -> None:
    with running() as small, small.connect() as sock, small.connect() as slow:
        sock.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        slow.sendall(b"GET / HT")
        time.sleep(0.3)
        small.process.send_signal(signal.SIGTERM)
        assert said(sock).endswith(b"/long 0")
        assert small.process.wait(20) == 0


def test_a_worker_that_dies_is_replaced() -> None:
    with running() as small:
        one = small.process.pid
        worker = Path(f"/proc/{one}/task/{one}/children").read_text().split()[0]
        os.kill(int(worker), signal.SIGKILL)
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            try:
                assert small.answer() == (200, b"/ 0")
            except OSError:
                time.sleep(0.1)
            else:
                break
        assert small.answer() == (200, b"/ 0")
