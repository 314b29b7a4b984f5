"""Large files on their way in: to disk as they arrive, under the exact name, whole or not at all.

Django's own handlers would hold small files in memory, drop full-width spaces from names, and
take for whole a body that broke off.
"""

import errno
import io
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParser

from sunlit.records.store import incoming_folder

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 500
TOO_LARGE = (
    f"单个文件不超过 {MOST_MEGABYTES} MB；更大的音像文件请先保存在执法记录仪采集站，"
    "导入功能将在后续版本提供。"
)
_ENTRIES_BYTES = MEGABYTE
_NEVER_IN_A_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class ReceivedFile:
    """A file that arrived whole. It has no name on disk and is gone when it is closed.

    `name` is the name as handed in; `out_of_space` says that the disk could not take the file.
    """

    name: str
    size: int
    file: BinaryIO
    out_of_space: bool

    def close(self) -> None:
        """Let go of the bytes; Django does so at the end of the request."""
        with suppress(OSError):
            self.file.close()


class OnDisk(FileUploadHandler):
    """Takes over the reading of a request: its files go to the disk of the instance."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - Django passes it by this name
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> tuple[Any, Any]:
        """Parse the body with exact names.

        :raises UnreadablePostError: when it ends before its stated length.
        """
        del boundary
        writer = _Writer()
        body = _WholeBody(input_data, content_length)
        try:
            return _ExactNames(META, body, [writer], encoding).parse()
        except Exception:
            writer.let_go()
            raise

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Nothing arrives here: the parser above has its own handler."""
        del start
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """As above."""
        del file_size


def is_too_large(request: HttpRequest) -> bool:
    """Whether the body, which nobody has read yet, is stated to be larger than one may send."""
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) > MOST_MEGABYTES * MEGABYTE + _ENTRIES_BYTES


def receive_on_disk(request: HttpRequest) -> None:
    """Send the files of this request to disk; call it before anything reads the body."""
    request.upload_handlers = [OnDisk(request)]


class _WholeBody(io.BufferedIOBase):
    def __init__(self, body: BinaryIO, length: int) -> None:
        self._body = body
        self._left = length

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = self._body.read() if size is None else self._body.read(size)
        self._left -= len(chunk)
        if not chunk and self._left > 0:
            raise UnreadablePostError("the body ended before its stated length")
        return chunk


class _ExactNames(MultiPartParser):
    def sanitize_file_name(self, file_name: str) -> str | None:
        """Return the last part of the name without what no screen can show, else untouched."""
        last = re.split(r"[/\\]", file_name)[-1]
        shown = _NEVER_IN_A_NAME.sub("", last)
        return None if shown in {"", ".", ".."} else shown


class _Writer(FileUploadHandler):
    """Writes one file after another; on a full disk it reads on, so that entries are kept."""

    _open: BinaryIO | None = None
    out_of_space = False

    def let_go(self) -> None:
        """Close the file that was being written."""
        if self._open is not None:
            with suppress(OSError):
                self._open.close()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._open = cast("BinaryIO", tempfile.TemporaryFile(dir=incoming_folder()))  # noqa: SIM115 - outlives this call
        self.out_of_space = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        del start
        self._try(lambda file: file.write(raw_data))

    def file_complete(self, file_size: int) -> Any:
        self._try(lambda file: file.seek(0))
        if self._open is None:
            raise AssertionError("a file is complete only after it began")
        return ReceivedFile(str(self.file_name), file_size, self._open, self.out_of_space)

    def _try(self, work: Callable[[BinaryIO], object]) -> None:
        if self._open is None or self.out_of_space:
            return
        try:
            work(self._open)
        except OSError as error:
            if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
                raise
            self.out_of_space = True
            self.let_go()
