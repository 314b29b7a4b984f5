"""已办事项的第二份记录: every acknowledged act once more, in files that are only added to.

An act is acknowledged after its commit and after its event lies here, synced. So a database file
or a write-ahead log that is torn loses no act that anybody was told of: `sunlit lost` says which
acts the database lacks, with everything their events hold. The files hold what the database holds
and must be kept like it.

A file that cannot be written stops nobody: the act is committed. What is missing here is added
later, and meanwhile it is told.
"""

import errno
import hashlib
import json
import logging
import os
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction

from sunlit.ledger.canonical import moment_text
from sunlit.ledger.models import PendingEvent

logger = logging.getLogger(__name__)
NONE = "none"
_TURN = threading.Lock()
_QUEUE = threading.Lock()
_KNOWN = "known-as-lost.txt"
_PER_QUERY = 500
_waiting: list["_Line"] = []


class _Line:
    """A line whose act waits for it."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.text = text
        self.written = False


def side_log_folder() -> Path | None:
    """Return where the second record lies; None where the office wants none."""
    if settings.SIDE_LOG == NONE:
        return None
    return Path(settings.SIDE_LOG or Path(settings.INSTANCE_DIR) / "side-log")


def write_after_commit(event: PendingEvent, using: str) -> None:
    """Let the event be written here once its transaction is committed."""
    if using == DEFAULT_DB_ALIAS and side_log_folder() is not None:
        transaction.on_commit(lambda: write(event), using=using)


def write(event: PendingEvent) -> None:
    """Write the event and return when it is on the disk, by this thread or by another."""
    folder = side_log_folder()
    if folder is None:
        return
    own = _Line(folder / f"{event.recorded_at:%Y%m}.jsonl", line_of(event))
    with _QUEUE:
        _waiting.append(own)
    with _TURN:
        if own.written:
            return
        with _QUEUE:
            together = _waiting.copy()
            _waiting.clear()
        _append(together)


def line_of(event: PendingEvent) -> str:
    """Return the event as one line, which ends with its own digest: a torn line is known."""
    content: dict[str, Any] = {
        "id": str(event.pk),
        "log": event.log,
        "event": event.event,
        "subject": str(event.subject),
        "v": event.form_version,
        "recorded_at": moment_text(event.recorded_at),
        "actor": event.actor,
        "canonical": bytes(event.canonical).decode(),
        "salt": None if event.salt is None else bytes(event.salt).hex(),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\t{hashlib.sha256(text.encode()).hexdigest()}\n"


def _append(together: Iterable[_Line]) -> None:
    """Add the lines, one sync for all of a file; what fails is told, and added later."""
    by_file: dict[Path, list[_Line]] = {}
    for line in together:
        by_file.setdefault(line.file, []).append(line)
        line.written = True
    for file, lines in by_file.items():
        try:
            _add(file, "".join(line.text for line in lines).encode())
        except OSError as error:
            logger.error("第二份记录没有写成（%s），随后补写。", error.strerror)  # noqa: TRY400 - the words are for people
            _note_fault(str(error.strerror))


def _add(file: Path, content: bytes) -> None:
    if not file.parent.is_dir():
        if settings.SIDE_LOG:
            raise FileNotFoundError(2, "目录不在，可能没有挂载")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # A line that a full disk cut off must not swallow the next one.
        whole = b"\n" + content
        if os.write(descriptor, whole) != len(whole):
            raise OSError(errno.ENOSPC, "磁盘已满")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fault_file() -> Path:
    return Path(settings.INSTANCE_DIR) / "side-log-fault"


def _note_fault(words: str) -> None:
    try:
        _fault_file().write_text(words)
    except OSError:
        logger.error("磁盘不能写入，连这次故障也没有记下。")  # noqa: TRY400 - as above


def side_log_fault() -> str:
    """Say in words that acts wait for their second record; empty when none does."""
    if not _fault_file().exists():
        return ""
    return f"已办事项的第二份记录没有写全：{_fault_file().read_text()}。"


def entries(folder: Path, newest: int = 0) -> Iterator[dict[str, Any]]:
    """Yield every whole line, file by file; what is torn is no entry.

    :param newest: only of so many files, a month each; 0 for all.
    """
    for file in sorted(folder.glob("*.jsonl"))[-newest:]:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                text, _, digest = line.rstrip("\n").rpartition("\t")
                if hashlib.sha256(text.encode()).hexdigest() == digest:
                    yield json.loads(text)


def lost(folder: Path, newest: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the acts of the second record that the database does not have, but for known losses."""
    batch: list[dict[str, Any]] = []
    file = folder / _KNOWN
    known = set(file.read_text().split()) if file.exists() else set()
    for entry in entries(folder, newest):
        if entry["id"] in known:
            continue
        batch.append(entry)
        if len(batch) == _PER_QUERY:
            yield from _absent(batch)
            batch = []
    yield from _absent(batch)


def _absent(batch: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    keys = [UUID(entry["id"]) for entry in batch]
    there = set(PendingEvent.objects.filter(pk__in=keys).values_list("pk", flat=True))
    yield from (entry for entry in batch if UUID(entry["id"]) not in there)


def know_as_lost(folder: Path, keys: Iterable[str]) -> None:
    """Let these be known losses from now on; the file beside the record names them."""
    with (folder / _KNOWN).open("a") as file:
        file.writelines(f"{key}\n" for key in keys)


def catch_up() -> int:
    """Add what the database has and the second record lacks; return how much.

    :raises OSError: when it cannot be written.
    """
    folder = side_log_folder()
    if folder is None:
        return 0
    known = {entry["id"] for entry in entries(folder)}
    added = 0
    for event in PendingEvent.objects.order_by("recorded_at", "pk").iterator(_PER_QUERY):
        if str(event.pk) not in known:
            _add(folder / f"{event.recorded_at:%Y%m}.jsonl", line_of(event).encode())
            added += 1
    _fault_file().unlink(missing_ok=True)
    return added
