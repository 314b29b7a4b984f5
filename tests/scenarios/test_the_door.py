"""The door of the running product: slow strangers hold up nobody; what pages tell a browser."""

import http.client
import re
import socket
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from scenarios.office import Office, case_waiting_for, some_publication
from serving import ServedInstance
from sunlit.cases.models import EvidenceFile
from sunlit.documents.models import Rendition
from sunlit.web.security_headers import CONTENT_SECURITY_POLICY, PDF_POLICY

MANY = 50
_SECONDS = 5.0
_FORM = "application/x-www-form-urlencoded"


def asks(served: ServedInstance, path: str) -> tuple[int, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=_SECONDS)
    with closing(line):
        line.request("GET", path)
        answer = line.getresponse()
        return answer.status, answer.read()


def head(path: str, length: int, kind: str, more: str = "") -> bytes:
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
        f"Content-Length: {length}\r\n{more}\r\n"
    ).encode()


def a_file(served: ServedInstance) -> bytes:
    """Return the beginning of a file for /verify/ behind the token of its page."""
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=_SECONDS)
    with closing(line):
        line.request("GET", "/verify/")
        answer = line.getresponse()
        cookie = str(answer.headers["Set-Cookie"]).partition(";")[0]
        found = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())
    assert found is not None
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{found[1]}\r\n'
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-'
    )
    kind = "multipart/form-data; boundary=x"
    return head("/verify/", 15_000_000, kind, f"Cookie: {cookie}\r\n") + parts.encode()


@pytest.mark.parametrize("what", ["heads", "forms", "files", "readers"])
def test_fifty_slow_strangers_hold_up_nobody(shared: ServedInstance, what: str) -> None:
    sent = {
        "heads": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n",
        "forms": head("/desk/sign-in/", 10_000, _FORM) + b"username=a",
        "files": a_file(shared),
        "readers": b"GET /static/web/htmx.min.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    }[what]
    with ExitStack() as slow:
        for _ in range(MANY):
            sock = slow.enter_context(socket.socket())
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            sock.connect(("127.0.0.1", shared.port))
            sock.sendall(sent)
        time.sleep(0.2)
        for path in ("/", "/desk/sign-in/", "/decisions/"):
            assert asks(shared, path)[0] == 200


def written(served: ServedInstance) -> int:
    """Return how many bytes the process that serves has written."""
    parent = served.process_id
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    found = re.search(r"wchar: (\d+)", Path(f"/proc/{children[0]}/io").read_text())
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize("path", ["/verify/", "/", "/desk/sign-in/"])
def test_120_megabytes_from_nobody_reach_no_disk(shared: ServedInstance, path: str) -> None:
    before = written(shared)
    with socket.create_connection(("127.0.0.1", shared.port)) as sock:
        sock.settimeout(20)
        sock.sendall(head(path, 120_000_000, "multipart/form-data; boundary=x") + b"--x\r\n")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            sock.sendall(bytes(120_000_000))
    assert written(shared) - before < 1_000_000


PAGE, PAPER = CONTENT_SECURITY_POLICY, PDF_POLICY


@pytest.mark.parametrize("office", ["sqlite"], indirect=True)
def test_every_kind_of_answer_tells_the_browser_what_it_may_do(office: Office) -> None:
    case = case_waiting_for("review")
    paper = Rendition.objects.filter(document__form="D16")[0].document
    public = some_publication().public_id
    desk = f"/desk/cases/{case.uuid}/"
    table = (
        ("a page of the desk", "/desk/", "no-store", PAGE),
        ("a case", desk, "no-store", PAGE),
        ("a form", f"{desk}evidence/", "no-store", PAGE),
        (
            "an internal paper",
            f"/desk/cases/{paper.subject}/papers/{paper.uuid}.pdf",
            "no-store",
            PAPER,
        ),
        ("a page of the desk that is not there", "/desk/nowhere/", "no-store", PAGE),
        ("the sign-in page", "/desk/sign-in/", "no-store", PAGE),
        ("a public page", "/", "no-cache", PAGE),
        ("a public decision", f"/decisions/{public}/", "no-cache", PAGE),
        ("a public paper", f"/decisions/{public}.pdf", None, PAPER),
        ("a public page that is not there", "/nowhere/", None, PAGE),
        ("the verification", "/verify/", None, PAGE),
    )
    for what, address, kept, policy in table:
        answer = office.client("officer1").get(address)
        assert answer.get("Cache-Control") == kept, what
        assert answer["Content-Security-Policy"] == policy, what
        assert answer["X-Content-Type-Options"] == "nosniff", what
        assert answer["X-Frame-Options"] == "DENY", what
        assert answer["Referrer-Policy"] == "same-origin", what
    for file in EvidenceFile.objects.filter(case=case):
        answer = office.client("officer1").get(f"{desk}evidence/{file.uuid}/")
        assert answer["Cache-Control"] == "no-store"
