"""What is installed: few things, each for a reason, each locked by its hash."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from conventions.sources import ROOT

MOST_BY_DEFAULT = 30
LOCKS = ("requirements.lock", "requirements-dev.lock")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[\w,-]+\])?==(\S+)", re.MULTILINE)
_ROW = re.compile(r"^\| ([A-Za-z0-9_.-]+) \|(?: [a-z0-9]+ \|)? (.+) \|$", re.MULTILINE)


def normal(name: str) -> str:
    """Return a distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    """Return the distributions that requirements name."""
    return {normal(re.split(r"[\s\[<>=!~;]", text, maxsplit=1)[0]) for text in requirements}


def project() -> dict[str, Any]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(file: str) -> dict[str, str]:
    """Return distribution -> version of a lock file."""
    text = (ROOT / file).read_text("utf-8")
    return {normal(name): version for name, version in _PINNED.findall(text)}


def reasons() -> dict[str, str]:
    """Return distribution -> reason of the tables for what is installed."""
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    installed = text.split("## Not installed")[0]
    return {
        normal(name): reason for name, reason in _ROW.findall(installed) if name != "distribution"
    }


def direct() -> set[str]:
    """Return every distribution that pyproject names: by default, as an extra, for development."""
    table = project()
    return names(
        [
            *table["project"]["dependencies"],
            *(one for extra in table["project"]["optional-dependencies"].values() for one in extra),
            *(one for group in table["dependency-groups"].values() for one in group),
        ]
    )


def test_an_office_installs_at_most_thirty_distributions() -> None:
    """Each is a supplier whose faults become ours."""
    assert 0 < len(locked("requirements.lock")) <= MOST_BY_DEFAULT


def test_every_direct_dependency_has_a_reason() -> None:
    """And no row outlives its dependency."""
    assert reasons().keys() == direct()
    assert [name for name, reason in reasons().items() if len(reason.split()) < 2] == []


def test_the_lock_of_an_office_holds_what_the_project_asks_for() -> None:
    """A dependency that is not locked would differ from machine to machine."""
    assert names(project()["project"]["dependencies"]) <= locked("requirements.lock").keys()


def test_the_lock_of_development_holds_everything_the_project_names() -> None:
    """Tests run with the very versions that an office installs."""
    development, office = locked("requirements-dev.lock"), locked("requirements.lock")
    assert direct() <= development.keys()
    assert {name: development[name] for name in office} == office


@pytest.mark.parametrize("file", LOCKS)
def test_a_lock_names_hashes_and_no_address(file: str) -> None:
    """The registry is the installer's choice; what it gives is held against the hash."""
    text = (ROOT / file).read_text("utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index|--find-links|--trusted-host", text)
    entries = re.split(r"\n(?=\S)", text)
    pinned = [entry for entry in entries if _PINNED.match(entry)]
    assert [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry] == []


def test_an_installer_asks_for_hashes() -> None:
    """A lock that nobody enforces locks nothing."""
    makefile = Path(ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if "pip install" in line and "-r " in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)


@pytest.mark.parametrize("file", LOCKS)
def test_the_build_needs_nothing_outside_the_lock(file: str) -> None:
    """What builds the program runs on the machine of the office as what it installs does."""
    assert names(project()["build-system"]["requires"]) <= locked(file).keys()


@pytest.mark.parametrize("file", ["Makefile", "deploy/README.md"])
def test_an_installer_builds_with_what_is_locked(file: str) -> None:
    """Left to itself, the installer would fetch the newest builder there is."""
    lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if "--no-deps" in line]
    assert lines
    assert [line for line in lines if "--no-build-isolation" not in line] == []
