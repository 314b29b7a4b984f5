"""What is written for people: links lead somewhere, decisions have their four parts."""

import re
from pathlib import Path

import pytest

from conventions.sources import ROOT, top_files

PAGES = [
    *(path for path in top_files() if path.suffix == ".md"),
    *sorted((ROOT / "docs").rglob("*.md")),
]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
PARTS = ["Context", "Options", "Decision", "Consequences"]
MOST_LINES = 60
_LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
_NAMED = re.compile(r"`((?:src|tests|tools|docs)/[\w./-]+\.(?:py|md|toml|js|txt))`")


def name_of(path: Path) -> str:
    """Return the place of a page as the test shows it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_and_every_named_file_is_there(page: Path) -> None:
    """A page that names what is gone tells the reader to stop reading."""
    text = page.read_text("utf-8")
    linked = [link for link in _LINK.findall(text) if not (page.parent / link).exists()]
    named = [name for name in _NAMED.findall(text) if not (ROOT / name).exists()]
    assert linked + named == []


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_has_its_four_parts_on_one_page(page: Path) -> None:
    """Context, options, decision, consequences."""
    lines = page.read_text("utf-8").splitlines()
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == PARTS
    assert len(lines) <= MOST_LINES


def test_every_decision_has_a_number_of_its_own() -> None:
    """A number is a name; it is given once, sometimes before its page is written."""
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert len(numbers) == len(set(numbers))


def test_a_picture_of_the_manual_is_small() -> None:
    """A clone carries every version of every picture for ever."""
    pictures = list((ROOT / "docs").rglob("*.png"))
    assert pictures
    assert [name_of(path) for path in pictures if path.stat().st_size > 200_000] == []
