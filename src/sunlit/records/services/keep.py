"""Keep a file that belongs to no act: bytes into the store, then the row that names them."""

from datetime import datetime
from typing import BinaryIO

from sunlit.records.models import StoredFile
from sunlit.records.services.enter_file import enter_file
from sunlit.records.services.put_bytes import put_bytes


def keep(
    stream_or_bytes: BinaryIO | bytes,
    *,
    name: str,
    media_type: str,
    now: datetime,
    actor: int | None = None,
) -> StoredFile:
    """Store the bytes durably and return their row; the same bytes give the same row.

    :raises EmptyFileError: see `put_bytes`.
    :raises NoSpaceError: see `put_bytes`.
    """
    content = put_bytes(stream_or_bytes, name=name)
    return enter_file(content, name=name, media_type=media_type, now=now, actor=actor)
