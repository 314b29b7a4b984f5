"""From a paper's content to its PDF/A: the same content, fonts and engine give the same bytes."""

import functools
import hashlib
import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

from sunlit.documents.fonts import FontSet, font_set

TEMPLATES = Path(__file__).parent / "templates"
# PDF/A-2a: archival, tagged so that it can be read aloud; no attachment is allowed in it.
STANDARD: Final = "a-2a"

# A compiler is not safe to share between threads; one at a time keeps its font cache warm.
_COMPILING = threading.Lock()


class FontsMissingError(Exception):
    """Faces that the paper needs are not installed."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(
            f"缺少字体，暂时不能制作文书文件：{'、'.join(missing)}。"
            "请管理员运行字体安装，或者在 SUNLIT_FONTS 中指明字体目录。"
        )


class RenderingError(Exception):
    """The PDF could not be made: most often a character that no font has."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"文书文件没有制作成功，请检查内容中是否有特殊符号。（{reason}）")


def render(template: str, content: Mapping[str, Any], issued_on: date) -> bytes:
    """Return the PDF/A of the ready strings in `content`, set by the template.

    Content reaches the template as data; no text of a user is ever read as markup.

    :raises FontsMissingError: when the machine lacks fonts.
    :raises RenderingError: when the template cannot set the content.
    """
    fonts = font_set()
    if fonts.missing:
        raise FontsMissingError(fonts.missing)
    data = {
        **content,
        "fonts": _stacks(fonts),
        "issued": [issued_on.year, issued_on.month, issued_on.day],
    }
    midnight = datetime.combine(issued_on, time(), UTC)
    try:
        with _COMPILING:
            pdf = _compiler(fonts).compile(
                input=str(TEMPLATES / template),
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
                pdf_standards=[STANDARD],
                timestamp=int(midnight.timestamp()),
            )
    except typst.TypstError as error:
        raise RenderingError(str(error)) from error
    # A later signature begins a new line; without this the signed file is no longer PDF/A.
    if not isinstance(pdf, bytes):
        raise RenderingError("没有得到单个 PDF 文件")
    return pdf.rstrip(b"\n") + b"\n"


@functools.cache
def engine() -> str:
    """Return what makes the PDF: the typesetter, its version and a hash over all templates."""
    digest = hashlib.sha256()
    for template in sorted(TEMPLATES.glob("*.typ")):
        digest.update(template.name.encode() + b"\0" + template.read_bytes())
    return f"typst {version('typst')}, templates {digest.hexdigest()[:16]}"


def _stacks(fonts: FontSet) -> dict[str, list[str]]:
    """Return for each face the chosen family, then the ones for characters it lacks."""
    rare = fonts.families["rare"][0]
    rare_sans = fonts.families["rare_sans"][0]
    return {
        key: [families[0], *([rare_sans, rare] if key == "head" else [rare, rare_sans])]
        for key, families in fonts.families.items()
    }


@functools.lru_cache(maxsize=2)
def _compiler_of(folders: tuple[Path, ...], _fingerprint: str) -> typst.Compiler:
    return typst.Compiler(
        root=str(TEMPLATES),
        font_paths=[str(folder) for folder in folders],
        ignore_system_fonts=True,
    )


def _compiler(fonts: FontSet) -> typst.Compiler:
    return _compiler_of(fonts.folders, fonts.fingerprint)
