"""Stored bytes that have no row: an act was refused after they were stored, or its machine fell.

    <instance>/store/.unnamed/<SHA-256>    an empty file: these bytes are about to get a row
    <instance>/store/.leaving/<SHA-256>    bytes on their way out, looked at once more

Whoever stores bytes says so first, and their row follows in the transaction of the act. A day
later they have their row, or they go. They may be stored a second time at that very moment: so
they are moved aside before it is asked again whether anybody expects them, and moved back if so.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sunlit.records.models import StoredFile
from sunlit.records.store import LocalStore, folder_of_store, is_sha256
from sunlit.records.waiting import LONGEST


def expect(sha256: str) -> None:
    """Say, before the bytes get their name in the store, that a row will follow."""
    (_folder(".unnamed") / sha256).touch()


def clean_unnamed(now: datetime) -> int:
    """Remove stored bytes that a day later have no row; return how many files.

    :param now: real time, which is that of files.
    """
    store = LocalStore(folder_of_store())
    removed = 0
    for path in _folder(".leaving").iterdir():  # the machine fell while they were moved aside
        _put_back(path, store.path_of(path.name))
    for expected in _folder(".unnamed").iterdir():
        if not is_sha256(expected.name) or not _is_old(expected, now):
            continue
        if _has_row(expected.name):
            expected.unlink(missing_ok=True)
            continue
        aside = _folder(".leaving") / expected.name
        final = store.path_of(expected.name)
        with suppress(FileNotFoundError):
            final.rename(aside)
        if _has_row(expected.name) or not _is_old(expected, now):
            _put_back(aside, final)
            continue
        with suppress(FileNotFoundError):
            aside.unlink()
            removed += 1
        expected.unlink(missing_ok=True)
    return removed


def _put_back(aside: Path, final: Path) -> None:
    """Give the bytes their name again, unless the same ones were stored meanwhile."""
    with suppress(FileExistsError, FileNotFoundError):
        final.hardlink_to(aside)
    aside.unlink(missing_ok=True)


def _is_old(path: Path, now: datetime) -> bool:
    with suppress(FileNotFoundError):
        return now.timestamp() - path.stat().st_mtime > LONGEST.total_seconds()
    return False


def _has_row(sha256: str) -> bool:
    return StoredFile.objects.filter(sha256=sha256).exists()


def _folder(name: str) -> Path:
    folder = folder_of_store() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
