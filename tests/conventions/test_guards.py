"""Every guard of the ordinary penalty stands in the table, on a step and in a test of its own."""

import ast
from collections.abc import Iterator

import pytest

from conventions.sources import ROOT
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.rules.guards import GUARDS

ON_STEPS = {code for step in ORDINARY_PENALTY.steps for code in step.guards}
APPLIED = [guard.code for guard in GUARDS.values() if not guard.reason]


def _functions() -> Iterator[ast.FunctionDef]:
    """Yield every test function outside this folder."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path.parent.name != "conventions":
            tree = ast.parse(path.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    yield node


TESTED = {
    code for test in _functions() for code in GUARDS if code in (ast.get_docstring(test) or "")
}


def test_a_step_names_only_guards_of_the_table() -> None:
    assert GUARDS.keys() >= ON_STEPS


@pytest.mark.parametrize("code", APPLIED)
def test_a_guard_that_is_applied_stands_on_a_step(code: str) -> None:
    assert code in ON_STEPS


@pytest.mark.parametrize("code", APPLIED)
def test_a_guard_that_is_applied_has_a_test_that_names_it(code: str) -> None:
    """The docstring names the guard, the name of the test is the guard's sentence."""
    assert code in TESTED


def test_a_guard_without_a_step_says_which_work_brings_it() -> None:
    waiting = [guard for guard in GUARDS.values() if guard.code not in ON_STEPS]
    assert [guard.code for guard in waiting if not guard.reason] == []
