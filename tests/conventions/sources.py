"""The project's own files, read once: what the conventions are held against."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sunlit"
_WRITTEN_BY_THE_FRAMEWORK = "migrations"


@dataclass(frozen=True)
class SourceFile:
    """One Python file of the package."""

    path: Path

    @property
    def name(self) -> str:
        """Its place below the package: `cases/models.py`."""
        return self.path.relative_to(SOURCE).as_posix()

    @cached_property
    def text(self) -> str:
        """What it says."""
        return self.path.read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax."""
        return ast.parse(self.text)

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def functions(self) -> list[ast.FunctionDef]:
        """Return the functions of the module itself, in their order."""
        return [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]


@cache
def python_files() -> tuple[SourceFile, ...]:
    """Return every Python file of the package but migrations."""
    return tuple(
        SourceFile(path)
        for path in sorted(SOURCE.rglob("*.py"))
        if _WRITTEN_BY_THE_FRAMEWORK not in path.parts
    )


@cache
def templates() -> tuple[Path, ...]:
    """Return every HTML template."""
    return tuple(sorted(SOURCE.rglob("*.html")))


def top_files() -> tuple[Path, ...]:
    """Return the files at the top of the project that belong to it, not what git ignores there."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()]
    return tuple(
        path
        for path in sorted(ROOT.iterdir())
        if path.is_file() and not any(fnmatch(path.name, pattern) for pattern in ignored)
    )


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` of an expression; calls and subscripts in between are passed through."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return ""


def place(file: SourceFile, node: ast.expr | ast.stmt) -> str:
    """Return where a node stands, as an editor opens it."""
    return f"{file.name}:{node.lineno}"
