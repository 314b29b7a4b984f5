"""Large files into the running product: no memory, no half file, no long wait for a refusal."""

import hashlib
import http.client
import re
import socket
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from scenarios.faults.rows import Rows
from scenarios.page_reader import ReadPage, read_page
from serving import PASSWORD, ServedInstance

MEGABYTE = 1024 * 1024
SENT_MEGABYTES = 60
GROWS_AT_MOST_MEGABYTES = 40
_BOUNDARY = "sunlit-boundary"
_TYPE = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}


@pytest.fixture
def served(shared: ServedInstance) -> ServedInstance:
    """One running product for the file: no test reads what another one writes."""
    return shared


class Browser:
    """One signed-in officer whose requests are written byte by byte."""

    def __init__(self, served: ServedInstance) -> None:
        self.port = served.port
        self.cookies: dict[str, str] = {}
        token = self.reads("/desk/sign-in/").entries["csrfmiddlewaretoken"]
        entries = {"username": "officer1", "password": PASSWORD, "csrfmiddlewaretoken": token}
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urllib.parse.urlencode(entries).encode()
        assert self.asks("POST", "/desk/sign-in/", body, form)[0] == 302

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={text}" for name, text in self.cookies.items())}

    def asks(
        self,
        method: str,
        address: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        with closing(connection):
            connection.request(method, address, body, {**self.headers, **(headers or {})})
            answer = connection.getresponse()
            for set_cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, text = set_cookie.partition(";")[0].partition("=")
                self.cookies[name] = text
            return answer.status, answer.read()

    def reads(self, address: str) -> ReadPage:
        status, content = self.asks("GET", address)
        assert status == 200
        return read_page(content)

    def case_before_its_decision(self) -> str:
        """Return the address of a case to which evidence may still come."""
        found = self.asks("GET", "/desk/cases/")[1].decode()
        for address in re.findall(r'href="(/desk/cases/[0-9a-f-]{36}/)"', found):
            if "files" in self.reads(f"{address}evidence/").entries:
                return str(address)
        raise LookupError("every case is decided")

    def form_of(self, case: str, name: str) -> tuple[bytes, bytes]:
        """Return what goes before and after the bytes of the file."""
        entries = {
            **self.reads(f"{case}evidence/").entries,
            "evidence_name": "现场录像",
            "evidence_kind": "audiovisual",
            "evidence_source": "执法人员拍摄",
            "evidence_proves": "现场情况",
            "monitored": "no",
            "marking": "none",
        }
        del entries["files"]
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n'
            for key, text in entries.items()
        ]
        file = (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
            "\r\nContent-Type: video/mp4\r\n\r\n"
        )
        return "".join([*parts, file]).encode(), f"\r\n--{_BOUNDARY}--\r\n".encode()


def worker_of(served: ServedInstance) -> Path:
    """Return /proc/… of the process that serves: the child of the one that was started."""
    process = served._process
    assert process is not None
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return Path("/proc") / children[0]


def memory_of(process: Path, what: str) -> float:
    """Return VmRSS or VmHWM in megabytes."""
    found = re.search(rf"{what}:\s+(\d+) kB", (process / "status").read_text())
    assert found is not None
    return int(found.group(1)) / 1024


def wait_for_the_papers(served: ServedInstance) -> None:
    """Wait until no paper is being set in the background: it takes memory and makes files."""
    waiting = (
        "SELECT count(*) FROM jobs_job"
        " WHERE kind = 'documents.set_paper' AND state IN ('queued', 'running')"
    )
    deadline = time.monotonic() + 60
    while Rows(served.instance).read(waiting) != [(0,)]:
        assert time.monotonic() < deadline
        time.sleep(0.5)


def files_in_store(served: ServedInstance) -> set[Path]:
    store = served.instance.directory / "store"
    return {path for path in store.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_a_large_file_goes_to_disk_and_not_into_memory(served: ServedInstance) -> None:
    browser = Browser(served)
    case = browser.case_before_its_decision()
    head, tail = browser.form_of(case, "现场〔2026〕　1号.mp4")
    chunk = b"\x00\x00\x00\x20ftypisom" + bytes(MEGABYTE - 12)
    length = len(head) + SENT_MEGABYTES * MEGABYTE + len(tail)

    def body() -> Iterator[bytes]:
        yield head
        yield from (chunk for _ in range(SENT_MEGABYTES))
        yield tail

    wait_for_the_papers(served)
    worker = worker_of(served)
    before = memory_of(worker, "VmRSS")
    (worker / "clear_refs").write_text("5")
    headers = {**_TYPE, "Content-Length": str(length)}
    status, _ = browser.asks("POST", f"{case}evidence/", body(), headers)
    grown = memory_of(worker, "VmHWM") - before
    assert status == 302
    assert grown < GROWS_AT_MOST_MEGABYTES, f"grew by {grown:.1f} MB"
    page = browser.reads(case)
    assert "MP4 视频　60.0 MB" in page.words
    address = page.links["现场〔2026〕　1号.mp4"]
    status, saved = browser.asks("GET", address)
    assert hashlib.sha256(saved).digest() == hashlib.sha256(chunk * SENT_MEGABYTES).digest()


def test_an_upload_that_breaks_off_leaves_nothing(served: ServedInstance) -> None:
    browser = Browser(served)
    case = browser.case_before_its_decision()
    head, _ = browser.form_of(case, "断了.mp4")
    wait_for_the_papers(served)
    before = files_in_store(served)
    steps = browser.reads(f"{case}evidence/").entries["seen"]
    request = [
        f"POST {case}evidence/ HTTP/1.1",
        f"Host: 127.0.0.1:{served.port}",
        f"Cookie: {browser.headers['Cookie']}",
        f"Content-Type: {_TYPE['Content-Type']}",
        f"Content-Length: {len(head) + 5 * MEGABYTE}",
    ]
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.sendall(("\r\n".join(request) + "\r\n\r\n").encode())
        connection.sendall(head + bytes(2 * MEGABYTE))
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(20)
        while connection.recv(MEGABYTE):
            pass
    assert browser.reads(f"{case}evidence/").entries["seen"] == steps
    assert "断了.mp4" not in browser.reads(case).words
    assert files_in_store(served) == before


def test_what_is_too_large_is_refused_without_waiting_for_it(served: ServedInstance) -> None:
    browser = Browser(served)
    case = browser.case_before_its_decision()
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.settimeout(20)
        request = [
            f"POST {case}evidence/ HTTP/1.1",
            f"Host: 127.0.0.1:{served.port}",
            f"Cookie: {browser.headers['Cookie']}",
            f"Content-Type: {_TYPE['Content-Type']}",
            f"Content-Length: {600 * MEGABYTE}",
        ]
        connection.sendall(("\r\n".join(request) + "\r\n\r\n").encode())
        answer = b""
        while b"</html>" not in answer:
            answer += connection.recv(MEGABYTE)
    assert time.monotonic() - began < 10
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert "单个文件不超过 500 MB；更大的音像文件请先保存在执法记录仪采集站" in answer.decode()
