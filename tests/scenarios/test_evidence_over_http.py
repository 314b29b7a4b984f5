"""Evidence files over HTTP: handed in by the form, shown, saved, played in parts."""

import hashlib
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from scenarios.office import ON_SQLITE, Office, case_waiting_for, minutes_ago, stranger
from scenarios.page_reader import read_page
from sunlit.cases.models import Case, EvidenceFile
from sunlit.people.models import Person
from sunlit.records.models import StoredFile
from sunlit.web import uploads

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

VIDEO = b"\x00\x00\x00\x20ftypisom" + bytes(range(256)) * 40
PROGRAM = b"MZ\x90\x00" + bytes(300)
ITEM = {
    "evidence": "",
    "evidence_name": "现场录像",
    "evidence_kind": "audiovisual",
    "evidence_source": "执法人员拍摄",
    "evidence_proves": "现场情况",
    "note": "库房北门",
    "monitored": "no",
    "marking": "none",
}
ODD_NAMES = ("现场〔2026〕1号　库房.mp4", " 两个  空格 .mp4", "a;b='c'.mp4", f"{'长' * 196}.mp4")


def address_of(case: Case) -> str:
    return f"/desk/cases/{case.uuid}/evidence/"


def sends(office: Office, case: Case, *files: tuple[str, bytes], **changes: object) -> "Answer":
    entries: Mapping[str, object] = {
        **ITEM,
        "seen": case.steps.count(),
        "happened_at": minutes_ago(0),
        "files": [SimpleUploadedFile("x", content) for _, content in files],
        **changes,
    }
    for upload, (name, _) in zip(entries["files"], files, strict=False):  # type: ignore[call-overload] # a list, unless a test leaves it out
        upload.__dict__["_name"] = name
    return office.sends("officer1", address_of(case), entries)


def shown_of(office: Office, row: EvidenceFile, **headers: str) -> "Answer":
    address = f"{address_of(row.case)}{row.uuid}/"
    return office.client("officer1").get(address, headers=headers or None)


def bytes_of(answer: "Answer") -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined] # a streamed answer


@ON_SQLITE
def test_the_questions_about_a_device_are_asked_together(office: Office) -> None:
    html = office.client("officer1").get(address_of(case_waiting_for("review"))).content.decode()
    asked = ["files", "note", "marking", "monitored"]
    asked += ["monitor_reviewed_on", "monitor_published_on", "monitor_site"]
    places = [html.index(f'name="{name}"') for name in asked]
    assert places == sorted(places)


def test_odd_names_come_back_as_they_were_handed_in(office: Office) -> None:
    case = case_waiting_for("review")
    answer = sends(office, case, *((name, VIDEO + name.encode()) for name in ODD_NAMES))
    assert answer.status_code == 302
    assert tuple(row.name for row in case.evidence_files.all()) == ODD_NAMES
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/")
    for row in case.evidence_files.all():
        assert row.name in page.words
        assert row.file.sha256[:4] in page.words
        saved = shown_of(office, row)
        assert bytes_of(saved) == VIDEO + row.name.encode()
        name = quote(row.name, safe="")
        disposition = saved["Content-Disposition"]
        assert disposition.startswith("inline")
        assert name in quote(disposition, safe="%") or row.name in disposition


@ON_SQLITE
def test_what_a_file_is_says_its_content_and_a_wrong_name_is_marked(office: Office) -> None:
    case = case_waiting_for("review")
    files = (("录像.mp4", PROGRAM), ("说明.html", b"<html>"))
    assert sends(office, case, *files, programs="on").status_code == 302
    page = office.reads("officer1", f"/desk/cases/{case.uuid}/")
    assert "扩展名是 mp4，内容是Windows 程序" in page.words
    for row in case.evidence_files.all():
        saved = shown_of(office, row)
        assert saved["Content-Disposition"].startswith("attachment")
        assert saved["X-Content-Type-Options"] == "nosniff"
        assert saved["Content-Type"] == row.media_type


@ON_SQLITE
def test_a_program_is_refused_as_evidence_unless_it_is_declared_as_one(office: Office) -> None:
    case = case_waiting_for("review")
    stored = StoredFile.objects.count()
    answer = sends(office, case, ("发票.pdf", PROGRAM))
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert "“发票.pdf”是程序文件（Windows 程序）" in page.errors["id_programs"]
    assert StoredFile.objects.count() == stored
    assert sends(office, case, ("发票.pdf", PROGRAM), programs="on").status_code == 302
    saved = shown_of(office, case.evidence_files.get())
    assert saved["Content-Disposition"].startswith("attachment")


@ON_SQLITE
@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=10000-", 10000, len(VIDEO)),
        ("bytes=-5", len(VIDEO) - 5, len(VIDEO)),
        ("bytes=0-99999999", 0, len(VIDEO)),
        ("bytes=-99999999", 0, len(VIDEO)),
    ],
)
def test_a_player_gets_the_part_it_asks_for(
    office: Office, asked: str, start: int, end: int
) -> None:
    case = case_waiting_for("review")
    sends(office, case, ("录像.mp4", VIDEO))
    answer = shown_of(office, case.evidence_files.get(), Range=asked)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{len(VIDEO)}"
    assert int(answer["Content-Length"]) == end - start
    assert bytes_of(answer) == VIDEO[start:end]


@ON_SQLITE
def test_a_range_beyond_the_end_is_416_and_one_that_is_none_is_the_whole(office: Office) -> None:
    case = case_waiting_for("review")
    sends(office, case, ("录像.mp4", VIDEO))
    row = case.evidence_files.get()
    for beyond in (f"bytes={len(VIDEO)}-", "bytes=-0"):
        answer = shown_of(office, row, Range=beyond)
        assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(VIDEO)}")
    for odd in ("bytes=9-1", "bytes=-", "pages=1-2", "bytes=0-1,4-5", "bytes=x-"):
        assert shown_of(office, row, Range=odd).status_code == 200
    outdated = {"Range": "bytes=0-1", "If-Range": '"another"'}
    assert shown_of(office, row, **outdated).status_code == 200
    current = {"Range": "bytes=0-1", "If-Range": f'"{row.file.sha256}"'}
    assert shown_of(office, row, **current).status_code == 206


def test_who_may_not_open_the_case_finds_neither_form_nor_file(office: Office) -> None:
    case = case_waiting_for("review")
    sends(office, case, ("录像.mp4", VIDEO))
    row = case.evidence_files.get()
    address = f"{address_of(case)}{row.uuid}/"
    client = office.client(stranger())
    assert client.get(address).status_code == 404
    assert client.get(address_of(case)).status_code == 404
    assert client.post(address_of(case), {}).status_code == 404
    assert Client().get(address).status_code == 302
    assert office.client("officer1").post(address).status_code == 405
    other = case_waiting_for("serve")
    assert office.client("officer1").get(f"{address_of(other)}{row.uuid}/").status_code == 404
    assert office.client("reviewer").get(address).status_code == 200


def test_a_refused_form_keeps_its_entries_and_stores_nothing(office: Office) -> None:
    case = case_waiting_for("review")
    stored = StoredFile.objects.count()
    for files, changes, field in (
        ([("录像.mp4", VIDEO)], {"evidence_name": ""}, "evidence_name"),
        ([("录像.mp4", VIDEO)], {"evidence": "999999"}, "evidence"),
        ([("空.mp4", b"")], {}, "files"),
        ([], {}, "files"),
    ):
        answer = sends(office, case, *files, **changes)
        page = read_page(answer.content)
        assert answer.status_code == 422
        assert page.entries["note"] == "库房北门"
        assert any(field in target for target, _ in page.summary), (field, page.summary)
    assert StoredFile.objects.count() == stored
    assert sends(office, case, ("录像.mp4", VIDEO)).status_code == 302


def tokens_of(answer: "Answer") -> list[str]:
    """What the page says of files that came with the form before."""
    return re.findall(r'name="files-waiting" value="([^"]+)"', answer.content.decode())


def test_chosen_files_survive_an_error_in_another_field(office: Office) -> None:
    case = case_waiting_for("review")
    files = (("现场〔1〕.mp4", VIDEO), ("第二段.mp4", VIDEO + b"2"))
    answer = sends(office, case, *files, evidence_name="")
    tokens = tokens_of(answer)
    assert answer.status_code == 422
    assert "已选：现场〔1〕.mp4（10.0 KB）" in read_page(answer.content).words
    again = sends(office, case, files=[], evidence_name=" ", **{"files-waiting": tokens})
    assert len(tokens_of(again)) == len(tokens) == 2
    more = {"files": [SimpleUploadedFile("第三段.mp4", VIDEO + b"3")]}
    taken = sends(office, case, **more, **{"files-waiting": tokens_of(again)})
    assert taken.status_code == 302
    rows = case.evidence_files.all()
    assert [row.name for row in rows] == ["现场〔1〕.mp4", "第二段.mp4", "第三段.mp4"]
    assert rows[0].file.sha256 == hashlib.sha256(VIDEO).hexdigest()
    lost = sends(office, case, files=[], **{"files-waiting": tokens})
    assert lost.status_code == 422
    assert "没有留下来，请重新选择" in read_page(lost.content).errors["id_files"]


def test_a_file_that_waits_may_be_dropped_and_one_chosen_again_comes_once(office: Office) -> None:
    case = case_waiting_for("review")
    files = (("一.mp4", VIDEO), ("二.mp4", VIDEO + b"2"))
    waiting = {"files-waiting": tokens_of(sends(office, case, *files, evidence_name=""))}
    answer = sends(office, case, files[1], evidence_name="", **waiting, **{"files-dropped": ["0"]})
    (token,) = tokens_of(answer)
    assert "已选：二.mp4" in read_page(answer.content).words
    assert sends(office, case, files[1], **{"files-waiting": [token]}).status_code == 302
    assert [row.name for row in case.evidence_files.all()] == ["二.mp4"]


def test_a_file_waits_for_the_person_and_the_form_that_it_was_chosen_in(office: Office) -> None:
    case = case_waiting_for("review")
    before = {row.pk for row in EvidenceFile.objects.all()}
    answer = sends(office, case, ("录像.mp4", VIDEO), evidence_name="")
    waiting = {"files-waiting": tokens_of(answer)}
    taken = sends(office, case, ("别的.mp4", VIDEO + b"2")).status_code
    assert taken == 302
    investigated = Case.objects.exclude(pk=case.pk).filter(steps__code="investigate")
    for other in investigated:
        sends(office, other, files=[], **waiting)
    assert [row.name for row in EvidenceFile.objects.exclude(pk__in=before)] == ["别的.mp4"]
    entries = {**ITEM, "seen": case.steps.count(), "happened_at": minutes_ago(0), **waiting}
    assert office.sends("officer2", address_of(case), entries).status_code == 422
    forged = {"files-waiting": ["x", "gAAAAA", f"{waiting['files-waiting'][0][:-4]}AAAA"]}
    assert sends(office, case, files=[], **forged).status_code == 422
    assert case.evidence_files.count() == 1
    assert sends(office, case, files=[], **waiting).status_code == 302


@ON_SQLITE
def test_every_missing_entry_of_a_new_item_is_named_at_once(office: Office) -> None:
    case = case_waiting_for("review")
    blank = dict.fromkeys((name for name in ITEM if name.startswith("evidence_")), "")
    answer = sends(office, case, **blank, monitored="", files=[])
    page = read_page(answer.content)
    assert answer.status_code == 422
    assert set(page.errors) == {f"id_{name}" for name in (*blank, "monitored", "files")}
    assert "新证据的名称（新的证据必填）" in page.words


def test_a_case_that_moved_on_says_so_before_anything_is_stored(office: Office) -> None:
    case = case_waiting_for("review")
    stored = StoredFile.objects.count()
    answer = sends(office, case, ("录像.mp4", VIDEO), seen=case.steps.count() - 1)
    page = read_page(answer.content)
    assert answer.status_code == 409
    assert page.entries["seen"] == str(case.steps.count())
    assert page.entries["note"] == "库房北门"
    assert StoredFile.objects.count() == stored


def test_a_decided_case_takes_no_file(office: Office) -> None:
    case = case_waiting_for("serve")
    page = office.reads("officer1", address_of(case))
    assert "不能再“补充证据”" in page.words
    assert "第四十六条" in page.words
    assert sends(office, case, ("录像.mp4", VIDEO)).status_code == 422
    assert not case.evidence_files.exists()


@ON_SQLITE
def test_the_form_needs_its_token(office: Office) -> None:
    case = case_waiting_for("review")
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="officer1"))
    entries = {**ITEM, "seen": case.steps.count(), "happened_at": minutes_ago(0)}
    sent = {**entries, "files": [SimpleUploadedFile("a.mp4", VIDEO)]}
    assert client.post(address_of(case), sent).status_code == 403
    assert not case.evidence_files.exists()
    token = read_page(client.get(address_of(case)).content).entries["csrfmiddlewaretoken"]
    sent = {
        "csrfmiddlewaretoken": token,
        **entries,
        "files": [SimpleUploadedFile("a.mp4", VIDEO)],
    }
    assert client.post(address_of(case), sent).status_code == 302


@ON_SQLITE
def test_a_full_disk_keeps_the_entries_and_stores_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel's own refusal: whatever is written to /dev/full finds no space."""
    case = case_waiting_for("review")
    stored = StoredFile.objects.count()

    def on_a_full_disk(**_place: object) -> object:
        return Path("/dev/full").open("w+b", buffering=0)

    monkeypatch.setattr(tempfile, "TemporaryFile", on_a_full_disk)
    answer = sends(office, case, ("录像.mp4", VIDEO))
    page = read_page(answer.content)
    assert answer.status_code == 507
    assert "磁盘已满" in page.words
    assert page.entries["note"] == "库房北门"
    assert StoredFile.objects.count() == stored
    monkeypatch.undo()
    assert sends(office, case, ("录像.mp4", VIDEO)).status_code == 302
    digest = hashlib.sha256(VIDEO).hexdigest()
    assert case.evidence_files.get().file.sha256 == digest


@ON_SQLITE
def test_a_body_that_is_too_large_is_refused_before_it_is_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_waiting_for("review")
    monkeypatch.setattr(uploads, "MOST_MEGABYTES", 0)
    monkeypatch.setattr(uploads, "receive_on_disk", None)
    answer = sends(office, case, ("录像.mp4", VIDEO * 120))
    assert answer.status_code == 413
    assert "单个文件不超过 500 MB；更大的音像文件请先保存在执法记录仪采集站" in (
        read_page(answer.content).words
    )
    assert not case.evidence_files.exists()
