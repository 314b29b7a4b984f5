"""What a file is says its content; the ending of its name may lie."""

import io
import zipfile
from collections.abc import Sequence

import pytest

from sunlit.records.kinds import UNKNOWN, doubt, is_program, kind_named, kind_of

_WORDS = "现场检查笔录\n"


def zipped(*names: str, size: int = 10) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in names:
            archive.writestr(name, b"x" * size)
    return whole.getvalue()


def boxed(brand: bytes) -> bytes:
    return b"\x00\x00\x00\x20ftyp" + brand + b"\x00\x00\x02\x00" + bytes(200)


def packets(length: int, place: int) -> bytes:
    packet = bytes(place) + b"\x47" + bytes(length - place - 1)
    return packet * 5


def old_office(*entries: str, root_class: bytes = bytes(16)) -> bytes:
    """An OLE file whose directory lies in its third sector."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (2).to_bytes(4, "little")
    root = bytes(80) + root_class + bytes(32)
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in entries)
    return bytes(header) + bytes(1024) + (root + names).ljust(512, b"\0")


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


_BITMAP = b"BM" + bytes(12) + (40).to_bytes(4, "little") + bytes(99)
_INSTALLER_CLASS = bytes.fromhex("84100c0000000000c000000000000046")


@pytest.mark.parametrize(
    ("name", "content", "label"),
    [
        ("录音.m4a", boxed(b"mp42"), "MP4 视频"),
        ("录音.m4a", boxed(b"3gp4"), "3GP 视频"),
        ("录像.mov", boxed(b"isom"), "MP4 视频"),
        ("录像.mov", b"\x00\x00\x00\x08wide" + bytes(2000), "MOV 视频"),
        ("录像.3gp", boxed(b"3gp5"), "3GP 视频"),
        ("连拍.heics", boxed(b"msf1"), "HEIC 图片"),
        ("照片.heic", boxed(b"mif1"), "HEIC 图片"),
        ("照片.cr3", boxed(b"crx "), "CR3 原始照片"),
        ("截图.bmp", _BITMAP, "BMP 图片"),
        ("执法仪.ts", packets(188, 0), "TS 视频"),
        ("摄像机.mts", packets(192, 4), "TS 视频"),
        ("监控.dav", b"DHAV" + bytes(99), "大华录像"),
        ("监控.mp4", b"IMKH" + bytes(99), "海康录像"),
        ("监控.mp4", b"\x00\x00\x01\xba" + bytes(99), "MPEG 视频"),
        ("录音.amr", b"#!AMR\n" + bytes(99), "AMR 音频"),
        ("凭证.pdf", b"\xef\xbb\xbf%PDF-1.4\n", "PDF"),
        ("凭证.pdf", b"\xef\xbb\xbf\r\n%PDF-1.4\n" + bytes(99), "PDF"),
        ("说明.txt", _WORDS.encode("utf-16"), "文本"),
        ("说明.txt", b"\xfe\xff" + _WORDS.encode("utf-16-be"), "文本"),
        ("说明.txt", (_WORDS * 99).encode("utf-16-le"), "文本"),
        ("台账.csv", "品名,数量\r\n".encode("utf-16"), "文本"),
        ("来信.eml", b"Received: from a by b\r\nSubject: x\r\n\r\nhello", "电子邮件"),
        ("台账.et", old_office("Workbook"), "旧版 Office（WPS）文件"),
        ("报告.wps", zipped("[Content_Types].xml", "word/document.xml"), "Word"),
        ("报告.doc", b"{\\rtf1\\ansi}", "RTF 文档"),
        ("报告.docx", old_office("EncryptedPackage"), "加密的 Office 文件"),
        ("导出.xls", b"<html><table></table></html>", "网页"),
        ("导出.xls", "品名\t数量\n".encode("gb18030"), "文本"),
        ("网页.html", b"<!-- saved --><p>", "文本"),
        (
            "判决.ofd",
            zipped(*(f"Doc_0/{n:04}.xml" for n in range(3000)), "OFD.xml"),
            "OFD 版式文件",
        ),
    ],
)
def test_an_odd_but_real_file_is_known_and_raises_no_alarm(
    name: str, content: bytes, label: str
) -> None:
    kind = kind_of(io.BytesIO(content))
    assert (kind.label, doubt(name, kind), is_program(name, kind)) == (label, "", False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("安装.exe", b"MZ\x90\x00" + bytes(300)),
        ("发票.pdf", b"MZ\x90\x00" + bytes(300)),
        ("程序", b"\x7fELF" + bytes(99)),
        ("程序", b"\xcf\xfa\xed\xfe" + bytes(99)),
        ("程序", b"\xca\xfe\xba\xbe" + bytes(99)),
        ("脚本.txt", b"#!/bin/sh\nrm x\n"),
        ("脚本.txt", b"\xef\xbb\xbf#!/usr/bin/env python3\n"),
        ("清理.bat", b"@echo off\r\n"),
        ("清理.BAT", b"@echo off\r\n"),
        ("清理.ps1 ", b"Remove-Item x\r\n"),
        ("网页.hta", b"<html></html>"),
        ("合同.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(99)),
        ("账.jar", zipped("META-INF/MANIFEST.MF", "A.class")),
        ("应用.apk", zipped("AndroidManifest.xml")),
        ("账.docx", zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("账.xls", old_office("Workbook", "_VBA_PROJECT")),
        ("安装.msi", old_office("x", root_class=_INSTALLER_CLASS)),
        ("说明.chm", b"ITSF" + bytes(99)),
    ],
)
def test_what_runs_when_it_is_opened_is_a_program_whatever_its_name(
    name: str, content: bytes
) -> None:
    kind = kind_of(io.BytesIO(content))
    assert is_program(name, kind)
    assert doubt(name, kind)


def test_words_that_begin_like_a_program_or_a_picture_are_words() -> None:
    for words in ("MZ地块的现场情况", "BM公司的来函一份，共三页", "GG"):
        assert kind_of(io.BytesIO(words.encode())).label == "文本"


def test_a_media_type_that_nobody_knows_is_an_unknown_kind() -> None:
    assert kind_named("application/x-something") == UNKNOWN
