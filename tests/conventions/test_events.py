"""Every event that the program records has a name that the auditor reads."""

import ast
from collections.abc import Iterator

from conventions.sources import SourceFile, dotted, python_files
from sunlit.desk.presenters.log_page import KINDS


def recorded(file: SourceFile) -> Iterator[str]:
    """Yield the events that a file records, as far as it writes their names down."""
    constants = {
        target.id: node.value.value
        for node in file.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in file.calls():
        name = dotted(call.func)
        if name == "record":
            said = [one.value for one in call.keywords if one.arg == "event"]
            before = ""
        elif name == "record_about":
            said, before = call.args[1:2], "people."
        else:
            continue
        for one in said:
            value = constants.get(one.id) if isinstance(one, ast.Name) else None
            if isinstance(one, ast.Constant):
                value = one.value
            if isinstance(value, str):
                yield before + value


def test_every_recorded_event_has_a_name_for_the_auditor() -> None:
    found = {event for file in python_files() for event in recorded(file)}
    assert {"cases.step_taken", "disclosure.published", "people.role_granted"} <= found
    assert found - KINDS.keys() == set()
