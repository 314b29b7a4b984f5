"""What a file is, by its bytes; its name is only what somebody called it.

Read are the first and the last 64 KiB, however large the file is. Nothing is refused here: an
unusual file may well be the evidence.
"""

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_READ = 64 * 1024
_MP3_SYNC, _MP3_LAYER_MASK, _MP3_LAYER = 0xFF, 0xE6, 0xE2
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_PRINTABLE_FROM = 0x20
_NAME_IN_ZIP = re.compile(
    rb"(?:PK\x03\x04.{26}|PK\x01\x02.{42})"
    rb"(word/|xl/|ppt/|OFD\.xml|META-INF/MANIFEST\.MF|AndroidManifest\.xml)",
    re.DOTALL,
)


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its media type, its name on the screen, the endings that promise it."""

    media_type: str
    label: str
    endings: tuple[str, ...] = ()
    is_program: bool = False


UNKNOWN = FileKind("application/octet-stream", "未能识别的文件")
_MP4 = FileKind("video/mp4", "MP4 视频", ("mp4", "m4v"))
_MP3 = FileKind("audio/mpeg", "MP3 音频", ("mp3",))
_ZIP = FileKind("application/zip", "ZIP 压缩包", ("zip",))
_TEXT = FileKind("text/plain", "文本", ("txt", "csv", "log", "md"))
_HTML = FileKind("text/html", "网页", ("html", "htm"))
_XML = FileKind("application/xml", "XML", ("xml", "svg"))
_TIFF = FileKind("image/tiff", "TIFF 图片", ("tif", "tiff"))
_WORD = FileKind(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", ("docx",)
)
_SHEET = FileKind(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", ("xlsx",)
)
_SLIDES = FileKind(
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "PowerPoint",
    ("pptx",),
)
_OFD = FileKind("application/ofd", "OFD 版式文件", ("ofd",))
_JAVA = FileKind("application/java-archive", "程序包", ("jar", "apk"), is_program=True)

_MAGIC: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"%PDF-", FileKind("application/pdf", "PDF", ("pdf",))),
    (0, b"\xff\xd8\xff", FileKind("image/jpeg", "JPEG 图片", ("jpg", "jpeg"))),
    (0, b"\x89PNG\r\n\x1a\n", FileKind("image/png", "PNG 图片", ("png",))),
    (0, b"GIF8", FileKind("image/gif", "GIF 图片", ("gif",))),
    (0, b"II*\x00", _TIFF),
    (0, b"MM\x00*", _TIFF),
    (8, b"WEBP", FileKind("image/webp", "WebP 图片", ("webp",))),
    (8, b"WAVE", FileKind("audio/wav", "WAV 音频", ("wav",))),
    (8, b"AVI ", FileKind("video/x-msvideo", "AVI 视频", ("avi",))),
    (0, b"ID3", _MP3),
    (0, b"fLaC", FileKind("audio/flac", "FLAC 音频", ("flac",))),
    (0, b"#!AMR", FileKind("audio/amr", "AMR 音频", ("amr",))),
    (0, b"OggS", FileKind("audio/ogg", "Ogg 音频", ("ogg", "oga"))),
    (0, b"FLV\x01", FileKind("video/x-flv", "FLV 视频", ("flv",))),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileKind("video/x-ms-asf", "WMV 视频", ("wmv",))),
    (0, b"\x00\x00\x01\xba", FileKind("video/mpeg", "MPEG 视频", ("mpg", "mpeg"))),
    (0, b"Rar!\x1a\x07", FileKind("application/vnd.rar", "RAR 压缩包", ("rar",))),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind("application/x-7z-compressed", "7z 压缩包", ("7z",))),
    (0, b"\x1f\x8b", FileKind("application/gzip", "gzip 压缩包", ("gz", "tgz"))),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        FileKind(
            "application/x-ole-storage",
            "旧版 Office（WPS）文件",
            ("doc", "xls", "ppt", "wps", "et", "dps"),
        ),
    ),
    (
        0,
        b"MZ",
        FileKind(
            "application/vnd.microsoft.portable-executable",
            "Windows 程序",
            ("exe", "dll", "scr", "com"),
            is_program=True,
        ),
    ),
    (0, b"\x7fELF", FileKind("application/x-elf", "Linux 程序", is_program=True)),
    (0, b"#!/", FileKind("text/x-script", "脚本程序", ("sh", "py"), is_program=True)),
)
_RIFF_AT, _FORMS_OF_RIFF = 8, b"RIFF"
_BRANDS: tuple[tuple[bytes, FileKind], ...] = (
    (b"qt", FileKind("video/quicktime", "MOV 视频", ("mov", "qt"))),
    (b"M4A", FileKind("audio/mp4", "M4A 音频", ("m4a",))),
    (b"M4B", FileKind("audio/mp4", "M4A 音频", ("m4a",))),
    (b"3g", FileKind("video/3gpp", "3GP 视频", ("3gp", "3g2"))),
    (b"he", FileKind("image/heic", "HEIC 图片", ("heic", "heif"))),
    (b"mif1", FileKind("image/heic", "HEIC 图片", ("heic", "heif"))),
    (b"avif", FileKind("image/avif", "AVIF 图片", ("avif",))),
)
_EBML = b"\x1a\x45\xdf\xa3"
_WEBM = FileKind("video/webm", "WebM 视频", ("webm",))
_MATROSKA = FileKind("video/x-matroska", "MKV 视频", ("mkv",))
_DOC_TYPE_WITHIN = 128
_IN_ZIP = {
    b"word/": _WORD,
    b"xl/": _SHEET,
    b"ppt/": _SLIDES,
    b"OFD.xml": _OFD,
    b"META-INF/MANIFEST.MF": _JAVA,
    b"AndroidManifest.xml": _JAVA,
}


def kind_of(stream: BinaryIO) -> FileKind:
    """Return what the bytes of `stream` are; it is left at its beginning."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    head = stream.read(_READ)
    stream.seek(max(0, size - _READ))
    tail = stream.read(_READ)
    stream.seek(0)
    return _by_magic(head, tail) or _by_text(head) or UNKNOWN


def kind_named(media_type: str) -> FileKind:
    """Return the kind of a stored media type."""
    return next((kind for kind in _all_kinds() if kind.media_type == media_type), UNKNOWN)


def doubt(name: str, kind: FileKind) -> str:
    """Return what one should know before opening the file, empty when name and bytes agree."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = next((one for one in _all_kinds() if ending in one.endings), None)
    if promised is not None and ending not in kind.endings:
        return f"扩展名是 {ending}，内容是{kind.label}"
    return "程序文件，不要打开运行" if kind.is_program else ""


def _by_magic(head: bytes, tail: bytes) -> FileKind | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(head, tail)
    if head[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS if head[8:12].startswith(brand)), _MP4)
    if head.startswith(_EBML):
        return _WEBM if b"webm" in head[:_DOC_TYPE_WITHIN] else _MATROSKA
    for start, magic, kind in _MAGIC:
        if start == _RIFF_AT and not head.startswith(_FORMS_OF_RIFF):
            continue
        if head[start:].startswith(magic):
            return kind
    is_mp3 = len(head) > 1 and head[0] == _MP3_SYNC and head[1] & _MP3_LAYER_MASK == _MP3_LAYER
    return _MP3 if is_mp3 else None


def _in_zip(head: bytes, tail: bytes) -> FileKind:
    """Look for the names of entries, not into them: a forged directory costs no memory."""
    found = _NAME_IN_ZIP.search(head) or _NAME_IN_ZIP.search(tail)
    return _IN_ZIP[found.group(1)] if found else _ZIP


def _by_text(head: bytes) -> FileKind | None:
    if not head or any(byte < _PRINTABLE_FROM and byte not in _TEXT_CONTROLS for byte in head):
        return None
    if not any(_reads_as(head, encoding) for encoding in ("utf-8", "gb18030")):
        return None
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:_READ].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return _HTML
    return _XML if start.startswith((b"<?xml", b"<svg")) else _TEXT


def _reads_as(head: bytes, encoding: str) -> bool:
    """Whether the bytes are text; a character that the end of the reading cuts is forgiven."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < _READ)
    except UnicodeDecodeError:
        return False
    return True


def _all_kinds() -> Iterator[FileKind]:
    yield from (kind for _, _, kind in _MAGIC)
    yield from (kind for _, kind in _BRANDS)
    yield from _IN_ZIP.values()
    yield from (_MP4, _WEBM, _MATROSKA, _ZIP, _TEXT, _HTML, _XML)
