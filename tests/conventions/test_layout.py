"""Rooms, files and their sizes: what an app may consist of."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conventions.sources import ROOT, SOURCE, python_files, templates

LONGEST = 300
FORBIDDEN_NAMES = {"utils", "helpers", "managers", "signals", "constants", "misc", "common"}
ROOMS = sorted(folder.name for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())
APPS = (
    "jobs",
    "people",
    "duties",
    "records",
    "documents",
    "catalogue",
    "cases",
    "review",
    "disclosure",
    "archive",
    "search",
)
ALLOWED = {
    "__init__.py",
    "jobs.py",
    "migrations",
    "models.py",
    "queries.py",
    "README.md",
    "services",
}
FURTHER = {
    "jobs": {
        "registry.py": "the kinds of work",
        "run.py": "one attempt, as its work sees it",
        "worker.py": "the threads that do the work",
    },
    "people": {
        "acts.py": "who may, and how an act on a person enters the log",
        "attempt.py": "one typed password, and how it may fail",
        "signature.py": "the proof that a password was just entered again",
        "signed_in.py": "session and person of whoever asks for a page",
    },
    "records": {
        "store.py": "the files on disk, below any table",
        "check.py": "every stored file read again, for `verify`",
        "kinds.py": "what a file is, by its bytes",
    },
    "documents": {
        "forms": "the catalogue of papers",
        "pages.py": "how many pages a paper has",
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
        "access.py": "the pure function that derives who may open a case",
        "acting.py": "what every act on a case has in common",
        "check.py": "the guards asked again of every stored case, for `verify`",
        "closing.py": "the manner in which a case may be closed",
        "corrections.py": "what may be corrected, and what a correction unsettles",
        "counsel.py": "who from outside is invited to the review",
        "deadlines.py": "which clocks run in a case",
        "duties.py": "the pure function that derives what is due",
        "fieldwork.py": "what every act of investigation and its record need",
        "filing.py": "what must be true for a case to be filed",
        "forms": "what a person writes at each step",
        "models": "its tables, one file for each part of the case",
        "objection.py": "which opinion of the legal section waits for an answer",
        "papers": "what each step leaves behind",
        "payments.py": "what of a fine is owed, and what lateness adds",
        "procedures.py": "which procedure tables are in use",
        "searching.py": "what a case is found by",
        "rows.py": "the rows of one case, below what follows from them",
        "summary.py": "the pure function that derives what lists show of a case",
        "step_services.py": "which service takes which step",
        "unserved.py": "when the office chooses to publish or hold what is not served",
        "visible.py": "who may open which case",
        "visible_records.py": "what of a case a person reads",
        "who.py": "who may take which step",
        "whole.py": "every row of one case in one query",
    },
    "review": {
        "given.py": "an opinion as it is entered, before it is written",
        "papers.py": "the written opinion",
        "referring.py": "what every referral writes",
    },
    "archive": {
        "papers.py": "cover, contents and note of a compiled file",
    },
    "disclosure": {
        "check.py": "every publication against the public log, for `verify`",
        "redaction.py": "what the public copy says, and why it differs",
        "release.py": "what must hold before a copy goes out, at the check and at the release",
        "searching.py": "what a publication is found by",
    },
    "search": {
        "check.py": "the index against the facts",
        "collection.py": "the two collections and what goes into them",
        "conditions.py": "what is asked of an index, the same for both databases",
        "index.py": "the index of the database in use",
        "postgresql.py": "the dialect of PostgreSQL",
        "sqlite.py": "the dialect of SQLite",
        "tokens.py": "one form of writing, and what is indexed of it",
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
