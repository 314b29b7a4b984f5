"""Files that are written once, whole or not at all."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


class WrittenDifferentlyError(RuntimeError):
    """A published file holds other bytes than the database says; it was altered."""


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary file, fsync, rename, fsync the folder. Replaces an older file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def write_once(path: Path, content: bytes) -> None:
    """Write a file that never changes; one that is there already must hold the same bytes.

    :raises WrittenDifferentlyError: when it does not.
    """
    if not path.exists():
        write_whole(path, content)
    elif path.read_bytes() != content:
        raise WrittenDifferentlyError(f"{path.name} was altered after it was published")


def sync_folder(folder: Path) -> None:
    """Make the renames in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: one process, and one thread, at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
