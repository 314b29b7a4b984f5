"""GLOSSARY.md as rows, and the words of the code to hold it against."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from conventions.sources import ROOT, SourceFile, python_files

_ROW = re.compile(
    r"^\| (?P<term>[^|]+) \| (?P<identifiers>`[^|]+) \| (?P<rest>[^|]*) \|", re.MULTILINE
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:[_.][a-z0-9]+)*")


@dataclass(frozen=True)
class Row:
    """One row: Chinese terms that are one, the identifiers that say it, the cell after them."""

    terms: tuple[str, ...]
    identifiers: tuple[str, ...]
    rest: str


def section(heading: str) -> list[Row]:
    """Return the rows under a heading of GLOSSARY.md.

    :raises ValueError: when there is no such heading.
    """
    text = (ROOT / "GLOSSARY.md").read_text("utf-8")
    _, found, after = text.partition(f"\n## {heading}\n")
    if not found:
        raise ValueError(heading)
    return [
        Row(
            tuple(term.strip() for term in row["term"].split(" / ")),
            tuple(re.findall(r"`([^`]+)`", row["identifiers"])),
            row["rest"].strip(),
        )
        for row in _ROW.finditer(after.split("\n## ")[0])
    ]


def snake(name: str) -> str:
    """Return `advance_notice` for AdvanceNotice, ADVANCE_NOTICE and advance_notice."""
    return _CAMEL.sub("_", name).lower()


@cache
def code_words() -> str:
    """Return every name and code of the package, each between bars, in lower case."""
    names = {snake(name) for file in python_files() for name in _names(file)}
    return "|" + "|".join(sorted(names)) + "|"


def appears(identifier: str) -> bool:
    """Whether the identifier is a name in the code, or whole words of one."""
    words = re.escape(snake(identifier))
    return re.search(rf"(?<=[|_.]){words}s?(?=[|_.])", code_words()) is not None


def _names(file: SourceFile) -> Iterator[str]:
    yield from re.split(r"[/.]", file.name)
    for node in ast.walk(file.tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.Constant(value=str(name)) if _SNAKE.fullmatch(name):
                yield name
