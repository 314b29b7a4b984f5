"""Rooms, files and their sizes: what an app may consist of."""

import ast
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
    "assurance",
)
ALLOWED = {
    "__init__.py",
    "jobs.py",
    "migrations",
    "models.py",
    "protection.py",
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
        "check.py": "whether a second person confirmed each role that decides, for `verify`",
        "acts.py": "who may, and how an act on a person enters the log",
        "attempt.py": "one typed password, and how it may fail",
        "guessed.py": "passwords that are tried first, for the setting that names it",
        "devices.py": "browsers that an account has signed in on",
        "given.py": "passwords that others set, until their owner confirms them",
        "held.py": "whether a role may be held beside those that are",
        "keyed.py": "a text as a keyed hash",
        "models": "its tables, one file for each part",
        "sources.py": "where a password comes from, and until when that place must wait",
        "waits.py": "who must wait now, for whoever may lift it",
        "signature.py": "the proof that a password was just entered again",
        "signed_answer.py": "what is signed with the answer to a proposed role",
        "signed_in.py": "session and person of whoever asks for a page",
    },
    "records": {
        "store.py": "the files on disk, below any table",
        "check.py": "every stored file read again, for `verify`",
        "served.py": "a stored file as it is sent, after it was held against its hash",
        "waiting.py": "files of a refused form, until it is sent again",
        "unnamed.py": "stored bytes without a row, until they have one or go",
        "file_kinds.py": "the kinds of files: names, endings, first bytes",
        "kinds.py": "what a file is, by its bytes",
        "pages.py": "how many pages a scan or a picture has",
    },
    "documents": {
        "forms": "the catalogue of papers",
        "pages.py": "how many pages a paper has",
        "templates": "their Typst",
        "character_map.py": "which characters a font file has",
        "content.py": "what a paper says, and its hash",
        "coverage.py": "whether a text can be printed, and which character cannot",
        "fonts.py": "which fonts set a paper",
        "numbering.py": "how a number is written",
        "presentation.py": "money, days and names as papers write them",
        "preview.py": "a draft as a picture",
        "signing_lines.py": "which lines are signed by hand, and by whom",
        "rendering.py": "Typst to PDF/A",
        "wording.py": "sentences that papers share",
    },
    "catalogue": {
        "organ.py": "the organ's parameters and calendar as they stand now",
        "notice_entry.py": "a holiday notice as it is entered, before it is a row",
        "organ_list.py": "the organ's own file of offices and matters, read and checked",
        "notice_text.py": "the days of a notice as people and notices write them",
    },
    "cases": {
        "access.py": "the pure function that derives who may open a case",
        "acting.py": "what every act on a case has in common",
        "asking.py": "how a form asks less, or offers a choice, in one case",
        "attached.py": "files that prove an act: which are taken, and what they prove",
        "check.py": "the guards asked again of every stored case, for `verify`",
        "check_signed.py": "what `verify` asks of signatures and of the papers that were shown",
        "corrected.py": "the rows of a case as they read once corrected",
        "deadlines.py": "which clocks run in a case",
        "derived_again.py": "what stored rows mean, derived again, for `verify`",
        "duties.py": "the pure function that derives what is due",
        "opening.py": "how a case begins, and how files come to it: what their pages must know",
        "lead_materials.py": "what came with a lead, and what of it may be named",
        "same_party.py": "whether rows are of the same party, in the words of a gate",
        "party.py": "what is known of the party, and what must be before a case goes on",
        "models": "its tables, one file for each part of the case",
        "requested.py": "what whoever answers a request reads beside the form",
        "said.py": "what whoever approves or reviews said: the choice, then the words",
        "handed_in.py": "a file handed in with an act, and why one is not taken",
        "shown.py": "what is put before whoever signs, and its hash",
        "may_act.py": "may this be done now: one answer for act, page, list and duties",
        "extended.py": "how much longer a clock of a case is, by the acts that extended it",
        "evidence_files.py": "how a correction says that a file was put in by mistake",
        "papers": "how a paper is issued, and what papers share",
        "playing.py": "a story of a procedure and who plays it: for demonstrations and tests",
        "publishing.py": "what a procedure says of a decision to the public",
        "procedures.py": "which procedures are worked here, by their names in the settings",
        "printable.py": "which entry of an act holds what no font has",
        "searching.py": "what a case is found by",
        "rows.py": "the rows of one case, below what follows from them",
        "summary.py": "the pure function that derives what lists show of a case",
        "signing.py": "the hash of what is signed with an act",
        "standstill.py": "when a clock of a case stood still",
        "work.py": "what code does in a procedure: at a step, and for a case",
        "visible.py": "who may open which case",
        "visible_records.py": "what of a case a person reads",
        "who.py": "who may take which step",
        "read_case.py": "every row of one case in one query",
    },
    "duties": {
        "filter_names.py": "what a kept filter may be called",
    },
    "review": {
        "forms": "what a person writes at its steps",
        "part.py": "what the rest of a case hears of it",
        "steps": "its rows of a procedure table",
        "counsel.py": "who from outside is invited to the review",
        "counsel_papers.py": "the written advice of who was invited",
        "objection.py": "which opinion of the legal section waits for an answer",
        "check.py": "the whole opinion behind each agreement, for `verify`",
        "given.py": "an opinion as it is entered, before it is written",
        "papers.py": "the written opinion",
        "referring.py": "what every referral writes",
        "signed.py": "the hash of a whole opinion",
        "work.py": "what code does at its steps",
    },
    "archive": {
        "forms.py": "what a person writes at its steps",
        "steps.py": "its rows of a procedure table",
        "completeness.py": "what a file lacks before it may be compiled",
        "part.py": "what code does at its steps",
        "papers.py": "cover, contents and note of a compiled file",
        "signed_on_paper.py": "which papers wait for a signature by hand",
    },
    "disclosure": {
        "forms.py": "what a person writes at its steps",
        "part.py": "what the rest of a case hears of it",
        "steps.py": "its rows of a procedure table",
        "before_service.py": "when the office chooses to publish or hold what is not served",
        "check.py": "every publication against the public log, for `verify`",
        "masking": "which places of a text are hidden, in whatever spelling",
        "persons.py": "what the entries of a case hold of persons, as their fields declare",
        "redaction.py": "what the public copy says, and why it differs",
        "release.py": "what must hold before a copy goes out, at the check and at the release",
        "searching.py": "what a publication is found by",
        "work.py": "what code does at its steps",
    },
    "assurance": {
        "derived.py": "what is derived or entered outside of a case, for `verify`",
        "hand_out.py": "the ways on which checkpoints go out, and how that went",
        "kept_elsewhere.py": "checkpoints in folders of other machines",
        "mail.py": "checkpoints by e-mail",
        "whole.py": "the one list of checks",
        "witness.py": "a witness elsewhere is asked to sign",
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
    entries = (SOURCE / app).iterdir()
    inside = {entry.name for entry in entries if entry.is_file() or _holds_files(entry)}
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


def _holds_files(folder: Path) -> bool:
    """Whether it holds more than what an interpreter left behind."""
    return any(path.is_file() and path.suffix != ".pyc" for path in folder.rglob("*"))


def _written_files() -> Iterator[Path]:
    yield from (file.path for file in python_files())
    yield from templates()
    yield from SOURCE.rglob("*.typ")
    yield from (path for path in SOURCE.rglob("*.js") if not path.name.endswith(".min.js"))
    yield from (ROOT / "tools").rglob("*.py")


_TOLD = re.compile(r"commands\.demonstration|cases\.playing|procedures\.\w+\.story")
_TELLING = re.compile(r"commands/demonstration/|procedures/\w+/story/")


def test_a_story_is_imported_by_whoever_tells_it_alone() -> None:
    """It could sign for people who were never asked; and who serves need not load it."""
    importing = [
        file.name
        for file in python_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ImportFrom) and _TOLD.search(node.module or "")
    ]
    assert importing
    assert [name for name in importing if not _TELLING.match(name)] == []
