"""补充证据: files belong to an item of evidence, and what is reviewed names their SHA-256."""

import errno
import hashlib
import io
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from cases.organ import recertify
from factories import HEARING_FROM_FEN, ON_SQLITE, CaseStory, at, refused
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import DecisionDraft, Evidence, EvidenceFile, Step
from sunlit.documents.models import Document
from sunlit.ledger.models import PendingEvent
from sunlit.ledger.services.verify import verify
from sunlit.parts.evidence.services.collect_evidence import collect_evidence
from sunlit.records.check import check_store
from sunlit.records.kinds import kind_of
from sunlit.records.models import StoredFile
from sunlit.records.services.keep import keep
from sunlit.records.services.put_bytes import NoSpaceError
from sunlit.records.store import LocalStore, the_store
from sunlit.rules.procedure import Fact

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8
NEW_ITEM = {
    "evidence_name": "库房照片",
    "evidence_kind": "audiovisual",
    "evidence_source": "执法人员拍摄",
    "evidence_proves": "库房里没有经营台账",
}


def handed_in(content: bytes = PHOTO, name: str = "库房.jpg") -> HandedIn:
    kind = kind_of(io.BytesIO(content))
    now = at("2026-09-22 16:00")
    stored = keep(content, name=name, media_type=kind.media_type, now=now)
    return HandedIn(stored, name, kind.media_type)


def collect(story: CaseStory, *files: HandedIn, **changes: Any) -> Step:
    item = {} if "evidence" in changes else NEW_ITEM
    act = story.act("collect_evidence", **{**item, **changes})
    return collect_evidence(act, files or (handed_in(),))


def test_a_file_becomes_a_row_under_its_exact_name(story: CaseStory) -> None:
    story.until("investigate")
    name = f"{'〔证〕 　' * 40}.jpg"
    step = collect(story, handed_in(name=name), note="原件在库房核对")
    row = EvidenceFile.objects.get()
    assert (row.name, row.media_type, row.note) == (name, "image/jpeg", "原件在库房核对")
    assert (row.evidence.name, row.evidence.step, row.step) == ("库房照片", step, step)
    assert row.recorded_by == story.persons["officer1"]
    assert row.file.sha256 == hashlib.sha256(PHOTO).hexdigest()
    assert list(verify()) == []


def test_a_file_may_join_an_item_that_is_there(story: CaseStory) -> None:
    story.until("investigate")
    item = Evidence.objects.get()
    collect(story, handed_in(), handed_in(b"%PDF-1.7 1", "凭证.pdf"), evidence=str(item.pk))
    assert Evidence.objects.count() == 1
    assert [row.name for row in item.files.all()] == ["库房.jpg", "凭证.pdf"]


@ON_SQLITE
def test_a_file_of_an_unreviewed_monitoring_device_is_no_evidence(story: CaseStory) -> None:
    """CF-G18 (处罚法41)."""
    story.until("investigate")
    device = {"monitored": True, "monitor_published_on": "2026-01-12", "monitor_site": "库房门口"}
    with refused("处罚法41", "monitor_reviewed_on"):
        collect(story, **device)
    assert not EvidenceFile.objects.exists()
    collect(story, **device, monitor_reviewed_on="2026-01-05")


def test_the_same_content_twice_is_one_stored_file_and_two_rows(story: CaseStory) -> None:
    story.until("investigate")
    collect(story, handed_in(name="一.jpg"))
    collect(story, handed_in(name="二.jpg"))
    assert StoredFile.objects.count() == 1
    assert [row.name for row in EvidenceFile.objects.all()] == ["一.jpg", "二.jpg"]
    assert PendingEvent.objects.filter(event="records.kept").count() == 1


def test_a_new_file_makes_the_draft_stale_and_the_next_one_names_its_digest(
    story: CaseStory,
) -> None:
    story.until("draft_decision")
    before = DecisionDraft.objects.get()
    item = Evidence.objects.get()
    collect(story, evidence=str(item.pk))
    assert story.facts.stale_draft() is not None
    with refused("处罚法59"):
        story.take("decide")
    story.take("draft_decision", when="2026-09-30 10:00")
    after = DecisionDraft.objects.latest("version")
    assert after.content["evidence"][0]["files"] == [
        {"name": "库房.jpg", "sha256": hashlib.sha256(PHOTO).hexdigest()}
    ]
    assert after.content_hash != before.content_hash
    assert story.facts.stale_draft() is None
    story.decide("2026-09-30 11:00")


def test_a_new_file_after_the_review_needs_a_new_round(story: CaseStory) -> None:
    story.fine_fen = HEARING_FROM_FEN
    story.until("review_agrees")
    assert story.facts.branch[Fact.MAJOR]
    collect(story, when="2026-09-30 10:00")
    assert not story.facts.position.standing & {"draft_decision", "refer", "review_agrees"}
    story.take("draft_decision", when="2026-09-30 11:00")
    with refused("审核制度5"):
        story.take("decide")


def test_before_the_filing_and_after_the_decision_no_file_comes_in(story: CaseStory) -> None:
    story.until("file_case")
    with refused("处罚法42"):
        collect(story)
    story.until("decide")
    with refused("处罚法46"):
        collect(story, when="2026-10-08 10:00")
    assert not EvidenceFile.objects.exists()


def test_only_an_assigned_officer_with_a_certificate_adds_files(story: CaseStory) -> None:
    story.until("investigate")
    for stranger, article in (("officer3", "处罚法42"), ("other_officer", "公示制度8")):
        with refused(article):
            collect(story, by=stranger)
    with refused("处罚法46"):
        collect(story, by="officehead")
    recertify(story.persons["officer2"], expires_on=at("2026-09-29").date())
    with refused("处罚法42", "happened_at"):
        collect(story)
    collect(story, happened_at=at("2026-09-29 16:00"))


@ON_SQLITE
def test_a_new_item_is_whole_and_an_old_one_is_of_the_case(story: CaseStory) -> None:
    story.until("investigate")
    for name in NEW_ITEM:
        with refused("处罚法46", name):
            collect(story, **{name: " "})
    other = CaseStory(story.persons)
    other.until("investigate")
    foreign = str(other.case.evidence.get().pk)
    for unknown in (foreign, "0", "abc"):
        with refused("处罚法46", "evidence"):
            collect(story, evidence=unknown)
    own = str(story.case.evidence.get().pk)
    with refused(None, "evidence_name"):
        collect(story, evidence=own, evidence_name="又一项")
    collect(story, evidence=own)


@ON_SQLITE
def test_an_act_without_a_file_or_with_an_endless_name_is_refused(story: CaseStory) -> None:
    story.until("investigate")
    with refused(None, "files"):
        story.take("collect_evidence", **NEW_ITEM)
    with refused(None, "files"):
        collect(story, handed_in(name="长" * 256))
    collect(story, handed_in(name="长" * 255))


@ON_SQLITE
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("安装.exe", b"MZ\x90\x00" + bytes(300)),
        ("发票.pdf", b"MZ\x90\x00" + bytes(300)),
        ("录像.mp4", b"\x7fELF" + bytes(300)),
        ("清理.bat", b"@echo off\r\n"),
        ("脚本.txt", b"#!/bin/sh\nrm x\n"),
    ],
)
def test_an_executable_is_evidence_only_when_it_is_declared_as_such(
    story: CaseStory, name: str, content: bytes
) -> None:
    story.until("investigate")
    program = handed_in(content, name)
    for declared in ({}, {"programs": False}):
        with refused(None, "programs"):
            collect(story, handed_in(), program, **declared)
    assert not EvidenceFile.objects.exists()
    collect(story, handed_in(), program, programs=True)
    assert [row.name for row in EvidenceFile.objects.all()] == ["库房.jpg", name]


@ON_SQLITE
@pytest.mark.parametrize("field", ["evidence_original_at", "evidence_no_file"])
def test_evidence_without_a_file_says_where_the_original_is_and_why(
    story: CaseStory, field: str
) -> None:
    story.until("assign_officers")
    for blank in (None, "", " "):
        with refused("记录制度9", field):
            story.take("investigate", **{field: blank})
    assert not Evidence.objects.exists()
    story.take("investigate")


@ON_SQLITE
def test_the_list_of_evidence_says_where_an_original_without_a_file_is(story: CaseStory) -> None:
    story.until("conclude_investigation")
    (row,) = Document.objects.get(form="D03-清单").content["items"]
    assert row["file"] == (
        "没有电子文件（原件附卷，扫描件另行存入）；原件（原物）存放处：监督检查科证据柜"
    )
    assert "sha256" not in row


@ON_SQLITE
def test_more_evidence_is_asked_of_nobody(story: CaseStory) -> None:
    story.until("investigate")
    facts = story.facts
    available = facts.procedure.available(facts.position, facts.branch)
    waiting = facts.procedure.next_steps(facts.position, facts.branch)
    assert "collect_evidence" in {row.code for row in available}
    assert "collect_evidence" not in {row.code for row in waiting}


def test_a_row_of_a_file_is_neither_changed_nor_deleted(story: CaseStory) -> None:
    story.until("investigate")
    collect(story)
    for attack in (
        'UPDATE "cases_evidencefile" SET "name" = \'x\'',
        'DELETE FROM "cases_evidencefile"',
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)
    assert EvidenceFile.objects.get().name == "库房.jpg"


@ON_SQLITE
def test_a_byte_changed_on_disk_is_found(story: CaseStory) -> None:
    story.until("investigate")
    collect(story)
    assert list(check_store()) == []
    store = the_store()
    assert isinstance(store, LocalStore)
    path = store.path_of(EvidenceFile.objects.get().file.sha256)
    path.chmod(0o640)
    path.write_bytes(PHOTO[:-1] + b"\x00")
    (finding,) = check_store()
    assert finding.sentence == "文件“库房.jpg”的内容被改动过。"


@ON_SQLITE
def test_a_full_disk_stores_nothing_and_says_so(
    database: str, instance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel's own refusal: whatever is written to /dev/full finds no space."""
    real = tempfile.mkstemp

    def on_a_full_disk(**place: Any) -> tuple[int, str]:
        handle, name = real(**place)
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), name

    monkeypatch.setattr(tempfile, "mkstemp", on_a_full_disk)
    with pytest.raises(NoSpaceError, match="磁盘已满") as caught:
        handed_in()
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.ENOSPC
    assert [path for path in (instance / "store").rglob("*") if path.is_file()] == []
    assert not StoredFile.objects.exists()
    monkeypatch.undo()
    handed_in()
