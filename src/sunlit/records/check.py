"""Prove every stored file: read each byte again and compare with its row."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sunlit.records.models import StoredFile
from sunlit.records.store import NotInStoreError, the_store


@dataclass(frozen=True)
class Finding:
    """One fault found by a check: where it is, and what is wrong, in a Chinese sentence."""

    where: str
    sentence: str


def count_files() -> int:
    """Return how many files are stored."""
    return StoredFile.objects.count()


def check_after(
    key: int, most: int, let_pass: Callable[[], None]
) -> list[tuple[int, Finding | None]]:
    """Read the next files after `key`, at most so many; say of each what is wrong, or nothing.

    :param let_pass: is called before each file.
    """
    checked = []
    for stored in StoredFile.objects.filter(pk__gt=key).order_by("pk")[:most]:
        let_pass()
        checked.append((stored.pk, _check(stored)))
    return checked


def check_store(progress: Callable[[int, int], None] | None = None) -> Iterator[Finding]:
    """Yield a finding for each stored file that is missing or no longer what was stored.

    :param progress: is told (files done, files in all) after each file.
    """
    total = StoredFile.objects.count()
    files = StoredFile.objects.order_by("pk").iterator(chunk_size=500)
    for done, stored in enumerate(files, start=1):
        finding = _check(stored)
        if finding:
            yield finding
        if progress:
            progress(done, total)


def _check(stored: StoredFile) -> Finding | None:
    where = f"store/{stored.sha256}"
    digest = hashlib.sha256()
    size = 0
    try:
        for chunk in the_store().open_range(stored.sha256):
            digest.update(chunk)
            size += len(chunk)
    except NotInStoreError:
        return Finding(where, f"文件“{stored.original_name}”不见了。")
    except OSError as error:
        return Finding(where, f"文件“{stored.original_name}”读不出来：{error.strerror}。")
    if size != stored.size:
        return Finding(
            where, f"文件“{stored.original_name}”应有 {stored.size} 字节，现有 {size} 字节。"
        )
    if digest.hexdigest() != stored.sha256:
        return Finding(where, f"文件“{stored.original_name}”的内容被改动过。")
    return None
