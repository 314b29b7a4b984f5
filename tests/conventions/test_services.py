"""A service is one verb: one public function, named like its file, whole or not at all."""

import ast

import pytest

from conventions.sources import SourceFile, dotted, python_files

SERVICES = [
    file
    for file in python_files()
    if "/services/" in file.name and not file.name.endswith("__init__.py")
]
BESIDE = {
    "procedures/penalty/services/add_lead_material.py": {
        "why_not_added": "files are stored only for an act that will stand",
    },
    "parts/evidence/services/collect_evidence.py": {
        "why_not_collected": "files are stored only for an act that will stand",
        "item_faults": "the form names every missing entry at once",
    },
    "documents/services/issue_document.py": {
        "require_complete": "a draft is checked by the same sentence before it is signed",
    },
    "ledger/services/publish.py": {
        "published_checkpoint": "what reconcile and verify compare the database with",
        "write_generation": "a new generation and a restore write the same files",
        "shelve_ended": "a restore that ends a generation shelves its files",
    },
    "ledger/services/sequence.py": {
        "hold_sequencer_lock": "reconcile holds the same lock",
        "leaf_of": "verify computes the leaf again",
    },
    "ledger/services/open_generation.py": {
        "subject_of_origin": "verify names a generation as the event does",
    },
}
CALLED_INSIDE_A_TRANSACTION = {
    "jobs/services/enqueue.py": "refuses to run outside the transaction of the act that needs it",
    "ledger/services/record.py": "refuses to run outside the transaction of the act it records",
}
_WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "save", "delete"}


def name_of(file: SourceFile) -> str:
    """Return the place of a service as the test shows it."""
    return file.name.removesuffix(".py")


def public(file: SourceFile) -> set[str]:
    """Return the functions that others may call."""
    return {node.name for node in file.functions() if not node.name.startswith("_")}


def writes(file: SourceFile) -> bool:
    """Whether the file writes to the database."""
    if any(isinstance(call.func, ast.Name) and call.func.id == "insert" for call in file.calls()):
        return True
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in _WRITES
        and (".objects" in dotted(call.func) or call.func.attr in {"save", "delete"})
        for call in file.calls()
    )


def is_atomic(file: SourceFile) -> bool:
    """Whether the file names `transaction.atomic`, as a decorator or as a block."""
    return any(
        isinstance(node, ast.Attribute) and dotted(node) == "transaction.atomic"
        for node in ast.walk(file.tree)
    )


@pytest.mark.parametrize("file", SERVICES, ids=name_of)
def test_a_service_file_holds_one_verb_named_like_the_file(file: SourceFile) -> None:
    """Anything public beside the verb is named here, with who else needs it."""
    assert public(file) - BESIDE.get(file.name, {}).keys() == {file.path.stem}


def test_no_permission_for_a_function_outlives_the_function() -> None:
    """The list above names what exists."""
    files = {file.name: public(file) for file in SERVICES}
    assert [name for name, beside in BESIDE.items() if not beside.keys() <= files[name]] == []


@pytest.mark.parametrize("file", SERVICES, ids=name_of)
def test_a_service_that_writes_is_atomic(file: SourceFile) -> None:
    """An act is written whole or not at all."""
    if file.name in CALLED_INSIDE_A_TRANSACTION:
        assert "in_atomic_block" in file.text
        return
    assert is_atomic(file) or not writes(file)


def test_a_case_service_begins_and_completes_its_act() -> None:
    """Role, order, time and the ledger are not left to the memory of whoever adds a step."""
    without = [
        file.name
        for file in SERVICES
        if file.name.startswith("cases/")
        and "Act" in {dotted(arg.annotation) for arg in _arguments(file) if arg.annotation}
        and not {"begin", "complete"} <= {dotted(call.func) for call in file.calls()}
    ]
    assert without == []


def _arguments(file: SourceFile) -> list[ast.arg]:
    return [argument for function in file.functions() for argument in function.args.args]
