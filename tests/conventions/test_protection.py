"""Each app declares the protection of its own tables; the ledger names none but its own."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from django.apps import apps

from conventions.sources import ROOT, SOURCE
from sunlit.ledger.collected import declarations
from sunlit.ledger.protected import Protection

OWNERS = declarations()
TABLES = {
    model._meta.db_table: model._meta.app_config.name
    for model in apps.get_models()
    if model.__module__.startswith("sunlit.")
}
_WORD = re.compile(r"\w+")


def tables_in(text: str) -> set[str]:
    """Return the tables of this product that a text names."""
    return TABLES.keys() & set(_WORD.findall(text))


def layers() -> list[set[str]]:
    """Return the rooms of each layer, the lowest first, as the imports are held to them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    [layered] = [one for one in contracts["contracts"] if one["type"] == "layers"]
    return [set(re.findall(r"\w+", layer)) for layer in reversed(layered["layers"])]


def level(package: str) -> int:
    """Return how high the room of a package stands."""
    room = package.split(".")[1]
    return next(height for height, rooms in enumerate(layers()) if room in rooms)


def too_high(owner: str, protection: Protection) -> Iterator[str]:
    """Yield the gates that name a table above their owner."""
    for gate in protection.gates:
        named = tables_in(f"{gate.table} {gate.sqlite_sql} {gate.postgresql_sql}")
        if any(level(TABLES[table]) > level(owner) for table in named):
            yield gate.name


def test_the_ledger_names_no_table_of_another_app() -> None:
    """A new app, or a new procedure, changes nothing in the ledger."""
    found = {
        path.relative_to(SOURCE).as_posix(): foreign
        for path in sorted((SOURCE / "ledger").rglob("*"))
        if path.suffix in {".py", ".md"}
        if (foreign := {one for one in tables_in(path.read_text("utf-8")) if _is_foreign(one)})
    }
    assert found == {}


def test_a_table_is_found_in_the_words_of_a_gate() -> None:
    said = "EXISTS (SELECT 1 FROM cases_decision d JOIN ledger_logentry e)"
    assert {one for one in tables_in(said) if _is_foreign(one)} == {"cases_decision"}


def test_every_protection_that_is_written_is_collected() -> None:
    """A folder that nobody installs or names would protect nothing, and nobody would see it."""
    written = {
        ".".join(path.parent.relative_to(SOURCE.parent).parts)
        for path in SOURCE.rglob("protection.py")
    }
    assert written == OWNERS.keys()


@pytest.mark.parametrize("owner", OWNERS)
def test_an_app_declares_its_own_tables_only(owner: str) -> None:
    declared = OWNERS[owner]
    named = [*declared.tables, *declared.by_committed_table]
    assert {table: TABLES[table] for table in named if TABLES[table] != owner} == {}


@pytest.mark.parametrize("owner", OWNERS)
def test_a_gate_names_no_table_above_its_owner(owner: str) -> None:
    """Where it compares rows of two apps, it belongs to the upper one."""
    assert list(too_high(owner, OWNERS[owner])) == []


def test_a_gate_below_a_table_that_it_names_is_found() -> None:
    of_review = OWNERS["sunlit.review"]
    assert "decision_needs_clearance" in set(too_high("sunlit.cases", of_review))


def _is_foreign(table: str) -> bool:
    return TABLES[table] != "sunlit.ledger"
