"""How many pages a file has that came from outside: a picture has one, sound and data have none."""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache

from sunlit.records.store import the_store

_PDF = "application/pdf"
_PICTURE = "image/"
_READ_AT_MOST = 64 * 1024 * 1024
_TREE = re.compile(rb"/Type\s*/Pages\b")
_COUNT = re.compile(rb"/Count\s+(\d+)")
_LEAF = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b.*?stream\r?\n(.*?)endstream", re.DOTALL)


@lru_cache(maxsize=4096)
def pages_of_file(sha256: str, media_type: str, size: int) -> int:
    """Return the pages of a stored file; 0 where it has none, or does not tell (locked, huge)."""
    if media_type.startswith(_PICTURE):
        return 1
    if media_type != _PDF or size > _READ_AT_MOST:
        return 0
    return count_pages_of_scan(b"".join(the_store().open_range(sha256)))


def count_pages_of_scan(pdf: bytes) -> int:
    """Return the number of pages of any PDF: its page tree counts them, in the open or packed."""
    trees = [
        int(count[1])
        for part in pdf.split(b"endobj")
        if _TREE.search(part)
        for count in _COUNT.finditer(part)
    ]
    if trees:
        return max(trees)
    packed = b"".join(_unpacked(pdf))
    return len(_LEAF.findall(pdf)) or len(_LEAF.findall(packed))


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    for found in _PACKED.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(found[1], _READ_AT_MOST)
        except zlib.error:
            continue
