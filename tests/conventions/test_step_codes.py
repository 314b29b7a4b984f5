"""A step is named in the folder of its procedure; everywhere else the count of names only falls."""

import ast
from collections import Counter

from conventions.sources import python_files
from sunlit.cases.procedures import PROCEDURES, worked

STILL_NAMED: dict[str, int] = {
    "archive": 13,
    "cases": 5,
    "desk": 52,
    "disclosure": 9,
    "documents": 0,
    "review": 41,
    "web": 0,
}
"""How many literals of step codes are left in the rooms that should know none but their own: lower
it, never raise it. A step's own code belongs to its procedure or its part, what several share into
the row itself."""


def own_steps(room: str) -> set[str]:
    """Return the steps whose rows stand in the room: the legal section owns its opinion."""
    return {
        node.value
        for file in python_files()
        if file.name.startswith((f"{room}/steps.py", f"{room}/steps/"))
        for call in file.calls()
        for node in [*call.args[:1], *(word.value for word in call.keywords if word.arg == "code")]
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_rooms_of_all_procedures_name_ever_fewer_steps() -> None:
    codes = {step.code for table in PROCEDURES.values() for step in table.steps}
    foreign = {room: codes - own_steps(room) for room in STILL_NAMED}
    named = Counter(
        room
        for file in python_files()
        if (room := file.name.split("/")[0]) in STILL_NAMED
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Constant) and node.value in foreign[room]
    )
    assert {room: named[room] for room in STILL_NAMED} == STILL_NAMED


def test_what_code_does_is_bound_to_steps_that_there_are() -> None:
    for code, table in PROCEDURES.items():
        procedure = worked(code)
        steps = {step.code for step in table.steps}
        assert procedure.work.keys() <= steps
        assert procedure.mending.keys() <= steps
