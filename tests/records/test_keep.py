"""Keeping files: bytes first, then their row; the check finds every altered byte."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

from sunlit.ledger.models import PendingEvent
from sunlit.records.check import check_store
from sunlit.records.models import StoredFile
from sunlit.records.services.keep import keep
from sunlit.records.services.put_bytes import EmptyFileError
from sunlit.records.store import LocalStore, the_store

NOW = datetime(2026, 3, 9, 2, 30, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40

pytestmark = pytest.mark.django_db


def keep_photo(data: bytes = PHOTO, name: str = "现场照片.jpg") -> StoredFile:
    return keep(data, name=name, media_type="image/jpeg", now=NOW, actor=7)


def path_of(stored: StoredFile) -> Path:
    store = the_store()
    assert isinstance(store, LocalStore)
    return store.path_of(stored.sha256)


def test_a_kept_file_is_in_the_store_and_has_its_row() -> None:
    stored = keep_photo()
    assert (stored.size, stored.media_type) == (len(PHOTO), "image/jpeg")
    assert b"".join(the_store().open_range(stored.sha256)) == PHOTO


def test_a_stream_is_kept_like_bytes() -> None:
    stored = keep(io.BytesIO(PHOTO), name="现场照片.jpg", media_type="image/jpeg", now=NOW)
    assert keep_photo() == stored


def test_the_same_bytes_give_the_same_row_and_one_event() -> None:
    first = keep_photo()
    second = keep_photo(name="另一个名字.jpg")
    assert (second.pk, second.original_name) == (first.pk, "现场照片.jpg")
    assert PendingEvent.objects.filter(event="records.kept").count() == 1


def test_the_event_carries_the_row() -> None:
    stored = keep_photo()
    event = PendingEvent.objects.get(event="records.kept")
    assert event.subject == stored.uuid
    assert stored.sha256.encode() in bytes(event.canonical)
    assert f"records_storedfile:{stored.pk}".encode() in bytes(event.canonical)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(EmptyFileError, match=r"“现场照片.jpg”是空的"):
        keep_photo(b"")
    assert not StoredFile.objects.exists()


def test_the_file_is_on_disk_when_its_row_is_rolled_back() -> None:
    with transaction.atomic():
        stored = keep_photo()
        transaction.set_rollback(True)
    assert path_of(stored).exists()
    assert not StoredFile.objects.exists()


def test_the_check_is_silent_while_all_is_as_stored() -> None:
    keep_photo()
    keep_photo(PHOTO[::-1])
    progress: list[tuple[int, int]] = []
    assert list(check_store(lambda done, total: progress.append((done, total)))) == []
    assert progress == [(1, 2), (2, 2)]


def test_one_altered_byte_is_found() -> None:
    altered, whole = keep_photo(), keep_photo(PHOTO[::-1], "另一张.jpg")
    path = path_of(altered)
    path.chmod(0o640)
    data = bytearray(path.read_bytes())
    data[999] ^= 1
    path.write_bytes(data)
    findings = list(check_store())
    assert [finding.where for finding in findings] == [f"store/{altered.sha256}"]
    assert findings[0].sentence == "文件“现场照片.jpg”的内容被改动过。"
    assert whole.sha256 not in findings[0].where


def test_one_missing_byte_is_found() -> None:
    path = path_of(keep_photo())
    path.chmod(0o640)
    path.write_bytes(PHOTO[:-1])
    (finding,) = check_store()
    assert finding.sentence == "文件“现场照片.jpg”应有 10244 字节，现有 10243 字节。"


def test_a_missing_file_is_found() -> None:
    path_of(keep_photo()).unlink()
    (finding,) = check_store()
    assert finding.sentence == "文件“现场照片.jpg”不见了。"
