"""A test is named as a statement: what holds, not which function is called."""

import ast
from collections import Counter
from pathlib import Path

from conventions.sources import ROOT

FEWEST_WORDS = 3


def names_in(path: Path) -> list[str]:
    """Return the names of the tests in a file, those of its classes too."""
    return [
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    ]


def test_every_test_is_named_as_a_statement() -> None:
    """A statement has a subject, a verb and says of what."""
    short = [
        f"{path.relative_to(ROOT)}::{name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for name in names_in(path)
        if len(name.removeprefix("test_").split("_")) < FEWEST_WORDS
    ]
    assert short == []


def test_no_two_tests_of_a_file_have_the_same_name() -> None:
    """The second would silently replace the first."""
    twice = [
        f"{path.relative_to(ROOT)}::{name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for name, times in Counter(names_in(path)).items()
        if times > 1
    ]
    assert twice == []
