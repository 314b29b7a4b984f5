"""The content-addressed store: a file is put once, under the SHA-256 of its bytes.

    <instance>/store/objects/sha256/ab/cd/abcd…
    <instance>/store/.incoming/…                  what is still on its way in

A put writes to a temporary file in the same file system, hashing on the way, syncs it, links
it to its final name (which fails when the content is already there) and syncs the folder. So
a name in the store always stands for whole, durable bytes, whatever moment the power fails.
"""

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from django.conf import settings

CHUNK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Content:
    """What the store knows of one content: its SHA-256 in hexadecimal and its size in bytes."""

    sha256: str
    size: int


class NotInStoreError(Exception):
    """No file of that SHA-256 is in the store."""

    def __init__(self, sha256: str) -> None:
        super().__init__(f"存储中没有这个文件：{sha256}。")
        self.sha256 = sha256


class Store(Protocol):
    """What every kind of store can do; nothing here changes or removes a content."""

    def put(self, stream: BinaryIO, before_naming: Callable[[str], object] = str) -> Content:
        """Store the bytes of `stream` durably and say what they are; a second put is harmless.

        :param before_naming: is told the SHA-256 before the bytes have their name.
        """

    def open_range(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes from `start` until before `end` (the file's end when None), in chunks.

        :raises NotInStoreError: before the first chunk.
        """

    def stat(self, sha256: str) -> Content:
        """Say the size of a content without reading it.

        :raises NotInStoreError: when it is not there.
        """

    def exists(self, sha256: str) -> bool:
        """Say whether a content is there, without reading it."""

    def state(self, sha256: str) -> tuple[int, ...]:
        """Say what changes when somebody changes the bytes on the disk, without reading them.

        :raises NotInStoreError: when it is not there.
        """


@dataclass(frozen=True)
class LocalStore:
    """A store in a folder of this machine."""

    root: Path

    def put(self, stream: BinaryIO, before_naming: Callable[[str], object] = str) -> Content:
        handle, name = tempfile.mkstemp(dir=incoming_folder(self.root))
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                content = copy_and_hash(stream, file)
                file.flush()
                os.fchmod(file.fileno(), 0o440)
                os.fsync(file.fileno())
            before_naming(content.sha256)
            self._link(temporary, self.path_of(content.sha256))
        finally:
            temporary.unlink()
        return content

    def open_range(self, sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        path = self.path_of(sha256)
        if not path.exists():
            raise NotInStoreError(sha256)
        return _read_range(path, start, end)

    def stat(self, sha256: str) -> Content:
        try:
            return Content(sha256, self.path_of(sha256).stat().st_size)
        except FileNotFoundError:
            raise NotInStoreError(sha256) from None

    def exists(self, sha256: str) -> bool:
        return self.path_of(sha256).exists()

    def state(self, sha256: str) -> tuple[int, ...]:
        try:
            found = self.path_of(sha256).stat()
        except FileNotFoundError:
            raise NotInStoreError(sha256) from None
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)

    def path_of(self, sha256: str) -> Path:
        """Return where a content lies.

        :raises ValueError: when `sha256` is not 64 hexadecimal digits, so that no path of a
            request can ever leave the store.
        """
        if not is_sha256(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self.root / "objects" / "sha256" / sha256[:2] / sha256[2:4] / sha256

    def _link(self, temporary: Path, final: Path) -> None:
        """Give the synced file its final name; when the content is there already, that stands."""
        final.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            final.hardlink_to(temporary)
        folder = final.parent
        while folder != self.root.parent:
            _sync_folder(folder)
            folder = folder.parent


def is_sha256(text: str) -> bool:
    """Whether the text is a SHA-256, and so can name no path out of the store."""
    return _SHA256.fullmatch(text) is not None


def the_store() -> Store:
    """Return the store of this instance."""
    return LocalStore(folder_of_store())


def incoming_folder(root: Path | None = None) -> Path:
    """Return where unfinished files lie, below `root` or in this instance; made when missing.

    Its name is hidden: a backup takes nothing that is hidden, for it may be gone at any moment.
    """
    folder = (root or folder_of_store()) / ".incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def folder_of_store() -> Path:
    """Return the folder of the store of this instance."""
    return Path(settings.INSTANCE_DIR) / "store"


def copy_and_hash(source: BinaryIO, target: BinaryIO) -> Content:
    """Copy what is left of `source` and say what it was."""
    digest = hashlib.sha256()
    size = 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
        size += len(chunk)
    return Content(digest.hexdigest(), size)


def _read_range(path: Path, start: int, end: int | None) -> Iterator[bytes]:
    """Open the file with the first chunk: an answer that is never read leaves nothing open."""
    with path.open("rb") as file:
        file.seek(start)
        left = None if end is None else max(0, end - start)
        while left is None or left > 0:
            chunk = file.read(CHUNK if left is None else min(CHUNK, left))
            if not chunk:
                return
            if left is not None:
                left -= len(chunk)
            yield chunk


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
