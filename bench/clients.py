"""Sixteen people at once, each with one connection that stays open, one request after the other."""

import http.client
import re
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from statistics import quantiles

CLIENTS = 16
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_IDLE_SECONDS = 1.0
"""A server may close a connection that is idle for longer; it is then opened anew."""
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Client:
    """One person's browser: cookies and a connection, to a server on this machine."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._asked = 0.0
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page; return its status and text."""
        return self._ask("GET", path)

    def post(self, path: str, entries: dict[str, str]) -> tuple[int, str]:
        """Send a form; return the status and text of the answer."""
        return self._ask("POST", path, urllib.parse.urlencode(entries))

    def sign_in(self, username: str, password: str) -> str:
        """Sign in and return the token that the forms of this session carry."""
        token = self.token_of("/desk/sign-in/")
        entries = {"csrfmiddlewaretoken": token, "username": username, "password": password}
        status, text = self.post("/desk/sign-in/", entries)
        if status != http.HTTPStatus.FOUND:
            raise RuntimeError(f"{username} cannot sign in: {status} {text[:200]}")
        return self.token_of("/desk/")

    def token_of(self, path: str) -> str:
        """Return the token of the first form on a page."""
        found = _TOKEN.search(self.get(path)[1])
        if found is None:
            raise RuntimeError(f"{path} has no form")
        return found.group(1)

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        if time.monotonic() - self._asked > _IDLE_SECONDS:
            self._connection.close()
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        self._connection.request(
            method, urllib.parse.quote(path, safe="/?=&%"), body, headers | (_FORM if body else {})
        )
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self._asked = time.monotonic()
        for cookie in answer.msg.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text


@dataclass(frozen=True)
class Measured:
    """What the requests of one row took, in milliseconds, and how many were done in a second."""

    p50: float
    p95: float
    rate: float
    requests: int


Act = Callable[[], int]
"""One request; returns the status of its answer."""


def measure(acts: list[Act], seconds: float, wanted: frozenset[int]) -> Measured:
    """Let each act be done again and again by its own thread, for `seconds` after one warm-up.

    :raises RuntimeError: for an answer whose status is not wanted.
    """
    taken: list[float] = []
    wrong: list[int] = []
    for act in acts:
        act()
    started = time.perf_counter()

    def go_on(act: Act) -> None:
        while not wrong and time.perf_counter() - started < seconds:
            before = time.perf_counter()
            status = act()
            taken.append((time.perf_counter() - before) * 1000)
            if status not in wanted:
                wrong.append(status)

    threads = [threading.Thread(target=go_on, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    whole = time.perf_counter() - started
    if wrong:
        raise RuntimeError(f"an answer of status {wrong[0]}")
    cuts = quantiles(taken, n=100)
    return Measured(cuts[49], cuts[94], len(taken) / whole, len(taken))


def reading(client: Client, paths: list[str], start: int) -> Act:
    """Return an act that opens one path after the other, beginning at a place of its own."""
    turn: Iterator[str] = cycle([*paths[start:], *paths[:start]])
    return lambda: client.get(next(turn))[0]
