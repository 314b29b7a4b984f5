"""Checkpoints in folders of other machines: written there, and read back to be compared.

A folder that is not mounted is a fault that is told; it is never made, or the copy would lie on
this machine. Files are written once, under the day and the size, and none is ever removed here.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from sunlit.ledger.files import write_once
from sunlit.ledger.models import Log
from sunlit.ledger.notes import parse

_READ_BACK = 48
"""So many of the newest are compared each time: two days of hourly ones, and all that precede
them are prefixes of these."""


class FolderMissingError(OSError):
    """The folder is not there: most likely the other machine's disk is not mounted."""


def folders() -> list[Path]:
    """Return the folders that checkpoints are kept in."""
    return [Path(name) for name in settings.CHECKPOINT_FOLDERS]


def keep_in(folder: Path, log: Log, note: str, day: str) -> None:
    """Write a checkpoint into the folder, once.

    :raises FolderMissingError: when the folder is not there.
    """
    if not folder.is_dir():
        raise FolderMissingError(f"目录 {folder} 不在：另一台机器的磁盘没有挂载")
    write_once(folder / log.value / f"{day}-{parse(note).size:012d}.checkpoint", note.encode())


def kept_notes() -> Iterator[str]:
    """Yield the newest checkpoints that the folders hold, of each log; a missing folder has none.

    That it is missing is told by whoever writes there.
    """
    for folder in folders():
        for log in Log:
            files = sorted((folder / log.value).glob("*.checkpoint"))
            for file in files[-_READ_BACK:]:
                yield file.read_text(errors="replace")
