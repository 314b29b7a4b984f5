"""The fonts papers are printed in: where they lie, which are used, which are missing.

GB/T 9704 names 仿宋, 黑体, 楷体 and 小标宋. An office that has licensed fonts of those names puts
their folder into `SUNLIT_FONTS` (beside the fetched ones) and they are preferred; otherwise the
free Fandol fonts are used. Characters that those lack come from Noto CJK; the scripts of the
minorities and signs such as ☑ from the further Noto fonts, where they were fetched.
"""

import functools
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import typst
from django.conf import settings

_CHECKOUT = Path(__file__).resolve().parents[3]
_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"


@dataclass(frozen=True)
class Face:
    """One face of the standard: its Chinese name and its families, the preferred first."""

    name: str
    families: tuple[str, ...]


FACES: Mapping[str, Face] = MappingProxyType(
    {
        "title": Face("小标宋（标题）", ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FandolSong")),
        "body": Face(
            "仿宋（正文）", ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "FandolFang R")
        ),
        "head": Face("黑体（标题层级一）", ("SimHei", "FandolHei")),
        "subhead": Face(
            "楷体（标题层级二）", ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "FandolKai")
        ),
        "folio": Face("宋体（页码）", ("SimSun", "FandolSong")),
        "rare": Face("宋体类生僻字", (_SERIF,)),
        "rare_sans": Face("黑体类生僻字", (_SANS,)),
    }
)


FURTHER = (
    "Noto Serif",
    "Noto Serif Tibetan",
    "Noto Naskh Arabic",
    "Noto Sans Mongolian",
    "Noto Sans Yi",
    "Noto Sans Tai Le",
    "Noto Sans NewTaiLue",
    "Noto Sans Lisu",
    "Noto Sans Miao",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
)
"""What all faces fall back on in turn: further Latin and Cyrillic letters, 藏文, 维吾尔文 and
哈萨克文, 蒙古文, 彝文, 傣文, 傈僳文, 苗文, signs. A paper is made without those that are missing;
only a text that needs one of them is refused then."""


@dataclass(frozen=True)
class FontSet:
    """The fonts found: folders, the families of each face, and one hash over the files used.

    `further` are those of `FURTHER` that are there; `files` names for each family in use its files
    (with the place in a collection).
    """

    folders: tuple[Path, ...]
    families: Mapping[str, tuple[str, ...]]
    further: tuple[str, ...]
    files: Mapping[str, tuple[tuple[Path, int], ...]]
    fingerprint: str
    missing: tuple[str, ...]


def font_folders() -> tuple[Path, ...]:
    """Return where fonts are looked for: `SUNLIT_FONTS`, else where set-up put the fetched ones."""
    if settings.FONT_DIRS:
        return tuple(Path(folder) for folder in settings.FONT_DIRS)
    return (fetched_folder(),)


def fetched_folder() -> Path:
    """Return where `tools/fetch_fonts.py` puts fonts: in the checkout, else in the instance."""
    if (_CHECKOUT / "pyproject.toml").is_file():
        return _CHECKOUT / ".cache" / "fonts"
    return Path(settings.INSTANCE_DIR) / "fonts"


def missing_fonts() -> list[str]:
    """Return the faces for which no font was found; while there is one, no PDF can be made."""
    return list(font_set().missing)


def font_set() -> FontSet:
    """Return the fonts of the configured folders (read once for each state of the folders)."""
    folders = font_folders()
    return _font_set(folders, _state_of(folders))


def _state_of(folders: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    files = (file for folder in folders if folder.is_dir() for file in _files_below(str(folder)))
    states = ((file.path, file.stat()) for file in files)
    return tuple(sorted((path, state.st_size, state.st_mtime_ns) for path, state in states))


def _files_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files; asked before every act, so with one question to the system for each."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files_below(entry.path)
            elif entry.is_file():
                yield entry


@functools.lru_cache(maxsize=4)
def _font_set(folders: tuple[Path, ...], _state: tuple[tuple[str, int, int], ...]) -> FontSet:
    found = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in folders if folder.is_dir()],
    ).fonts()
    there = {font.family for font in found}
    families = {
        key: tuple(family for family in face.families if family in there)
        for key, face in FACES.items()
    }
    further = tuple(family for family in FURTHER if family in there)
    used = {family for chosen in families.values() for family in chosen[:1]} | set(further)
    files = {
        family: tuple(
            (Path(font.path), font.index) for font in found if font.family == family and font.path
        )
        for family in used
    }
    return FontSet(
        folders=folders,
        families=families,
        further=further,
        files=MappingProxyType(files),
        fingerprint=_fingerprint({path for ones in files.values() for path, _ in ones}),
        missing=tuple(FACES[key].name for key, chosen in families.items() if not chosen),
    )


def _fingerprint(files: set[Path]) -> str:
    """Return one hash over the contents of the font files, whatever they are called."""
    digests = []
    for path in files:
        with path.open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
