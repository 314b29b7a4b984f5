"""How much there is, and the filled instance of a size, kept by the hash of what makes it."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.databases import Databases, as_owner
from serving import Instance

SEED = 20261124
_ROOT = Path(__file__).parents[1]
_PATH = os.pathsep.join((str(_ROOT), str(_ROOT / "tests")))
_MAKERS = ("copies.py", "filling.py", "invented.py", "unprotected.py")


@dataclass(frozen=True)
class Size:
    """Open cases, published and withdrawn decisions, and entries of the log that is verified."""

    name: str
    cases: int
    published: int
    withdrawn: int
    entries: int


SIZES = {
    size.name: size
    for size in (
        Size("small", 1_000, 10_000, 1_000, 10_000),
        Size("middle", 10_000, 100_000, 10_000, 100_000),
        Size("full", 100_000, 1_000_000, 100_000, 1_000_000),
    )
}


def filled(size: Size, keep: Path, databases: Databases) -> Path:
    """Return the folder of the filled instance of a size, made unless it is there already."""
    folder = keep / f"{size.name}-{databases.name}-{_fingerprint()}"
    if databases.is_there(folder) and (folder / "filled").exists():
        return folder
    keep.mkdir(parents=True, exist_ok=True)
    instance = databases.new(folder)
    done = instance.run("demo")
    if done.returncode:
        raise RuntimeError(done.stderr)
    run_module("bench.papers", instance)
    numbers = {"cases": size.cases, "published": size.published, "withdrawn": size.withdrawn}
    arguments = [f"--{name}={number}" for name, number in {**numbers, "seed": SEED}.items()]
    run_module("bench.fill", as_owner(instance), *arguments)
    (folder / "filled").touch()
    return folder


def run_module(module: str, instance: Instance, *arguments: str) -> str:
    """Run a module of the bench on an instance; return what it printed.

    :raises subprocess.CalledProcessError: when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, str(instance.directory), *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **instance.settings, "PYTHONPATH": _PATH},
    )
    return done.stdout


def _fingerprint() -> str:
    """Return a hash of what the rows come from: the makers, the schema, the demonstration."""
    here = Path(__file__).parent
    files = [here / name for name in _MAKERS]
    source = here.parent / "src" / "sunlit"
    files += sorted(source.glob("*/migrations/*.py"))
    files += sorted((source / "commands" / "demonstration").iterdir())
    digest = hashlib.sha256()
    for file in files:
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
