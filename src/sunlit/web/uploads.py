"""Large files on their way in: taken as they arrive, under the exact name, whole or not at all.

Django's own handlers would hold small files in memory, drop full-width spaces from names, and
take for whole a body that broke off. Not a byte of a file is read before the token of the page
that sends it, which every form of ours has as its first entry.
"""

import copy
import errno
import hashlib
import io
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, UnreadablePostError
from django.http.multipartparser import MultiPartParser
from django.middleware.csrf import CsrfViewMiddleware

from sunlit.records.store import incoming_folder

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 500
TOO_LARGE = (
    f"单个文件不超过 {MOST_MEGABYTES} MB；更大的音像文件请先保存在执法记录仪采集站，"
    "导入功能将在后续版本提供。"
)
PROOF_MEGABYTES = 20
PROOF_TOO_LARGE = (
    f"随这一步存入的文件合计不超过 {PROOF_MEGABYTES} MB；更大的音像文件请在“补充证据”中存入。"
)
_ENTRIES_BYTES = MEGABYTE
BEGINNING = 64 * 1024
"""As much of a file that is only hashed is known."""
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


@dataclass(frozen=True)
class WaitingFile:
    """A file that came with an earlier sending of the form; `token` brings it back."""

    name: str
    size: str
    token: str


@dataclass(frozen=True)
class HashedFile:
    """A file that was read and not kept: its name, size, SHA-256 and first bytes."""

    name: str
    size: int
    sha256: str
    beginning: bytes

    def close(self) -> None:
        """Nothing is held."""


class NoFiles(FileUploadHandler):
    """Lets the files of a form pass by unread: no view but few takes any."""

    def new_file(self, *_args: Any, **_kwargs: Any) -> None:
        """Refuse the file; its field is passed over."""
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Never called for a file that is passed over."""
        raise AssertionError((len(raw_data), start))

    def file_complete(self, file_size: int) -> None:
        """There is no file."""


class UntilFiles(NoFiles):
    """Reads the entries that come before the first file, and nothing from there on."""

    def new_file(self, *_args: Any, **_kwargs: Any) -> None:
        """Stop."""
        raise StopUpload(connection_reset=True)


class _TakesOver(FileUploadHandler):
    """Takes over the reading of a request; what becomes of its files, the writer says."""

    def __init__(self, request: HttpRequest, writer: "_ToDisk | _Hashing") -> None:
        super().__init__(request)
        self._writer = writer

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
        body = _WholeBody(input_data, content_length)
        guard = _AfterToken(self.request)
        parser = _ExactNames(META, body, [guard, self._writer], encoding)
        guard.parser = parser
        try:
            return parser.parse()
        except Exception:
            self._writer.let_go()
            raise

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Nothing arrives here: the parser above has its own handler."""
        del start
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """As above."""
        del file_size


def is_too_large(request: HttpRequest, megabytes: int | None = None) -> bool:
    """Whether the body, which nobody has read yet, is stated to be larger than one may send."""
    stated = request.META.get("CONTENT_LENGTH") or "0"
    most = MOST_MEGABYTES if megabytes is None else megabytes
    return int(stated) > most * MEGABYTE + _ENTRIES_BYTES


def receive_on_disk(request: HttpRequest) -> None:
    """Send the files of this request to disk; call it before anything reads the body."""
    request.upload_handlers = [_TakesOver(request, _ToDisk())]


def receive_hashed(request: HttpRequest) -> None:
    """Read the files of this request for their hash alone, and store nothing of them."""
    request.upload_handlers = [_TakesOver(request, _Hashing())]


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        del request
        return HttpResponseForbidden(reason)


def _is_from_a_page_of_ours(request: HttpRequest, entries: Any) -> bool:
    """Whether these entries, or a header, hold the token of the page that sends them."""
    probe = copy.copy(request)
    vars(probe).update(_post=entries, _files={}, csrf_processing_done=False)
    return _TokenCheck(_nothing).process_view(probe, _nothing, (), {}) is None


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class _AfterToken(FileUploadHandler):
    """Stands before the writer: without the token, nothing is read any further."""

    parser: Any = None

    def new_file(self, *_args: Any, **_kwargs: Any) -> None:
        entries = self.parser._post  # noqa: SLF001 - the entries before the file, read so far
        if self.request is None or not _is_from_a_page_of_ours(self.request, entries):
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        del start
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The writer behind completes it."""


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


class _ToDisk(FileUploadHandler):
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


class _Hashing(FileUploadHandler):
    """Reads one file after another for its hash."""

    def let_go(self) -> None:
        """Nothing is held."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._digest = hashlib.sha256()
        self._beginning = b""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        del start
        self._digest.update(raw_data)
        if len(self._beginning) < BEGINNING:
            self._beginning = (self._beginning + raw_data)[:BEGINNING]

    def file_complete(self, file_size: int) -> Any:
        return HashedFile(str(self.file_name), file_size, self._digest.hexdigest(), self._beginning)
