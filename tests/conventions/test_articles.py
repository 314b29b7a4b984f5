"""`sunlit articles` says the truth: every name it gives exists, every clause is accounted for."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from uuid import UUID

import pytest
from django.urls import Resolver404, resolve

from conventions.sources import ROOT
from sunlit.cases.procedures import PROCEDURES
from sunlit.commands.articles import Carried, carried

ROWS = carried()
SAMPLE = str(UUID(int=1))
SAMPLES = {"CASE": SAMPLE, "DOCUMENT": SAMPLE, "ID": "2026abcdefgh"}
PIECES_OF_WORK = ("普通处罚全流程", "日常使用", "后续：")
_STEP_SCREEN = re.compile(r"/desk/cases/CASE/(\w+)/")
_OWN_SCREENS = {"evidence", "file", "review", "publication", "withdrawal"}


def id_of(row: Carried) -> str:
    """Return the clause a test case is about."""
    return row.clause.id


@cache
def names_in(file: str) -> frozenset[str]:
    """Return the tests of a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def missing_rules(row: Carried) -> Iterator[str]:
    """Yield the rules that cannot be imported."""
    for rule in row.rules:
        module, _, name = rule.partition(":")
        try:
            getattr(import_module(module), name)
        except (ImportError, AttributeError):
            yield rule


def missing_tests(row: Carried) -> Iterator[str]:
    """Yield the tests that no file holds."""
    for test in row.tests:
        file, _, name = test.partition("::")
        if not (ROOT / file).exists() or name not in names_in(file):
            yield test


def missing_screens(row: Carried) -> Iterator[str]:
    """Yield the addresses that lead nowhere."""
    steps = {step.code for procedure in PROCEDURES.values() for step in procedure.steps}
    for screen in row.screens:
        address = re.sub("|".join(SAMPLES), lambda found: SAMPLES[found.group()], screen)
        try:
            resolve(address)
        except Resolver404:
            yield screen
            continue
        step = _STEP_SCREEN.fullmatch(screen)
        if step and step.group(1) not in steps | _OWN_SCREENS:
            yield screen


@pytest.mark.parametrize("row", ROWS, ids=id_of)
def test_everything_that_carries_a_clause_exists(row: Carried) -> None:
    """A rule imports, a test is there, an address leads somewhere."""
    gone = [*missing_rules(row), *missing_tests(row), *missing_screens(row)]
    assert gone == []


@pytest.mark.parametrize("row", ROWS, ids=id_of)
def test_every_clause_is_carried_or_explained(row: Carried) -> None:
    """What has no test or no screen says why, in words an office understands."""
    if row.reason is None:
        assert row.rules
        assert row.tests
        return
    assert row.reason.endswith("。")
    assert any(piece in row.reason for piece in PIECES_OF_WORK)


def test_no_row_speaks_of_a_clause_that_does_not_exist() -> None:
    """A mistyped id would be silently ignored."""
    text = (ROOT / "src/sunlit/commands/articles.toml").read_text("utf-8")
    written = re.findall(r'^\["(.+)"\]$', text, re.MULTILINE)
    assert sorted(written) == sorted(row.clause.id for row in ROWS)


def test_a_name_that_does_not_exist_is_noticed() -> None:
    """The checks themselves can fail."""
    wrong = Carried(
        ROWS[0].clause,
        ("sunlit.rules.disclosure:NOTHING",),
        ("tests/rules/test_clauses.py::test_that_nobody_wrote",),
        ("/nowhere/", "/desk/cases/CASE/no_such_step/"),
        None,
    )
    assert len(list(missing_rules(wrong))) == 1
    assert len(list(missing_tests(wrong))) == 1
    assert len(list(missing_screens(wrong))) == 2
