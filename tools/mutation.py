"""What `make mutants` changes in the law: a number, unit, comparison, start event or row.

docs/decisions/0032-the-law-is-mutated.md says why it is our own.
"""

import ast
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LAW = (
    "src/sunlit/rules/**/*",
    "src/sunlit/procedures/*/table.py",
    "src/sunlit/procedures/*/episodes.py",
    "src/sunlit/procedures/*/steps/*.py",
    "src/sunlit/parts/*/*steps.py",
    "src/sunlit/*/steps.py",
    "src/sunlit/*/steps/*.py",
)
"""Where the law stands: what all procedures share, then the tables and their rows."""
EXAMINERS = {
    *("graph.py", "proof.py", "removal.py", "whole.py"),
    *("sentences.py", "properties.py"),
}
"""They prove the law and are no law."""
_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_UNITS = ("WD", "CD", "MONTH", "YEAR", "HOUR")
_EVENTS = {"starts", "stops", "suspends", "opened_by"}
_ROWS = {"needs", "closed_by", "voids", "restores", "blocks", "papers"}
_FLAGS = {"repeatable", "ends", "decides", "after_end", "optional", "signed", "since_first"}


@dataclass(frozen=True)
class Mutant:
    """One change: the bytes `start` to `end` of a file become `after`."""

    path: Path
    kind: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} [{self.kind}] {self.before!r} -> {self.after!r}"

    def applied(self, source: bytes) -> bytes:
        """Return the file with the change."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def every_mutant(root: Path) -> list[Mutant]:
    """Return each change that can be made, in the order of the files."""
    found: list[Mutant] = []
    for path in sorted({path for place in LAW for path in root.glob(place)}):
        place, source = path.relative_to(root), path.read_bytes() if path.is_file() else b""
        if path.suffix == ".py" and path.name not in EXAMINERS:
            found += _in_code(place, source)
        elif path.name.startswith("deadlines") and path.suffix == ".json":
            found += _in_deadlines(place, source)
        elif path.suffix == ".toml" and path.parent.name in {"house", "holidays"}:
            found += _in_data(place, source)
    return found


def chosen(mutants: Sequence[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return a sample in which each kind of change has its share, however rare it is."""
    by_kind = defaultdict(list)
    for mutant in mutants:
        by_kind[mutant.kind].append(mutant)
    for kind in sorted(by_kind):
        random.Random(f"{seed} {kind}").shuffle(by_kind[kind])  # noqa: S311 - a sample, no secret
    taken: list[Mutant] = []
    while len(taken) < min(size, len(mutants)):
        for kind in sorted(by_kind):
            if by_kind[kind] and len(taken) < size:
                taken.append(by_kind[kind].pop())
    return taken


class _Code:
    """A file of Python and where each node stands in its bytes."""

    def __init__(self, place: Path, source: bytes) -> None:
        self.place, self.source = place, source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def start(self, node: ast.expr | ast.keyword) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.keyword) -> int:
        if node.end_lineno is None or node.end_col_offset is None:
            raise AssertionError("a node that was parsed ends somewhere")
        return self._lines[node.end_lineno - 1] + node.end_col_offset

    def mutant(self, kind: str, line: int, start: int, end: int, after: str) -> Mutant:
        before = self.source[start:end].decode()
        return Mutant(self.place, kind, line, start, end, before, after)

    def replaced(self, kind: str, node: ast.expr | ast.keyword, after: str) -> Mutant:
        return self.mutant(kind, node.lineno, self.start(node), self.end(node), after)

    def between(self, kind: str, left: ast.expr, right: ast.expr, after: str) -> Iterator[Mutant]:
        """Yield the change of the sign between two terms, where nothing else stands there."""
        start, end = self.end(left), self.start(right)
        if not set(self.source[start:end].decode()) & set("()#\n"):
            yield self.mutant(kind, left.lineno, start, end, f" {after} ")


def _in_code(place: Path, source: bytes) -> Iterator[Mutant]:
    code = _Code(place, source)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and type(node.value) is int:
            yield code.replaced("number", node, str(node.value + 1))
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            other = _COMPARED[type(node.ops[0])]
            yield from code.between("comparison", node.left, node.comparators[0], other)
        elif isinstance(node, ast.BoolOp):
            other = "or" if isinstance(node.op, ast.And) else "and"
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield from code.between("condition", left, right, other)
        elif isinstance(node, ast.BinOp):
            yield from _in_sum(code, node)
        elif isinstance(node, ast.Attribute):
            yield from _in_unit(code, node)
        elif isinstance(node, ast.keyword):
            yield from _in_row(code, node)


def _in_sum(code: _Code, node: ast.BinOp) -> Iterator[Mutant]:
    texts = (ast.JoinedStr, ast.Tuple, ast.List)
    if isinstance(node.op, ast.Add | ast.Sub) and not isinstance(node.left, texts):
        other = "-" if isinstance(node.op, ast.Add) else "+"
        yield from code.between("arithmetic", node.left, node.right, other)


def _in_unit(code: _Code, node: ast.Attribute) -> Iterator[Mutant]:
    if isinstance(node.value, ast.Name) and node.value.id == "Unit" and node.attr in _UNITS:
        yield code.replaced("unit", node, f"Unit.{_next_unit(node.attr)}")


def _next_unit(unit: str) -> str:
    return _UNITS[(_UNITS.index(unit) + 1) % len(_UNITS)]


def _in_row(code: _Code, node: ast.keyword) -> Iterator[Mutant]:
    """Yield what may change in one column of a table."""
    listed = node.value.elts if isinstance(node.value, ast.Tuple) else []
    kind = "start event" if node.arg in _EVENTS else "row" if node.arg in _ROWS else ""
    if kind:
        for place in range(len(listed)):
            rest = [code.source[code.start(x) : code.end(x)].decode() for x in listed]
            del rest[place]
            after = f"({', '.join(rest)}{',' if rest else ''})"
            yield code.replaced(kind, node.value, after)
    elif node.arg in _FLAGS and isinstance(node.value, ast.Constant):
        yield code.replaced("flag", node.value, str(not node.value.value))
    elif node.arg in {"only_if", "asked_if"} and isinstance(node.value, ast.Attribute):
        yield code.replaced("row", node.value, "None")


def _in_deadlines(place: Path, source: bytes) -> Iterator[Mutant]:
    for kind, pattern in (("number", rb'"limit": (\d+)'), ("unit", rb'"unit": "(\w+)"')):
        for found in re.finditer(pattern, source):
            before = found[1].decode()
            if kind == "number":
                after = str(int(before) + 1)
            elif before in _UNITS:
                after = _next_unit(before)
            else:
                continue
            yield _at(place, source, f"deadline {kind}", found, after)
    for found in re.finditer(rb'"roll": "(forward|none)"', source):
        after = "none" if found[1] == b"forward" else "forward"
        yield _at(place, source, "deadline roll", found, after)


def _in_data(place: Path, source: bytes) -> Iterator[Mutant]:
    """Yield what may change in the organ's own parameters and in the days off of a year."""
    for found in re.finditer(rb"(?m)^\w+ = (\d+)$", source):
        yield _at(place, source, "parameter", found, str(int(found[1]) + 1))
    for found in re.finditer(rb"(?m)^[^#\n]*?\d{4}-\d\d-(\d\d)", source):
        other = "11" if found[1] != b"11" else "12"
        yield _at(place, source, "date", found, other)


def _at(place: Path, source: bytes, kind: str, found: re.Match[bytes], after: str) -> Mutant:
    line = source.count(b"\n", 0, found.start(1)) + 1
    return Mutant(place, kind, line, found.start(1), found.end(1), found[1].decode(), after)
