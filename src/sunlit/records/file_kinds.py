"""The kinds of files there are: media type, name on the screen, endings, first bytes."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its media type, its name on the screen, the endings that promise it."""

    media_type: str
    label: str
    endings: tuple[str, ...] = ()
    is_program: bool = False


_WORDS_OF = "application/vnd.openxmlformats-officedocument."
_ISO_MEDIA = ("mp4", "m4v", "m4a", "m4b", "mov", "qt", "3gp", "3g2")
"""One container under many names: a telephone calls its recording `.m4a` whatever the brand."""
_STILLS = ("heic", "heif", "heics", "hif")
_OLD_OFFICE = ("doc", "xls", "ppt", "wps", "et", "dps")

UNKNOWN = FileKind("application/octet-stream", "未能识别的文件")
PDF = FileKind("application/pdf", "PDF", ("pdf",))
MP4 = FileKind("video/mp4", "MP4 视频", _ISO_MEDIA)
MP3 = FileKind("audio/mpeg", "MP3 音频", ("mp3", "mp2"))
ZIP = FileKind("application/zip", "ZIP 压缩包", ("zip",))
TEXT = FileKind(
    "text/plain", "文本", ("txt", "csv", "log", "md", "html", "htm", "xml", "svg", "xls", "eml")
)
"""`.xls` too: what many systems export under that name are lines with tabs."""
HTML = FileKind("text/html", "网页", ("html", "htm", "xls", "doc"))
XML = FileKind("application/xml", "XML", ("xml", "svg", "xls", "doc"))
MAIL = FileKind("message/rfc822", "电子邮件", ("eml", "mht", "mhtml", "txt"))
RTF = FileKind("application/rtf", "RTF 文档", ("rtf", "doc", "wps"))
BMP = FileKind("image/bmp", "BMP 图片", ("bmp", "dib"))
TRANSPORT_STREAM = FileKind("video/mp2t", "TS 视频", ("mts", "m2ts", "m2t"))
WEBM = FileKind("video/webm", "WebM 视频", ("webm", "mkv"))
MATROSKA = FileKind("video/x-matroska", "MKV 视频", ("mkv", "mka"))
OLE = FileKind("application/x-ole-storage", "旧版 Office（WPS）文件", _OLD_OFFICE)
LOCKED_OFFICE = FileKind(
    "application/x-encrypted-office", "加密的 Office 文件", (*_OLD_OFFICE, "docx", "xlsx", "pptx")
)
MACROS = FileKind(
    "application/vnd.ms-office.macro-enabled",
    "带宏的 Office（WPS）文件",
    (*_OLD_OFFICE, "docm", "xlsm", "pptm", "dotm", "xltm", "xlsb", "xlam"),
    is_program=True,
)
INSTALLER = FileKind("application/x-msi", "Windows 安装包", ("msi", "msp"), is_program=True)
WINDOWS = FileKind(
    "application/vnd.microsoft.portable-executable",
    "Windows 程序",
    ("exe", "dll", "scr", "com", "sys", "ocx", "cpl", "pif"),
    is_program=True,
)
MACH_O = FileKind("application/x-mach-binary", "macOS 程序", ("dylib",), is_program=True)
SCRIPT = FileKind(
    "text/x-script",
    "脚本程序",
    (
        *("sh", "py", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh"),
        *("hta", "reg", "sct", "pl", "rb", "php", "command", "desktop"),
    ),
    is_program=True,
)

_TIFF = FileKind("image/tiff", "TIFF 图片", ("tif", "tiff"))
_WORD = FileKind(f"{_WORDS_OF}wordprocessingml.document", "Word", ("docx", "dotx", "doc", "wps"))
_SHEET = FileKind(f"{_WORDS_OF}spreadsheetml.sheet", "Excel", ("xlsx", "xltx", "xls", "et"))
_SLIDES = FileKind(
    f"{_WORDS_OF}presentationml.presentation", "PowerPoint", ("pptx", "potx", "ppt", "dps")
)
_OFD = FileKind("application/ofd", "OFD 版式文件", ("ofd",))
_JAVA = FileKind("application/java-archive", "程序包", ("jar", "apk", "war"), is_program=True)
_HEIC = FileKind("image/heic", "HEIC 图片", _STILLS)
_THREE_GP = FileKind("video/3gpp", "3GP 视频", _ISO_MEDIA)
_M4A = FileKind("audio/mp4", "M4A 音频", _ISO_MEDIA)
_PROGRAM_STREAM = FileKind("video/mpeg", "MPEG 视频", ("mpg", "mpeg", "vob", "mp4", "dav"))
"""Network recorders call such a file `.mp4`."""

MAGIC: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"%PDF-", PDF),
    (0, b"\xff\xd8\xff", FileKind("image/jpeg", "JPEG 图片", ("jpg", "jpeg", "jfif", "jpe"))),
    (0, b"\x89PNG\r\n\x1a\n", FileKind("image/png", "PNG 图片", ("png",))),
    (0, b"GIF8", FileKind("image/gif", "GIF 图片", ("gif",))),
    (0, b"II*\x00", _TIFF),
    (0, b"MM\x00*", _TIFF),
    (0, b"II+\x00", _TIFF),
    (0, b"MM\x00+", _TIFF),
    (8, b"WEBP", FileKind("image/webp", "WebP 图片", ("webp",))),
    (8, b"WAVE", FileKind("audio/wav", "WAV 音频", ("wav",))),
    (8, b"AVI ", FileKind("video/x-msvideo", "AVI 视频", ("avi",))),
    (0, b"ID3", MP3),
    (0, b"fLaC", FileKind("audio/flac", "FLAC 音频", ("flac",))),
    (0, b"#!AMR", FileKind("audio/amr", "AMR 音频", ("amr", "awb"))),
    (0, b"OggS", FileKind("audio/ogg", "Ogg 音频", ("ogg", "oga", "opus"))),
    (0, b"FLV\x01", FileKind("video/x-flv", "FLV 视频", ("flv",))),
    (
        0,
        b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",
        FileKind("video/x-ms-asf", "WMV 视频", ("wmv", "wma", "asf")),
    ),
    (0, b"\x00\x00\x01\xba", _PROGRAM_STREAM),
    (0, b"\x00\x00\x01\xb3", _PROGRAM_STREAM),
    (0, b"IMKH", FileKind("video/x-hikvision", "海康录像", ("mp4", "mpg", "ps", "dav"))),
    (0, b"DHAV", FileKind("video/x-dahua", "大华录像", ("dav", "mp4"))),
    (0, b"DAHUA", FileKind("video/x-dahua", "大华录像", ("dav", "mp4"))),
    (0, b"Rar!\x1a\x07", FileKind("application/vnd.rar", "RAR 压缩包", ("rar",))),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind("application/x-7z-compressed", "7z 压缩包", ("7z",))),
    (0, b"\x1f\x8b", FileKind("application/gzip", "gzip 压缩包", ("gz", "tgz"))),
    (0, b"\x7fELF", FileKind("application/x-elf", "Linux 程序", ("so",), is_program=True)),
    *((0, magic, MACH_O) for magic in (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf")),
    *((0, magic, MACH_O) for magic in (b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")),
    (
        0,
        b"\xca\xfe\xba\xbe",
        FileKind("application/java-vm", "Java 或者 macOS 程序", ("class",), is_program=True),
    ),
    (0, b"dex\n", FileKind("application/x-dex", "安卓程序", ("dex",), is_program=True)),
    (0, b"\x00asm", FileKind("application/wasm", "WebAssembly 程序", ("wasm",), is_program=True)),
    (
        0,
        b"L\x00\x00\x00\x01\x14\x02\x00",
        FileKind("application/x-ms-shortcut", "Windows 快捷方式", ("lnk",), is_program=True),
    ),
    (
        0,
        b"ITSF",
        FileKind("application/vnd.ms-htmlhelp", "CHM 帮助文件", ("chm",), is_program=True),
    ),
)
BRANDS: tuple[tuple[bytes, FileKind], ...] = (
    (b"qt", FileKind("video/quicktime", "MOV 视频", _ISO_MEDIA)),
    (b"M4A", _M4A),
    (b"M4B", _M4A),
    (b"3g", _THREE_GP),
    (b"he", _HEIC),
    (b"mif1", _HEIC),
    (b"msf1", _HEIC),
    (b"avi", FileKind("image/avif", "AVIF 图片", ("avif",))),
    (b"crx", FileKind("image/x-canon-cr3", "CR3 原始照片", ("cr3",))),
)
IN_ZIP = {
    b"word/": _WORD,
    b"xl/": _SHEET,
    b"ppt/": _SLIDES,
    b"OFD.xml": _OFD,
    b"META-INF/MANIFEST.MF": _JAVA,
    b"AndroidManifest.xml": _JAVA,
}


def kind_named(media_type: str) -> FileKind:
    """Return the kind of a stored media type."""
    return next((kind for kind in _all_kinds() if kind.media_type == media_type), UNKNOWN)


def is_promised(ending: str) -> bool:
    """Whether a name with this ending promises a kind."""
    return any(ending in kind.endings for kind in _all_kinds())


def _all_kinds() -> Iterator[FileKind]:
    yield from (kind for _, _, kind in MAGIC)
    yield from (kind for _, kind in BRANDS)
    yield from IN_ZIP.values()
    yield from (MP4, MP3, WEBM, MATROSKA, ZIP, TEXT, HTML, XML, MAIL, RTF, BMP, TRANSPORT_STREAM)
    yield from (OLE, LOCKED_OFFICE, MACROS, INSTALLER, WINDOWS, SCRIPT)
