"""Which characters a font file has: its `cmap` (ISO/IEC 14496-22), in the two formats that count.

Every font of the last twenty years carries format 4 (characters up to U+FFFF) or 12 (all of them).
"""

import mmap
import struct
from collections.abc import Iterator
from pathlib import Path

_COLLECTION = b"ttcf"
_RECORD = 16
_UNICODE_PLATFORM, _MICROSOFT, _MICROSOFT_UNICODE = 0, 3, (1, 10)
_MISSING_GLYPH = 0
_LAST_OF_FORMAT_4 = 0xFFFF


class UnreadableFontError(Exception):
    """The file is no font, or names no character in a format that is read here."""


def code_points(file: Path, index: int = 0) -> frozenset[int]:
    """Return the code points for which the font (the `index`-th of a collection) has a glyph.

    :raises UnreadableFontError: see there.
    """
    with file.open("rb") as opened:
        try:
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return frozenset(_code_points(data, _table(data, index, b"cmap")))
        except (struct.error, ValueError) as broken:
            raise UnreadableFontError(file.name) from broken


def _table(data: mmap.mmap, index: int, tag: bytes) -> int:
    """Return where the table of that name begins."""
    start = 0
    if data[:4] == _COLLECTION:
        (start,) = struct.unpack_from(">I", data, 12 + 4 * index)
    (count,) = struct.unpack_from(">H", data, start + 4)
    for number in range(count):
        record = start + 12 + number * _RECORD
        if data[record : record + 4] == tag:
            return int(struct.unpack_from(">I", data, record + 8)[0])
    raise UnreadableFontError(f"no table {tag.decode()}")


def _code_points(data: mmap.mmap, cmap: int) -> Iterator[int]:
    """Yield what every Unicode subtable maps to a glyph."""
    read = 0
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * number)
        is_unicode = platform == _UNICODE_PLATFORM or (
            platform == _MICROSOFT and encoding in _MICROSOFT_UNICODE
        )
        (kind,) = struct.unpack_from(">H", data, cmap + offset)
        if not is_unicode or kind not in _READERS:
            continue
        read += 1
        yield from _READERS[kind](data, cmap + offset)
    if not read:
        raise UnreadableFontError("no Unicode subtable of format 4 or 12")


def _segments(data: mmap.mmap, start: int) -> Iterator[int]:
    """Format 4: segments with an offset each, some with a glyph for each character."""
    (twice,) = struct.unpack_from(">H", data, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    firsts = struct.unpack_from(f">{count}H", data, start + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * twice)
    offsets_at = start + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    for place, (first, end, delta, offset) in enumerate(
        zip(firsts, ends, deltas, offsets, strict=True)
    ):
        for code in range(first, min(end, _LAST_OF_FORMAT_4 - 1) + 1):
            glyph = code
            if offset:
                at = offsets_at + 2 * place + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, at)
            if glyph != _MISSING_GLYPH and (glyph + delta) % 0x10000 != _MISSING_GLYPH:
                yield code


def _groups(data: mmap.mmap, start: int) -> Iterator[int]:
    """Format 12: groups of characters whose glyphs follow each other."""
    (count,) = struct.unpack_from(">I", data, start + 12)
    for number in range(count):
        first, end, glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        yield from range(first + (glyph == _MISSING_GLYPH), end + 1)


_READERS = {4: _segments, 12: _groups}
