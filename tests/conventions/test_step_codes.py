"""A step is named in the folder of its procedure or part; a room of all names none but its own."""

import ast

import pytest

from conventions.sources import SourceFile, python_files
from sunlit.cases.procedures import PROCEDURES, worked

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


def test_what_code_does_is_bound_to_steps_that_there_are() -> None:
    for code, table in PROCEDURES.items():
        procedure = worked(code)
        steps = {step.code for step in table.steps}
        assert procedure.work.keys() <= steps
        assert procedure.mending.keys() <= steps
