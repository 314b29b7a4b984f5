"""What nobody asked for is not read: a body comes in only where it may, and from whom it may."""

import hashlib
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from scenarios.office import Office, case_waiting_for, some_publication
from scenarios.page_reader import read_page
from scenarios.sent_slowly import SentSlowly
from sunlit.cases.models import Case
from sunlit.cases.procedures import proven_steps
from sunlit.people.models import Person
from sunlit.records.store import LocalStore
from sunlit.web.bodies import FORM_BYTES

pytestmark = pytest.mark.parametrize("office", ["sqlite"], indirect=True)
FORM = "application/x-www-form-urlencoded"


def evidence_of(case: Case) -> str:
    return f"/desk/cases/{case.uuid}/evidence/"


@pytest.mark.parametrize("address", ["/", "/verify/", "/desk/sign-in/", "/desk/", "/nowhere/"])
def test_120_megabytes_from_nobody_are_left_unread(office: Office, address: str) -> None:
    sent = SentSlowly.form({"code": "ABCDEFGH"}, megabytes=120)
    answer = sent.to(Client(enforce_csrf_checks=True), address)
    assert answer.status_code == 413
    assert sent.read_bytes == 0


def test_a_file_for_a_case_from_nobody_is_left_unread(office: Office) -> None:
    sent = SentSlowly.form({"note": "库房北门"}, megabytes=120)
    answer = sent.to(Client(enforce_csrf_checks=True), evidence_of(case_waiting_for("review")))
    assert answer.status_code == 302
    assert sent.read_megabytes < 1


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_a_file_is_read_only_behind_the_token_of_its_page(office: Office, token: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/verify/")
    sent = SentSlowly.form({"csrfmiddlewaretoken": token} if token else {}, megabytes=15)
    assert sent.to(client, "/verify/").status_code == 403
    assert sent.read_megabytes < 1


def test_a_case_takes_a_file_only_behind_the_token_of_its_page(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="officer1"))
    address = evidence_of(case_waiting_for("review"))
    client.get(address)
    sent = SentSlowly.form({"note": "库房北门"}, megabytes=120)
    assert sent.to(client, address).status_code == 403
    assert sent.read_megabytes < 1


def test_a_token_in_a_header_is_as_good(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    token = read_page(client.get("/verify/").content).entries["csrfmiddlewaretoken"]
    file = SimpleUploadedFile("a.pdf", b"x")
    answer = client.post("/verify/", {"file": file}, headers={"X-CSRFToken": token})
    assert "查不到" in read_page(answer.content).words


def test_verification_hashes_what_comes_and_stores_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_file(*_args: object, **_named: object) -> NoReturn:
        raise AssertionError("something was stored")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, no_file)
    content = b"%PDF-" + bytes(5 * 1024 * 1024)
    answer = office.public.post("/verify/", {"file": SimpleUploadedFile("a.pdf", content)})
    assert hashlib.sha256(content).hexdigest() in read_page(answer.content).words


@pytest.mark.parametrize("megabytes", [5, 10])
def test_a_form_of_ten_megabytes_is_answered_in_words(office: Office, megabytes: int) -> None:
    sent = SentSlowly(b"summary=", megabytes, FORM)
    client = office.client("officer1")
    answer = sent.to(client, f"/desk/cases/{case_waiting_for('review').uuid}/review/")
    assert answer.status_code == 413
    assert "送来的内容太大" in read_page(answer.content).words
    assert sent.read_bytes == 0


def test_a_long_form_within_the_limit_is_taken(office: Office) -> None:
    body = f"username=officer1&password=&next={'y' * (FORM_BYTES - 4096)}"
    assert Client().post("/desk/sign-in/", body, content_type=FORM).status_code == 422


def marked(mark: str) -> set[str]:
    """Return the addresses whose view carries the mark."""

    def walk(resolver: URLResolver, before: str) -> "list[tuple[str, URLPattern]]":
        found = []
        for one in resolver.url_patterns:
            path = before + str(one.pattern)
            found += walk(one, path) if isinstance(one, URLResolver) else [(path, one)]
        return found

    return {path for path, one in walk(get_resolver(), "") if getattr(one.callback, mark, False)}


def test_few_addresses_take_files_and_one_sends_large_ones(office: Office) -> None:
    assert marked("takes_files") == {
        "desk/cases/<uuid:case>/evidence/",
        *(
            f"desk/cases/<uuid:case>/{of_one}{code}/"
            for of_one in ("", "<int:party>/")
            for code in proven_steps()
        ),
        "verify/",
    }
    assert marked("sends_files") == {"desk/cases/<uuid:case>/evidence/<uuid:file>/"}


def test_a_published_file_that_was_altered_is_not_shown(office: Office) -> None:
    one = some_publication()
    address = f"/decisions/{one.public_id}.pdf"
    assert hashlib.sha256(office.public.get(address).getvalue()).hexdigest() == one.pdf_sha256
    file = LocalStore(Path(settings.INSTANCE_DIR) / "store").path_of(one.pdf_sha256)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.chmod(0o600)
    file.write_bytes(content)
    refused = office.public.get(address)
    assert refused.status_code == 500
    assert "文件和存入时不同" in read_page(refused.content).words
