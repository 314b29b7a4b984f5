"""Files of a form that was refused: they wait a day for the next attempt, and are no record yet.

    <instance>/store/.waiting/<key of the person>/<SHA-256>

Nobody reaches them but the person who chose them, by a form that names them sealed. The folder is
hidden, so that no backup takes what nobody handed in.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sunlit.records.store import Content, copy_and_hash, folder_of_store, is_sha256

LONGEST = timedelta(days=1)
MOST_BYTES = 1 << 30
"""How much waits for one person; of more the oldest goes."""


def put_by(person: int, stream: BinaryIO, now: datetime) -> Content:
    """Keep the bytes until the form is sent again.

    :raises OSError: when the disk does not take them.
    """
    folder = _folder_of(person)
    folder.mkdir(parents=True, exist_ok=True)
    stream.seek(0)
    handle, name = tempfile.mkstemp(dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            content = copy_and_hash(stream, file)
        temporary.rename(folder / content.sha256)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    os.utime(folder / content.sha256, (now.timestamp(), now.timestamp()))
    _make_room(folder, content.sha256)
    return content


def wait_on(person: int, sha256: str, now: datetime) -> None:
    """Let a file that waits already wait from now on."""
    with suppress(FileNotFoundError):
        os.utime(_folder_of(person) / sha256, (now.timestamp(), now.timestamp()))


def waiting_file(person: int, sha256: str) -> BinaryIO | None:
    """Return the open file, or None when it waits no longer."""
    if not is_sha256(sha256):
        return None
    try:
        return (_folder_of(person) / sha256).open("rb")
    except FileNotFoundError:
        return None


def let_go(person: int, sha256: str) -> None:
    """Remove a file that waits for nothing any more."""
    if is_sha256(sha256):
        (_folder_of(person) / sha256).unlink(missing_ok=True)


def clean(now: datetime) -> int:
    """Remove what has waited too long, and what broke off on its way in; return how many files.

    A file on its way in that is older than a day belongs to a process that is no more.
    """
    root = folder_of_store()
    removed = 0
    for path in [*(root / ".waiting").glob("*/*"), *(root / ".incoming").glob("*")]:
        with suppress(FileNotFoundError):
            if now.timestamp() - path.stat().st_mtime > LONGEST.total_seconds():
                path.unlink()
                removed += 1
    for folder in (root / ".waiting").glob("*"):
        with suppress(OSError):  # another file came meanwhile
            folder.rmdir()
    return removed


def _folder_of(person: int) -> Path:
    return folder_of_store() / ".waiting" / str(person)


def _make_room(folder: Path, newest: str) -> None:
    """Let the oldest go until the rest is not too much."""
    others = sorted(_others(folder, newest))
    room = MOST_BYTES - (folder / newest).stat().st_size
    for _, size, path in reversed(others):
        room -= size
        if room < 0:
            path.unlink(missing_ok=True)


def _others(folder: Path, newest: str) -> Iterator[tuple[float, int, Path]]:
    for path in folder.iterdir():
        if path.name != newest:
            with suppress(FileNotFoundError):
                stat = path.stat()
                yield stat.st_mtime, stat.st_size, path
