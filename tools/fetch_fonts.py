"""Fetch the fonts that papers are printed in from Debian's packages into a folder.

    python tools/fetch_fonts.py [FOLDER]          (default: .cache/fonts of this checkout)

Fonts are not kept in git. This downloads three pinned Debian packages with apt-get, unpacks the
files that are needed with dpkg-deb, and accepts only files of the pinned SHA-256. When all are
there it ends at once. When they cannot be had it says so and ends with 1: the product runs
without them, and says which papers it cannot issue.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
NOTO = "usr/share/fonts/opentype/noto"
FURTHER_NOTO = "usr/share/fonts/truetype/noto"


@dataclass(frozen=True)
class Font:
    """A font file: its package, its folder in it, its size in bytes and its SHA-256."""

    name: str
    package: str
    folder: str
    size: int
    sha256: str


FONTS = (
    Font(
        "FandolFang-Regular.otf",
        "texlive-lang-chinese",
        FANDOL,
        6961384,
        "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    ),
    Font(
        "FandolHei-Regular.otf",
        "texlive-lang-chinese",
        FANDOL,
        5808908,
        "4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28",
    ),
    Font(
        "FandolKai-Regular.otf",
        "texlive-lang-chinese",
        FANDOL,
        7790552,
        "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
    ),
    Font(
        "FandolSong-Regular.otf",
        "texlive-lang-chinese",
        FANDOL,
        4947904,
        "a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0",
    ),
    Font(
        "FandolSong-Bold.otf",
        "texlive-lang-chinese",
        FANDOL,
        5777588,
        "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9",
    ),
    Font(
        "NotoSerifCJK-Regular.ttc",
        "fonts-noto-cjk",
        NOTO,
        26297400,
        "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481",
    ),
    Font(
        "NotoSansCJK-Regular.ttc",
        "fonts-noto-cjk",
        NOTO,
        19484784,
        "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a",
    ),
    Font(
        "NotoSerif-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        588876,
        "9d7583b7dc9e812afd32a14280c5cac3160012efe50c8d08938f4fea266ff67f",
    ),
    Font(
        "NotoSerifTibetan-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        595476,
        "5893c1e0aefb250bcbeff5c0f8ee4bb27cd3dc19b47d14954b154b094e10ee63",
    ),
    Font(
        "NotoNaskhArabic-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        175792,
        "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb",
    ),
    Font(
        "NotoSansMongolian-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        242252,
        "601afb9f08fbbc39f0cf72cb7e11079ada6fa3feed1fadca8e6e5095e7957687",
    ),
    Font(
        "NotoSansYi-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        182808,
        "f621f514dce105a414ef7373a36b54ccc8d760a6319ad7133695fb42a1f02552",
    ),
    Font(
        "NotoSansTaiLe-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        19796,
        "a2cde56384066013cf1efafc5d3cfc142b9a0d10c77c7e1f8ee2880cbe121d4c",
    ),
    Font(
        "NotoSansNewTaiLue-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        17024,
        "53005c3e1b61c5d3002510479144867a5a1370a32a78c5cf374f9a6dd576cf9b",
    ),
    Font(
        "NotoSansLisu-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        12860,
        "243c09079c08619a4b11621f07027c10e5eb067b7e2e217537ae5e01be79e21b",
    ),
    Font(
        "NotoSansMiao-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        36276,
        "0568835387144b9d03b5b5b3694859766fedd59f7c17b3e1036fa944fc9a9298",
    ),
    Font(
        "NotoSansSymbols-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        258148,
        "24b615ceb7d50a2c09060664ca9e24a160c9beb6bfca0563e8359369a4bc0993",
    ),
    Font(
        "NotoSansSymbols2-Regular.ttf",
        "fonts-noto-core",
        FURTHER_NOTO,
        656852,
        "876598db5f1e3bef2bc77c4d94c5b0d5d2c1620be4878a06f18fb5434e331688",
    ),
)


class CannotFetchError(Exception):
    """The sentence says what is missing and what to do."""


def main(arguments: list[str]) -> int:
    """Fetch what is missing; return 0 when the folder is complete."""
    default = Path(__file__).resolve().parents[1] / ".cache" / "fonts"
    folder = Path(arguments[0]) if arguments else default
    missing = [font for font in FONTS if not is_right(folder / font.name, font)]
    if not missing:
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for package in sorted({font.package for font in missing}):
            fetch(package, [font for font in missing if font.package == package], folder)
    except CannotFetchError as error:
        say(f"{error}\nThe product runs without; papers get their PDF once the fonts are there.")
        return 1
    say(f"Fonts are complete ({len(FONTS)} files).")
    return 0


def is_right(file: Path, font: Font) -> bool:
    """Say whether the file is there, byte for byte."""
    if not file.is_file() or file.stat().st_size != font.size:
        return False
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == font.sha256


def fetch(package: str, fonts: list[Font], folder: Path) -> None:
    """Unpack the package's fonts into the folder, each one whole or not at all."""
    say(f"Fetching {package} for {', '.join(font.name for font in fonts)} …")
    with tempfile.TemporaryDirectory(dir=folder, prefix="incoming-") as work:
        download(package, Path(work))
        archives = list(Path(work).glob("*.deb"))
        if len(archives) != 1:
            raise CannotFetchError(f"apt-get gave no file for {package}.")
        run(["dpkg-deb", "-x", str(archives[0]), "unpacked"], Path(work))
        for font in fonts:
            file = Path(work, "unpacked", font.folder, font.name)
            if not is_right(file, font):
                raise CannotFetchError(
                    f"{font.name} of {package} is not the pinned file: Debian has another "
                    "version. Compare the two, then pin the new one in tools/fetch_fonts.py."
                )
            file.chmod(0o644)
            file.replace(folder / font.name)


def download(package: str, folder: Path) -> None:
    """Download the package; a fresh machine has no package lists yet, so get them and try again.

    :raises CannotFetchError: when both fail, or the lists may not be renewed (no root).
    """
    try:
        run(["apt-get", "download", package], folder)
    except CannotFetchError:
        run(["apt-get", "update"], folder)
        run(["apt-get", "download", package], folder)


def run(command: list[str], folder: Path) -> None:
    """Run the command in the folder, quietly.

    :raises CannotFetchError: with the command's last words.
    """
    program = shutil.which(command[0])
    if program is None:
        raise CannotFetchError(f"Fonts need {command[0]} (Debian), which is not on this machine.")
    done = subprocess.run(  # noqa: S603 (fixed commands, no shell)
        [program, *command[1:]], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        raise CannotFetchError(
            f"{' '.join(command)} failed: {''.join(last)}\n"
            "If the package lists are old or absent: apt-get update, then try again."
        )


def say(words: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
