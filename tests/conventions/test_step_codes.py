"""A step is named in the folder of its procedure or part; a room of all names none but its own."""

import ast

import pytest

from conventions.sources import SOURCE, SourceFile, python_files
from sunlit.cases.procedures import PROCEDURES, worked
from sunlit.rules.deliberation import DELIBERATION, STUDY

ROOMS = ("archive", "cases", "desk", "disclosure", "documents", "review", "web")
"""What several procedures call alike is named in `rules/landmarks.py`."""


def own_steps(room: str) -> set[str]:
    """Return the steps whose rows stand in the room: the legal section owns its opinion.

    What a row is called stands beside it, as its code or as a name for it.
    """
    return {
        node.value
        for file in python_files()
        if file.name.startswith((f"{room}/steps.py", f"{room}/steps/"))
        for named in (*_assigned(file), *_codes(file))
        for node in ast.walk(named)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _assigned(file: SourceFile) -> list[ast.expr]:
    bound = (node for node in file.tree.body if isinstance(node, ast.Assign))
    return [one.value for one in bound if isinstance(one.value, (ast.Constant, ast.Tuple))]


def _codes(file: SourceFile) -> list[ast.expr]:
    return [word.value for call in file.calls() for word in call.keywords if word.arg == "code"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_all_procedures_names_no_step_but_its_own(room: str) -> None:
    codes = {step.code for table in PROCEDURES.values() for step in table.steps}
    foreign = codes - own_steps(room)
    assert [
        f"{file.name}:{node.lineno}: {node.value}"
        for file in python_files()
        if file.name.startswith(f"{room}/")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and node.value in foreign
    ] == []


PARTS = sorted(
    {file.name.split("/")[1] for file in python_files() if file.name.count("/") > 1}
    & {folder.name for folder in (SOURCE / "parts").iterdir()}
)


def steps_of_part(part: str) -> set[str]:
    """Return the steps of a part: named in its rows, or with a form or a service of its own."""
    files = [file for file in python_files() if file.name.startswith(f"parts/{part}/")]
    rows = [file for file in files if file.name.endswith("steps.py")]
    named = [one for file in rows for one in (*_assigned(file), *_codes(file))]
    bound = [
        key
        for file in files
        if file.name.endswith(("forms.py", "work.py"))
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if key
    ]
    return {
        node.value
        for one in (*named, *bound)
        for node in ast.walk(one)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("part", PARTS)
def test_a_part_names_no_step_but_its_own_and_is_given_the_others(part: str) -> None:
    """What a procedure calls its opening, its filing, its notice is the procedure's to say."""
    codes = {step.code for table in PROCEDURES.values() for step in table.steps}
    own = steps_of_part(part) | set(DELIBERATION.concluding) | set(STUDY.concluding)
    assert [
        f"{file.name}:{node.lineno}: {node.value}"
        for file in python_files()
        if file.name.startswith(f"parts/{part}/")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and node.value in codes - own
    ] == []


def test_a_part_that_named_another_step_would_be_found() -> None:
    assert "file_case" not in steps_of_part("extension")
    assert steps_of_part("extension") >= {"propose_extension", "extend", "decline_extension"}
    assert {"assignment", "correction", "evidence", "voiding"} <= set(PARTS)


def test_what_code_does_is_bound_to_steps_that_there_are() -> None:
    for code, table in PROCEDURES.items():
        procedure = worked(code)
        steps = {step.code for step in table.steps}
        assert procedure.work.keys() <= steps
        assert procedure.mending.keys() <= steps
