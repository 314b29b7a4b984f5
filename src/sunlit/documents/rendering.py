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

from sunlit.documents.coverage import first_unprintable, unprintable
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
    """The PDF could not be made: most often a character that no font has, which is then named."""

    def __init__(self, reason: str, sign: str = "") -> None:
        if sign:
            super().__init__(f"文书文件没有制作成功：{unprintable(sign)}。")
        else:
            super().__init__(f"文书文件没有制作成功，请检查内容中是否有特殊符号。（{reason}）")


def render(
    template: str, content: Mapping[str, Any], issued_on: date, folder: Path = TEMPLATES
) -> bytes:
    """Return the PDF/A of the ready strings in `content`, set by the template.

    Content reaches the template as data; no text of a user is ever read as markup.

    :param folder: where the template lies, when it is none of the organ's papers.
    :raises FontsMissingError: when the machine lacks fonts.
    :raises RenderingError: when the template cannot set the content.
    """
    midnight = datetime.combine(issued_on, time(), UTC)
    pdf = _compile(
        template,
        content,
        issued_on,
        folder,
        format="pdf",
        pdf_standards=[STANDARD],
        timestamp=int(midnight.timestamp()),
    )
    # A later signature begins a new line; without this the signed file is no longer PDF/A.
    if not isinstance(pdf, bytes):
        raise RenderingError("没有得到单个 PDF 文件")
    return pdf.rstrip(b"\n") + b"\n"


def render_pages(
    template: str, content: Mapping[str, Any], issued_on: date, *, ppi: float
) -> tuple[bytes, ...]:
    """Return each page as a PNG of that many pixels an inch, set just as `render` sets it.

    :raises FontsMissingError: as `render`.
    :raises RenderingError: as `render`.
    """
    pages = _compile(template, content, issued_on, TEMPLATES, format="png", ppi=ppi)
    return (pages,) if isinstance(pages, bytes) else tuple(page for page in pages if page)


def _compile(
    template: str, content: Mapping[str, Any], issued_on: date, folder: Path, **how: Any
) -> Any:
    fonts = font_set()
    if fonts.missing:
        raise FontsMissingError(fonts.missing)
    data = {
        **content,
        "fonts": _stacks(fonts),
        "issued": [issued_on.year, issued_on.month, issued_on.day],
    }
    try:
        with _COMPILING:
            return _compiler(fonts, folder).compile(
                input=str(folder / template),
                sys_inputs={"data": json.dumps(data, ensure_ascii=False, sort_keys=True)},
                **how,
            )
    except typst.TypstError as error:
        raise RenderingError(str(error), first_unprintable(content)) from error


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
        key: [
            families[0],
            *([rare_sans, rare] if key == "head" else [rare, rare_sans]),
            *fonts.further,
        ]
        for key, families in fonts.families.items()
    }


@functools.lru_cache(maxsize=2)
def _compiler_of(folders: tuple[Path, ...], _fingerprint: str, root: Path) -> typst.Compiler:
    return typst.Compiler(
        root=str(root),
        font_paths=[str(folder) for folder in folders],
        ignore_system_fonts=True,
    )


def _compiler(fonts: FontSet, root: Path) -> typst.Compiler:
    return _compiler_of(fonts.folders, fonts.fingerprint, root)
