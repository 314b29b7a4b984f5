"""Officers who register leads over HTTP, as fast as they are let; what was acknowledged is kept."""

import threading
import urllib.parse
import urllib.request
import uuid
from collections.abc import Mapping
from http.client import HTTPException
from http.cookiejar import CookieJar

from serving import PASSWORD

_LEAD = {
    "seen": "0",
    "happened_at": "2026-11-24T08:00",
    "source": "inspection",
    "matter": "LS-02",
    "content": "检查发现没有建立粮食经营台账。",
    "party_kind": "organization",
    "party_code_kind": "credit_code",
    "party_name": "示例粮油加工厂",
    "party_code": "91350100M000100Y43",
    "party_address": "山西省阳泉市示例路9号",
    "party_representative": "示例某",
}


class Officer:
    """One signed-in officer; the session outlives the server, for it stands in the database."""

    def __init__(self, site: str) -> None:
        self._site = site
        self._cookies = CookieJar()
        self._open = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self._cookies)
        ).open

    def sign_in(self, username: str = "officer1", password: str = PASSWORD) -> None:
        """Sign in; the cookie is used from then on."""
        self._open(f"{self._site}/desk/sign-in/", timeout=30).read()
        answer = self._post(
            "/desk/sign-in/", {"username": username, "password": password, "next": ""}
        )
        if not answer.url.endswith("/desk/"):
            raise AssertionError("the officer could not sign in")

    def register_lead(self, case: uuid.UUID, **changes: str) -> bool:
        """Send the form of a new case; True when the answer says that it stands."""
        answer = self._post("/desk/cases/new/", {**_LEAD, **changes, "uuid": str(case)})
        return str(answer.url).endswith(f"/desk/cases/{case}/") and answer.status == 200

    def read(self, path: str) -> str:
        """Return the page at an address."""
        page: bytes = self._open(self._site + path, timeout=30).read()
        return page.decode()

    def _post(self, path: str, fields: Mapping[str, str]) -> "urllib.response.addinfourl":
        token = next((c.value for c in self._cookies if c.name == "csrftoken"), None) or ""
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        answer: urllib.response.addinfourl = self._open(self._site + path, body, timeout=30)
        answer.read()
        return answer


class Load:
    """Several officers at work until told to stop, or until the server dies."""

    def __init__(self, officers: list[Officer], each: int) -> None:
        self.acknowledged: list[uuid.UUID] = []
        self.tried = 0
        self._each = each
        self._stop = threading.Event()
        self._first = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._work, args=(one,)) for one in officers]

    def start(self) -> None:
        """Let everybody begin."""
        for thread in self._threads:
            thread.start()

    def wait_for_one(self, seconds: float) -> None:
        """Wait until one act was acknowledged, so long at the most."""
        self._first.wait(seconds)

    def stop(self) -> None:
        """Let nobody begin another act."""
        self._stop.set()

    def finish(self) -> None:
        """Wait until everybody has sent all they had, was stopped, or has found the server gone."""
        for thread in self._threads:
            thread.join()

    def _work(self, officer: Officer) -> None:
        for _ in range(self._each):
            if self._stop.is_set():
                return
            case = uuid.uuid4()
            with self._lock:
                self.tried += 1
            try:
                stands = officer.register_lead(case)
            except (OSError, HTTPException):
                return
            if stands:
                with self._lock:
                    self.acknowledged.append(case)
                self._first.set()
