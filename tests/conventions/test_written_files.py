"""What is written stays on this project: no path of a machine, no stub, no conflict mark."""

import re
from collections.abc import Iterator
from pathlib import Path

from conventions.sources import ROOT, top_files

FOLDERS = ("src", "tests", "tools", "docs", "deploy", ".ci")
SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".json",
    ".html",
    ".css",
    ".js",
    ".cjs",
    ".typ",
    ".sh",
    ".service",
    ".env",
    ".go",
    "",
}
_ELSEWHERE = {"__pycache__", "node_modules", ".git"}
_MACHINE = re.compile(r"(?<![\w.}/-])/(?:work|root|home|tmp|Users)/\w")
_STUB = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def written_files() -> Iterator[Path]:
    """Yield every text file that people wrote here."""
    inside = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*"))
    for path in (*top_files(), *inside):
        if _ELSEWHERE & set(path.parts) or ".min." in path.name or "egg-info" in str(path):
            continue
        if path.is_file() and path.suffix in SUFFIXES:
            yield path


def found(pattern: re.Pattern[str]) -> list[str]:
    """Return where a pattern stands in the written files."""
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in written_files()
        for match in pattern.finditer(path.read_text("utf-8"))
    ]


def test_no_file_names_a_path_of_a_machine() -> None:
    """It would be true on one machine, and tell others about it."""
    assert found(_MACHINE) == []


def test_no_file_leaves_work_behind_as_a_remark() -> None:
    """What is missing is an issue, or `sunlit articles` says where it will come."""
    assert found(_STUB) == []


def test_no_file_carries_a_mark_of_an_unfinished_merge() -> None:
    """A merge is finished, or it is not committed."""
    assert found(_CONFLICT) == []


def test_a_path_of_a_machine_is_recognized() -> None:
    """The check itself can fail; addresses of this product are not such paths."""
    for folder in ("root", "home", "Users"):
        assert _MACHINE.search(f'open("/{folder}/somebody/sunlit")')
    assert not _MACHINE.search("templates/portal/home/x.html")
