"""A stored file as it is sent: only after its bytes were held against its hash.

Whoever changes a file on the disk changes its size or its times, or has to wait an hour; then it
is read again. So a film that is played in parts is hashed once, and not for every part.
"""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from sunlit.records.store import NotInStoreError, the_store

AGAIN_SECONDS = 3600.0
_MOST = 10_000
_PART = 256 * 1024
_seen: dict[str, "_Seen"] = {}
_guard = Lock()


class AlteredFileError(Exception):
    """The bytes on the disk are not those that were stored; nothing of them is shown."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            "这个文件和存入时的指纹不同，或者已经不在，不能作为原件显示。请告诉审计员和系统管理员，"
            "从备份恢复。"
        )
        self.sha256 = sha256


@dataclass(frozen=True)
class _Seen:
    state: tuple[int, ...]
    at: float


def unaltered(sha256: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Return the bytes from `start` until before `end`, after the whole was found unaltered.

    :raises AlteredFileError: before the first byte, when it is not what was stored, or is gone.
    """
    try:
        _require(sha256)
        return _in_parts(the_store().open_range(sha256, start, end))
    except (NotInStoreError, OSError) as error:
        raise AlteredFileError(sha256) from error


def _require(sha256: str) -> None:
    state = the_store().state(sha256)
    now = time.monotonic()
    known = _seen.get(sha256)
    if known and known.state == state and now - known.at < AGAIN_SECONDS:
        return
    digest = hashlib.sha256()
    for part in the_store().open_range(sha256):
        digest.update(part)
    if digest.hexdigest() != sha256:
        raise AlteredFileError(sha256)
    with _guard:
        if len(_seen) >= _MOST:
            _seen.clear()
        _seen[sha256] = _Seen(state, now)


def _in_parts(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield smaller parts: what a slow reader has not taken is sent part by part."""
    for chunk in chunks:
        for begin in range(0, len(chunk), _PART):
            yield chunk[begin : begin + _PART]
