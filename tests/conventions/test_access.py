"""Nothing of a case reaches a screen but through the two predicates, and noted."""

import ast

from conventions.sources import SourceFile, dotted, python_files

OPENING = "desk/views/opening.py"
VIEWS = [
    file for file in python_files() if file.name.startswith("desk/views/") and file.name != OPENING
]
GUARDED = {"Case", "StepPaper", "Document", "Rendition", "Evidence", "EvidenceFile", "StoredFile"}
"""What a view receives from `opening.py` and never asks for itself."""
OPENERS = {"open_case", "open_paper", "open_evidence_file", "open_public_copy"}
WITHOUT_PREDICATE = {
    "desk/presenters/dossier_page.py": "of the case that the view opened: the papers of its file",
    "desk/sent_twice.py": "of an act of the case that the view opened: its files, sent once more",
    "desk/presenters/work_empty.py": "whether there is any case at all, on the first day",
}
"""Presenters, and what else of the desk, that ask for rows of a case which they were handed."""


def asks_for(file: SourceFile) -> set[str]:
    """Return the guarded tables that a file asks the database for."""
    return {
        dotted(node.value)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager"}
    } & GUARDED


def names_a_case(function: ast.FunctionDef) -> bool:
    """Whether the address of the view names a case."""
    annotated = {arg.arg: dotted(arg.annotation) for arg in function.args.args if arg.annotation}
    return annotated.get("request") == "HttpRequest" and annotated.get("case") == "uuid.UUID"


def test_no_view_asks_for_a_case_a_paper_or_a_file_itself() -> None:
    """It is handed what the person may read, and that they read it is on record."""
    assert {file.name: asks_for(file) for file in VIEWS if asks_for(file)} == {}


def test_a_view_of_a_case_opens_it() -> None:
    """An address that names a case leads to `opening.py`, in the view or in what it calls."""
    without = [
        file.name
        for file in VIEWS
        if any(names_a_case(function) for function in file.functions())
        and not OPENERS & {dotted(call.func) for call in file.calls()}
    ]
    assert without == []


def test_a_view_asks_for_a_list_of_cases_through_the_predicate() -> None:
    """`visible_to` stands where a list is made, beside the note that somebody reads it."""
    for file in VIEWS:
        calls = {dotted(call.func) for call in file.calls()}
        assert "visible_to" not in calls or "reads_list" in calls, file.name


def test_only_the_listed_presenters_ask_for_rows_of_a_case() -> None:
    """Each was handed a case that a view opened."""
    found = {
        file.name
        for file in python_files()
        if file.name.startswith("desk/") and "/views/" not in file.name and asks_for(file)
    }
    assert found == WITHOUT_PREDICATE.keys()


def test_a_case_asked_for_directly_is_recognized() -> None:
    """The checks themselves can fail."""
    tree = ast.parse("Case.objects.filter(pk=1)\nDuty.objects.all()")
    found = {
        dotted(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    }
    assert found & GUARDED == {"Case"}
