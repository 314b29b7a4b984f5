"""What a table may declare is read by the code: no field says something that nothing follows."""

import ast
from dataclasses import fields
from fnmatch import fnmatch
from inspect import getfile
from pathlib import Path

import pytest

from conventions.sources import SOURCE, SourceFile, python_files
from sunlit.cases.work import Meaning, Part, Work
from sunlit.rules.forms import Field, StepForm
from sunlit.rules.procedure import Episode, Need, Procedure, Step

DECLARED = (Step, Need, Episode, Procedure, StepForm, Field, Part, Work, Meaning)
TABLES = (
    *("procedures/*/table.py", "procedures/*/episodes.py", "procedures/*/steps/*"),
    *("procedures/*/forms/*", "procedures/*/worked.py", "procedures/*/work.py"),
    *("parts/*/steps.py", "parts/*/*_steps.py", "parts/*/forms.py", "parts/*/part.py"),
    *("*/steps.py", "*/steps/*", "*/forms.py", "*/forms/*", "*/part.py"),
)
"""Where they are declared; a row that is made of another reads nothing."""


def is_table(file: SourceFile) -> bool:
    return any(fnmatch(file.name, pattern) for pattern in TABLES)


def read_in(file: SourceFile) -> set[str]:
    return {
        node.attr
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def told_by(declared: type, file: SourceFile) -> dict[str, set[str]]:
    """Return what each method of the class says: the fields that it reads of itself."""
    [of_it] = [
        node
        for node in file.tree.body
        if isinstance(node, ast.ClassDef) and node.name == declared.__name__
    ]
    methods = (node for node in of_it.body if isinstance(node, ast.FunctionDef))
    return {
        method.name: {
            node.attr
            for node in ast.walk(method)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "self"
        }
        for method in methods
    }


@pytest.mark.parametrize("declared", DECLARED, ids=lambda one: one.__name__)
def test_every_field_of_a_table_is_read_outside_of_the_tables(declared: type) -> None:
    """Where it is declared it counts as read by a method that somebody else asks."""
    own = Path(getfile(declared)).relative_to(SOURCE).as_posix()
    [declaring] = [file for file in python_files() if file.name == own]
    reading = [file for file in python_files() if file.name != own and not is_table(file)]
    read = set().union(*(read_in(file) for file in reading))
    for method, told in told_by(declared, declaring).items():
        if method in read:
            read |= told
    assert [one.name for one in fields(declared) if one.name not in read] == []


def test_a_field_that_nothing_reads_is_found() -> None:
    """The episodes had them until nothing but tests read them."""
    read = set().union(*(read_in(file) for file in python_files()))
    assert not {"begins_after", "ends_with"} & read
