"""Put the bytes of a file into the store; nothing names them yet."""

import errno
import io
from typing import BinaryIO

from sunlit.records.store import Content, the_store
from sunlit.records.unnamed import expect


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


def put_bytes(stream_or_bytes: BinaryIO | bytes, *, name: str) -> Content:
    """Store the bytes durably and say what they are; `enter_file` gives them their row.

    Call it before the caller's own transaction begins: reading, hashing and syncing take their
    time. Bytes that get no row, because the act was refused, are cleaned away after a day.

    :raises EmptyFileError: when there is no byte.
    :raises NoSpaceError: when the disk is full.
    """
    stream = io.BytesIO(stream_or_bytes) if isinstance(stream_or_bytes, bytes) else stream_or_bytes
    try:
        content = the_store().put(stream, expect)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoSpaceError from error
        raise
    if not content.size:
        raise EmptyFileError(name)
    return content
