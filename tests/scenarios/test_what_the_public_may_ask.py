"""The portal answers whatever is asked of it: searches, pages, uploads, wrong addresses."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories import signature_of
from scenarios.office import ON_SQLITE, Office, some_publication
from scenarios.page_reader import ReadPage, read_page
from sunlit.disclosure.models import Publication
from sunlit.disclosure.services.withdraw import Taking, withdraw
from sunlit.people.models import Person
from sunlit.rules.withdrawal import WithdrawalGround
from sunlit.web import clock

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

MEGABYTE = 1024 * 1024
REASON = "决定被依法撤销。"


def found_by(office: Office, asked: str) -> ReadPage:
    answer = office.public.get(f"/decisions/?{asked}")
    assert answer.status_code == 200, asked
    return read_page(answer.content)


def answer_of(response: "Answer") -> str:
    """Return the heading of what /verify/ answered."""
    return read_page(response.content).title.split(" - ")[0]


def files_of(publication: Publication) -> Iterator[str]:
    base = f"/decisions/{publication.public_id}"
    yield from (f"{base}/", f"{base}.json", f"{base}.pdf", f"{base}.tlog-proof")


def bytes_of(response: "Answer") -> bytes:
    """Return the whole answer, streamed or not."""
    content: bytes = response.getvalue()
    return content


def test_a_decision_is_found_by_name_number_and_code(office: Office) -> None:
    one = some_publication()
    for words in (one.party_name, one.number, one.party_code, one.party_code.lower()):
        assert one.number in found_by(office, f"q={words}").links
    typed = one.number.replace("〔", "[").replace("〕", "]")
    assert one.number in found_by(office, f"q={typed}").links


@pytest.mark.parametrize(
    "asked",
    [
        "q=%00",
        "q=%00%00&kind=%00&year=%00&office=%00",
        "q=%FF%FE%C0",
        "q=%25",
        "q=_",
        "q='%22%3Cscript%3Ealert(1)%3C/script%3E",
        "q=\\",
        "q=%F0%9F%98%80",
        "q=" + "长" * 3000,
        "kind=nothing",
        "office=nowhere",
        "q=示例&office=a%20b",
        "q=示例&kind='%20OR%201=1%20--",
        "year=0",
        "year=99999",
        "year=二〇二六",
        "year=٢٠٢٦",
        "page=0",
        "page=-1",
        "page=abc",
        "page=1.5",
        "page=999999",
        "page=9999999999999999999999999999",
        "page=" + "9" * 5000,
        "unknown=1",
    ],
)
def test_odd_questions_are_answered(office: Office, asked: str) -> None:
    page = found_by(office, asked)
    assert "行政执法决定" in page.title
    assert "<script>alert" not in page.words


def test_a_wildcard_is_no_more_than_a_sign(office: Office) -> None:
    assert "没有找到" in found_by(office, "q=%25").words
    assert "没有找到" in found_by(office, "q=_").words


def test_a_page_beyond_the_last_shows_the_last(office: Office) -> None:
    last, first = (_decisions(found_by(office, asked)) for asked in ("page=999999", "page=1"))
    assert last == first != []


def _decisions(page: ReadPage) -> list[str]:
    return [url for url in page.links.values() if re.fullmatch(r"/decisions/\w{8}/", url)]


@ON_SQLITE
@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/decisions/NOTTHERE/",
        "/decisions/NOTTHERE.pdf",
        "/decisions/NOTTHERE.json",
        "/decisions/NOTTHERE.tlog-proof",
        "/decisions/%00/",
        "/decisions/../../etc/passwd",
        "/log/publicity/tile/0/999",
        "/log/publicity/tile/../../../keys/log.key",
        "/log/publicity/tile/..%2F..%2Fkeys%2Flog.key",
        "/log/record/tile/0/000",
        "/log/nothing/checkpoint",
        "/static/web/nothing.css",
    ],
)
def test_an_unknown_address_is_answered_in_words(office: Office, address: str) -> None:
    answer = office.public.get(address)
    assert answer.status_code == 404
    assert "没有找到这个页面" in read_page(answer.content).words


@ON_SQLITE
def test_public_addresses_are_read_and_not_sent_to(office: Office) -> None:
    addresses = ["/", "/decisions/", *files_of(some_publication()), "/log/publicity/checkpoint"]
    for address in addresses:
        full = office.public.get(address)
        head = office.public.head(address)
        assert (head.status_code, bytes_of(head)) == (full.status_code, b""), address
        for method in (office.public.post, office.public.put, office.public.delete):
            refused = method(address)
            assert refused.status_code == 405, address
            assert refused["Allow"] == "GET, HEAD"
            assert "这个网址不能这样访问" in read_page(refused.content).words
        full.close()
    careful = Client(enforce_csrf_checks=True)
    assert careful.post("/decisions/", {}).status_code == 403


def test_a_withdrawn_publication_is_gone_everywhere(office: Office) -> None:
    one = some_publication()
    for address in files_of(one):
        office.public.get(address).close()
    assert one.number in found_by(office, f"q={one.number}").links
    pdf = bytes_of(office.public.get(f"/decisions/{one.public_id}.pdf"))
    head = Person.objects.get(username="officehead")
    withdraw(
        one,
        Taking(WithdrawalGround.REVOKED, clock.today(), REASON),
        head,
        clock.now(),
        signature_of(head),
    )
    for address in files_of(one):
        answer = office.public.get(address)
        page = read_page(answer.content)
        assert answer.status_code == 410, address
        assert "这份决定的公示信息已依法撤下" in page.words
        assert all(words in page.words for words in (REASON, "依法撤销", "收到法律文书日期"))
        assert one.party_name not in page.words
    assert one.number not in read_page(office.public.get("/").content).links
    assert one.number not in found_by(office, "").links
    for words in (one.number, one.party_name, one.party_code):
        assert one.number not in found_by(office, f"q={words}").links
    upload = SimpleUploadedFile("决定书.pdf", pdf)
    assert answer_of(office.public.post("/verify/", {"code": "", "file": upload})) == "已撤下"


@ON_SQLITE
def test_a_file_is_compared_byte_for_byte(office: Office) -> None:
    one = some_publication()
    pdf = bytes_of(office.public.get(f"/decisions/{one.public_id}.pdf"))
    snapshot = bytes_of(office.public.get(f"/decisions/{one.public_id}.json"))
    assert json.loads(snapshot)["id"] == one.public_id
    other = Publication.objects.public().exclude(pk=one.pk)[0].public_id
    same = "一致：这是本机关公示的文件"
    for content, code, verdict in (
        (pdf, "", same),
        (pdf, one.public_id, same),
        (pdf, one.public_id.lower(), same),
        (snapshot, "", same),
        (pdf + b" ", one.public_id, "不一致：这个文件不是公示的文书"),
        (pdf[:-1], "", "查不到"),
        (pdf, other, "不一致：文件与验证码不是同一份"),
        (b"x", "ZZZZZZZZ", "查不到"),
    ):
        upload = SimpleUploadedFile("决定书.pdf", content)
        answer = office.public.post("/verify/", {"code": code, "file": upload})
        assert answer_of(answer) == verdict, (code, verdict)
    assert answer_of(office.public.post("/verify/", {"code": one.public_id})).startswith("一致")


@ON_SQLITE
@pytest.mark.parametrize(
    ("content", "code", "where", "sentence"),
    [
        (None, "", "", "请填写验证码，或者选择要核对的文件。"),
        (b"", "", "id_file", "空"),
        (b"0" * (21 * MEGABYTE), "", "id_file", "文件超过 20 MB"),
        (None, "x" * 21, "id_code", "20"),
        (None, "\x00", "", "请填写验证码，或者选择要核对的文件。"),
    ],
    ids=["nothing", "empty", "too-large", "long-code", "odd-code"],
)
def test_what_cannot_be_verified_is_said_once_and_at_its_field(
    office: Office, content: bytes | None, code: str, where: str, sentence: str
) -> None:
    entries: dict[str, object] = {"code": code}
    if content is not None:
        entries["file"] = SimpleUploadedFile("决定书.pdf", content)
    answer = office.public.post("/verify/", entries)
    page = read_page(answer.content)
    assert answer.status_code == (413 if "超过" in sentence else 422)
    assert len(page.summary) == 1
    target, told = page.summary[0]
    assert target == where
    assert sentence in told
    if where:
        assert sentence in page.errors[where]


@ON_SQLITE
def test_a_form_without_its_token_says_what_to_do(office: Office) -> None:
    answer = Client(enforce_csrf_checks=True).post("/verify/", {"code": "ABC"})
    assert answer.status_code == 403
    assert "页面已过期" in read_page(answer.content).words
