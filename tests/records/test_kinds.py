"""What a file is says its content; the ending of its name may lie."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from sunlit.records.kinds import UNKNOWN, doubt, kind_named, kind_of

_WORDS = "现场检查笔录\n"


def zipped(*names: str, size: int = 10) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, b"x" * size)
    return whole.getvalue()


def boxed(brand: bytes) -> bytes:
    return b"\x00\x00\x00\x20ftyp" + brand + b"\x00\x00\x02\x00" + bytes(200)


CONTENTS: Sequence[tuple[bytes, str]] = (
    (b"%PDF-1.7\n" + bytes(300), "application/pdf"),
    (b"\xff\xd8\xff\xe1\x00\x10Exif" + bytes(300), "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n" + bytes(300), "image/png"),
    (boxed(b"isom"), "video/mp4"),
    (boxed(b"mp42"), "video/mp4"),
    (boxed(b"qt  "), "video/quicktime"),
    (boxed(b"M4A "), "audio/mp4"),
    (boxed(b"heic"), "image/heic"),
    (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(300), "video/webm"),
    (b"\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska" + bytes(300), "video/x-matroska"),
    (b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(300), "audio/wav"),
    (b"RIFF\x24\x00\x00\x00AVI LIST" + bytes(300), "video/x-msvideo"),
    (b"1234\x24\x00\x00\x00WAVEfmt " + bytes(300), "application/octet-stream"),
    (b"ID3\x03\x00" + bytes(300), "audio/mpeg"),
    (b"\xff\xfb\x90\x64" + bytes(300), "audio/mpeg"),
    (
        zipped("[Content_Types].xml", "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        zipped("[Content_Types].xml", "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (zipped("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
    (zipped("附件.bin", "OFD.xml", size=200_000), "application/ofd"),
    (zipped("word.txt"), "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), "application/x-ole-storage"),
    (b"MZ\x90\x00" + bytes(300), "application/vnd.microsoft.portable-executable"),
    (_WORDS.encode() * 9, "text/plain"),
    (_WORDS.encode("gb18030") * 9, "text/plain"),
    (_WORDS.encode() * 9000, "text/plain"),
    (b"<!DOCTYPE html><script>alert(1)</script>", "text/html"),
    (bytes(range(256)), "application/octet-stream"),
    (b"", "application/octet-stream"),
)


@pytest.mark.parametrize(("content", "media_type"), CONTENTS)
def test_the_bytes_say_what_a_file_is(content: bytes, media_type: str) -> None:
    stream = io.BytesIO(content)
    kind = kind_of(stream)
    assert kind.media_type == media_type
    assert stream.tell() == 0
    assert kind_named(media_type) == kind


def test_every_content_above_is_another_kind_or_another_form_of_it() -> None:
    """Were `kind_of` to say one thing of everything, the examples would show it."""
    assert len({media_type for _, media_type in CONTENTS}) > len(CONTENTS) / 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("录像.mp4", boxed(b"isom"), ""),
        ("录像.MP4", boxed(b"isom"), ""),
        ("录像.mp4", b"MZ" + bytes(99), "扩展名是 mp4，内容是Windows 程序"),
        ("录像.mp4", bytes(range(99)), "扩展名是 mp4，内容是未能识别的文件"),
        ("安装.exe", b"MZ" + bytes(99), "程序文件，不要打开运行"),
        ("程序", b"\x7fELF" + bytes(99), "程序文件，不要打开运行"),
        ("照片.png", b"\xff\xd8\xff" + bytes(99), "扩展名是 png，内容是JPEG 图片"),
        ("记录.dat", bytes(range(99)), ""),
        ("没有扩展名", b"%PDF-1.7", ""),
    ],
)
def test_a_name_that_promises_something_else_is_doubted(
    name: str, content: bytes, words: str
) -> None:
    assert doubt(name, kind_of(io.BytesIO(content))) == words


def test_a_media_type_that_nobody_knows_is_an_unknown_kind() -> None:
    assert kind_named("application/x-something") == UNKNOWN
