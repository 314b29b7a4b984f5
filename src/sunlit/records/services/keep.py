"""Keep a file for good: bytes into the store, then the row that names them."""

import errno
import io
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from sunlit.ledger.models import Log
from sunlit.ledger.services.record import record
from sunlit.records.models import StoredFile
from sunlit.records.store import Content, the_store


class EmptyFileError(Exception):
    """A file without a byte proves nothing and is refused."""

    def __init__(self, name: str) -> None:
        super().__init__(f"文件“{name}”是空的，不能存入。请重新选择文件。")


class NoSpaceError(Exception):
    """The disk is full; nothing of the file was stored."""

    def __init__(self) -> None:
        super().__init__(
            "存放文件的磁盘已满，文件没有存入。请告诉系统管理员清理或者扩大磁盘，再重新上传。"
        )


def keep(
    stream_or_bytes: BinaryIO | bytes,
    *,
    name: str,
    media_type: str,
    now: datetime,
    actor: int | None = None,
) -> StoredFile:
    """Store the bytes durably and return their row; the same bytes give the same row.

    The file is synced to disk before the row commits. Call it before the caller's own
    transaction begins: reading, hashing and syncing take their time.

    :raises EmptyFileError: when there is no byte.
    :raises NoSpaceError: when the disk is full.
    """
    stream = io.BytesIO(stream_or_bytes) if isinstance(stream_or_bytes, bytes) else stream_or_bytes
    content = _put(stream)
    if not content.size:
        raise EmptyFileError(name)
    return _row_of(content, name=name, media_type=media_type, now=now, actor=actor)


def _put(stream: BinaryIO) -> Content:
    try:
        return the_store().put(stream)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoSpaceError from error
        raise


@transaction.atomic
def _row_of(
    content: Content, *, name: str, media_type: str, now: datetime, actor: int | None
) -> StoredFile:
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=content.sha256,
        defaults={
            "size": content.size,
            "media_type": media_type,
            "original_name": name,
            "stored_at": now,
        },
    )
    if is_new:
        record(
            log=Log.RECORD,
            event="records.kept",
            subject=str(stored.uuid),
            facts={"sha256": content.sha256, "size": content.size},
            rows=[stored],
            actor=actor,
            happened_at=now,
            recorded_at=now,
        )
    return stored
