"""Rooms, files and their sizes: what an app may consist of."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conventions.sources import ROOT, SOURCE, python_files, templates

LONGEST = 300
FORBIDDEN_NAMES = {"utils", "helpers", "managers", "signals", "constants", "misc", "common"}
ROOMS = sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())
APPS = ("people", "duties", "records", "documents", "catalogue", "cases", "review", "disclosure")
ALLOWED = {"__init__.py", "models.py", "queries.py", "README.md", "services", "migrations"}
FURTHER = {
    "records": {
        "store.py": "the files on disk, below any table",
        "check.py": "every stored file read again, for `verify`",
        "kinds.py": "what a file is, by its bytes",
    },
    "documents": {
        "forms": "the catalogue of papers",
        "templates": "their Typst",
        "content.py": "what a paper says, and its hash",
        "fonts.py": "which fonts set a paper",
        "numbering.py": "how a number is written",
        "presentation.py": "money, days and names as papers write them",
        "preview.py": "a draft as a picture",
        "rendering.py": "Typst to PDF/A",
        "wording.py": "sentences that papers share",
    },
    "catalogue": {
        "organ.py": "the organ's parameters and calendar as they stand now",
        "notice_entry.py": "a holiday notice as it is entered, before it is a row",
        "notice_text.py": "the days of a notice as people and notices write them",
    },
    "cases": {
        "acting.py": "what every act on a case has in common",
        "deadlines.py": "which clocks run in a case",
        "duties.py": "the pure function that derives what is due",
        "forms": "what a person writes at each step",
        "papers": "what each step leaves behind",
        "procedures.py": "which procedure tables are in use",
        "step_services.py": "which service takes which step",
        "who.py": "who may take which step",
    },
    "review": {
        "given.py": "an opinion as it is entered, before it is written",
        "papers.py": "the written opinion",
    },
    "disclosure": {
        "check.py": "every publication against the public log, for `verify`",
        "redaction.py": "what the public copy says, and why it differs",
        "release.py": "what must hold before a copy goes out, at the check and at the release",
    },
}


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    """A file is one idea."""
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in _written_files()
        if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST
    ]
    assert long == []


def test_no_file_is_named_after_nothing() -> None:
    """A file named `utils` says that nobody knew where its content belongs."""
    named = [
        path.relative_to(ROOT).as_posix()
        for folder in (SOURCE, ROOT / "tests", ROOT / "tools")
        for path in folder.rglob("*.py")
        if path.stem in FORBIDDEN_NAMES or path.parent.name in FORBIDDEN_NAMES
    ]
    assert named == []


@pytest.mark.parametrize("app", APPS)
def test_an_app_holds_only_what_an_app_may_hold(app: str) -> None:
    """Models, services, queries, migrations, README; anything more is named with its reason."""
    inside = {entry.name for entry in (SOURCE / app).iterdir()} - {"__pycache__"}
    assert inside - ALLOWED == set(FURTHER.get(app, {}))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_owns_and_what_it_must_never_do(room: str) -> None:
    """Ten lines for the next person."""
    readme = SOURCE / room / "README.md"
    assert readme.exists()
    text = readme.read_text("utf-8")
    assert len([line for line in text.splitlines() if line.strip()]) <= 12
    assert re.search(r"\bowns\b", text, re.IGNORECASE)
    assert re.search(r"\bnever\b", text, re.IGNORECASE)


def _written_files() -> Iterator[Path]:
    yield from (file.path for file in python_files())
    yield from templates()
    yield from SOURCE.rglob("*.typ")
    yield from (path for path in SOURCE.rglob("*.js") if not path.name.endswith(".min.js"))
    yield from (ROOT / "tools").rglob("*.py")
