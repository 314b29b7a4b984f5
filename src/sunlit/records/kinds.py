"""What a file is, by its bytes; its name is only what somebody called it.

Read are the first and the last 64 KiB, and the directory of an archive or of an old Office file,
however large the file is. Nothing is refused here: an unusual file may well be the evidence.
"""

import codecs
import os
import re
import struct
from typing import BinaryIO

from sunlit.records import file_kinds as kinds
from sunlit.records.file_kinds import UNKNOWN, FileKind, is_promised, kind_named

__all__ = ["UNKNOWN", "FileKind", "doubt", "is_program", "kind_named", "kind_of"]

_READ = 64 * 1024
_MOST_OF_A_DIRECTORY = 4 * 1024 * 1024
_MP3_SYNC, _MP3_LAYER_MASK, _MP3_LAYER = 0xFF, 0xE6, 0xE2
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_PRINTABLE_FROM = 0x20
_NAME_IN_ZIP = re.compile(
    rb"(?:PK\x03\x04.{26}|PK\x01\x02.{42})(?:\./)?"
    rb"(word/|xl/|ppt/|OFD\.xml|META-INF/MANIFEST\.MF|AndroidManifest\.xml)",
    re.DOTALL,
)
_MACROS_IN_ZIP = re.compile(rb"PK\x01\x02.{42}[\w/]{0,40}vbaProject\.bin", re.DOTALL)
_END_OF_ZIP = b"PK\x05\x06"
_SIZE_AND_PLACE_AT = 12
_RIFF_AT, _FORMS_OF_RIFF = 8, b"RIFF"
_EBML = b"\x1a\x45\xdf\xa3"
_DOC_TYPE_WITHIN = 128
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR_SHIFT_AT, _DIRECTORY_AT = 30, 48
_LARGEST_SECTOR_SHIFT = 16
_INSTALLER_CLASS = bytes.fromhex("84100c0000000000c000000000000046")
_BOXES = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"))
"""What a QuickTime film of the time before `ftyp` begins with."""
_BITMAP_HEADERS = frozenset((12, 16, 40, 52, 56, 64, 108, 124))
_BITMAP_HEADER_AT = 14
_SYNC = 0x47
_PACKETS = ((188, 0), (192, 4), (204, 0))
"""Length of a packet of a transport stream, and where in it the sync byte stands."""
_PACKETS_LOOKED_AT = 4
_PDF_WITHIN = 1024
_MAIL = re.compile(
    rb"(?:return-path|received|delivered-to|message-id|mime-version|from|x-[\w-]+): ", re.IGNORECASE
)
_UTF_16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PLAIN_CHARACTERS = re.compile(r"[\t\r\n -~ -⁯　-〿一-鿿＀-￯]+")


def kind_of(stream: BinaryIO) -> FileKind:
    """Return what the bytes of `stream` are; it is left at its beginning."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(_READ)
    tail = _read_at(stream, max(0, size - _READ), _READ)
    found = _by_magic(head) or _by_directory(stream, head, tail) or _by_frame(head)
    stream.seek(0)
    return found or _by_text(head) or _by_rest(head)


def is_program(name: str, kind: FileKind) -> bool:
    """Whether opening the file runs something: by its bytes, or because its name lets it run."""
    ending = _ending_of(name)
    is_text = kind in {kinds.TEXT, kinds.HTML, kinds.XML}
    return kind.is_program or (is_text and ending in kinds.SCRIPT.endings)


def doubt(name: str, kind: FileKind) -> str:
    """Return what one should know before opening the file, empty when name and bytes agree."""
    ending = _ending_of(name)
    if is_program(name, kind) and ending in (*kind.endings, *kinds.SCRIPT.endings):
        return "程序文件，不要打开运行"
    if is_promised(ending) and ending not in kind.endings:
        return f"扩展名是 {ending}，内容是{kind.label}"
    return "程序文件，不要打开运行" if kind.is_program else ""


def _ending_of(name: str) -> str:
    return name.rpartition(".")[2].strip(" .").lower() if "." in name else ""


def _read_at(stream: BinaryIO, place: int, size: int) -> bytes:
    stream.seek(place)
    return stream.read(size)


def _by_magic(head: bytes) -> FileKind | None:
    if head[4:8] == b"ftyp":
        brands = ((kind, head[8:12].startswith(brand)) for brand, kind in kinds.BRANDS)
        return next((kind for kind, fits in brands if fits), kinds.MP4)
    if head.startswith(_EBML):
        return kinds.WEBM if b"webm" in head[:_DOC_TYPE_WITHIN] else kinds.MATROSKA
    for start, magic, kind in kinds.MAGIC:
        if start == _RIFF_AT and not head.startswith(_FORMS_OF_RIFF):
            continue
        if head[start:].startswith(magic):
            return kind
    return kinds.SCRIPT if head.removeprefix(codecs.BOM_UTF8).startswith(b"#!") else None


def _by_directory(stream: BinaryIO, head: bytes, tail: bytes) -> FileKind | None:
    """Look for the names of entries, not into them: a forged directory costs no memory."""
    if head.startswith(_OLE):
        return _in_ole(stream, head)
    if not head.startswith((b"PK\x03\x04", _END_OF_ZIP)):
        return None
    directory = _directory_of_zip(stream, tail) or tail
    if _MACROS_IN_ZIP.search(directory):
        return kinds.MACROS
    found = _NAME_IN_ZIP.search(head) or _NAME_IN_ZIP.search(directory)
    return kinds.IN_ZIP[found.group(1)] if found else kinds.ZIP


def _directory_of_zip(stream: BinaryIO, tail: bytes) -> bytes:
    end = tail.rfind(_END_OF_ZIP)
    numbers = tail[end + _SIZE_AND_PLACE_AT :][:8] if end >= 0 else b""
    if len(numbers) < struct.calcsize("<II"):
        return b""
    size, place = struct.unpack("<II", numbers)
    return _read_at(stream, place, min(size, _MOST_OF_A_DIRECTORY))


def _in_ole(stream: BinaryIO, head: bytes) -> FileKind:
    header = head.ljust(_DIRECTORY_AT + 4, b"\0")
    (shift,) = struct.unpack_from("<H", header, _SECTOR_SHIFT_AT)
    (sector,) = struct.unpack_from("<I", header, _DIRECTORY_AT)
    place = (sector + 1) << min(shift, _LARGEST_SECTOR_SHIFT)
    directory = _read_at(stream, place, _READ) or head
    if "_VBA_PROJECT".encode("utf-16-le") in directory:
        return kinds.MACROS
    if _INSTALLER_CLASS in directory[:_DOC_TYPE_WITHIN]:
        return kinds.INSTALLER
    locked = "EncryptedPackage".encode("utf-16-le") in directory
    return kinds.LOCKED_OFFICE if locked else kinds.OLE


def _by_frame(head: bytes) -> FileKind | None:
    """Know what has no magic of its own, by the numbers at the places of its headers."""
    if head[4:8] in _BOXES and len(head) > _PDF_WITHIN:
        return kinds.BRANDS[0][1]
    if head.startswith(b"BM") and len(head) > _BITMAP_HEADER_AT + 4:
        (header,) = struct.unpack_from("<I", head, _BITMAP_HEADER_AT)
        if header in _BITMAP_HEADERS:
            return kinds.BMP
    for length, place in _PACKETS:
        syncs = head[place : length * _PACKETS_LOOKED_AT : length]
        if len(syncs) == _PACKETS_LOOKED_AT and set(syncs) == {_SYNC}:
            return kinds.TRANSPORT_STREAM
    is_mp3 = len(head) > 1 and head[0] == _MP3_SYNC and head[1] & _MP3_LAYER_MASK == _MP3_LAYER
    return kinds.MP3 if is_mp3 and not head.startswith(codecs.BOM_UTF16_LE) else None


def _by_text(head: bytes) -> FileKind | None:
    text = _as_utf_8(head)
    if text is None:
        return None
    start = text.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"%PDF-"):
        return kinds.PDF
    if start.startswith(b"{\\rtf"):
        return kinds.RTF
    lower = start.lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return kinds.HTML
    if lower.startswith((b"<?xml", b"<svg")):
        return kinds.XML
    return kinds.MAIL if _MAIL.match(start) else kinds.TEXT


def _as_utf_8(head: bytes) -> bytes | None:
    """Return the bytes of a text, those in UTF-16 in UTF-8; None where they are no text."""
    for mark, encoding in _UTF_16:
        if head.startswith(mark):
            return _from_utf_16(head[len(mark) :], encoding, whole=False)
    if not head:
        return None
    if any(byte < _PRINTABLE_FROM and byte not in _TEXT_CONTROLS for byte in head):
        return _from_utf_16(head, "utf-16-le", whole=True)
    return head if any(_reads_as(head, one) for one in ("utf-8", "gb18030")) else None


def _from_utf_16(head: bytes, encoding: str, *, whole: bool) -> bytes | None:
    """Read UTF-16; without a byte order mark only what is plainly Chinese or Latin (`whole`)."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head[: len(head) // 2 * 2])
    except UnicodeDecodeError:
        return None
    if "\0" in text or (whole and not _PLAIN_CHARACTERS.fullmatch(text)):
        return None
    return text.encode("utf-8", "replace")


def _by_rest(head: bytes) -> FileKind:
    """What begins with neither: a PDF after a few bytes of something else, or a program."""
    if head.startswith(b"MZ"):
        return kinds.WINDOWS
    return kinds.PDF if b"%PDF-" in head[:_PDF_WITHIN] else UNKNOWN


def _reads_as(head: bytes, encoding: str) -> bool:
    """Whether the bytes are text; a character that the end of the reading cuts is forgiven."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < _READ)
    except UnicodeDecodeError:
        return False
    return True
