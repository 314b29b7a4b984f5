"""GLOSSARY.md and the code say the same: one Chinese term, one identifier."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from conventions.glossary import Row, appears, section, snake
from conventions.test_law import TABLES, rows_of
from sunlit.rules.procedure import Role

STATUTORY = section("Statutory terms")
NOT_YET = section("Not yet in the code")
MODELS = [model for model in apps.get_models() if model.__module__.startswith("sunlit.")]


def name_of(row: Row) -> str:
    """Return the term a test case is about."""
    return row.terms[0]


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character in it."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def pairs(heading: str) -> set[tuple[str, str]]:
    """Return (term, identifier) of a section that has one of each in a row."""
    return {(term, row.identifiers[0]) for row in section(heading) for term in row.terms}


def own_columns() -> Iterator[tuple[type[models.Model], "models.Field[object, object]"]]:
    """Yield every column that this product declares itself."""
    for model in MODELS:
        inherited = {
            field.name
            for base in model.__mro__
            if base.__module__.startswith("django.") and hasattr(base, "_meta")
            for field in base._meta.fields
        }
        for field in model._meta.concrete_fields:
            if field.name not in inherited and not field.primary_key:
                yield model, field


@pytest.mark.parametrize("row", STATUTORY, ids=name_of)
def test_every_identifier_of_a_statutory_term_is_used(row: Row) -> None:
    """A word that the code has given up leaves the glossary, or goes back under "not yet"."""
    assert [word for word in row.identifiers if not appears(word)] == []


@pytest.mark.parametrize("row", NOT_YET, ids=name_of)
def test_a_term_that_is_not_yet_used_is_not_in_the_code(row: Row) -> None:
    """Its first use moves the row up."""
    assert [word for word in row.identifiers if appears(word)] == []


def test_a_term_stands_in_one_row_only() -> None:
    """Two rows would be two identifiers."""
    terms = [term for row in (*STATUTORY, *NOT_YET) for term in row.terms]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_every_table_has_its_term_and_its_row() -> None:
    """The interface speaks the statute's words, not the programmer's."""
    tables = {(str(model._meta.verbose_name), model.__name__) for model in MODELS}
    assert pairs("Tables") == tables
    assert [name for term, name in tables if not is_chinese(term)] == []


def test_every_role_has_its_row() -> None:
    """What a person does in the organ has one word."""
    assert pairs("Roles") == {(role.label, role.value) for role in Role}


def test_every_step_and_episode_has_its_row() -> None:
    """Of every procedure table, in use or not yet."""
    rows = [row for table in TABLES for row in rows_of(table)]
    assert pairs("Steps and episodes") == {(row.name, row.code) for row in rows}


def test_a_table_role_or_step_uses_the_identifier_of_its_statutory_term() -> None:
    """A class `Delivery` for 送达 would be a second word for one thing."""
    settled = {term: row.identifiers for row in STATUTORY for term in row.terms}
    called: dict[str, set[str]] = defaultdict(set)
    for model in MODELS:
        table = model._meta.db_table.removeprefix(f"{model._meta.app_label}_")
        called[str(model._meta.verbose_name)] |= {snake(model.__name__), table}
    strange = [
        term
        for term, names in called.items()
        if term in settled and not any(_says(word, names) for word in settled[term])
    ]
    named = [*pairs("Roles"), *pairs("Steps and episodes")]
    strange += [code for term, code in named if code not in settled.get(term, (code,))]
    assert strange == []


def test_every_column_has_a_chinese_word() -> None:
    """A relation without a word of its own speaks that of the table it points at."""
    bare = [
        f"{model.__name__}.{field.name}"
        for model, field in own_columns()
        if not field.is_relation
        and not is_chinese(str(field.verbose_name))
        and str(field.verbose_name) != "SHA-256"
    ]
    assert bare == []


def test_a_word_on_the_screen_means_one_column() -> None:
    """Where one word is right for several, GLOSSARY.md says why."""
    columns: dict[str, set[str]] = defaultdict(set)
    for _, field in own_columns():
        if is_chinese(str(field.verbose_name)):
            columns[str(field.verbose_name)].add(field.name)
    several = {word: names for word, names in columns.items() if len(names) > 1}
    declared = {row.terms[0]: set(row.identifiers) for row in section("One word, several columns")}
    assert several == declared


def test_a_word_is_found_only_as_a_whole_word() -> None:
    """The check itself can fail: `case` is not found in `showcase`."""
    assert appears("advance_notice")
    assert not appears("vance_notice")
    assert not appears("no_such_identifier")


def _says(identifier: str, names: set[str]) -> bool:
    """Whether a table is named by the identifier, alone or with another word beside it."""
    return any(
        identifier == name.replace("_", "")
        or f"_{identifier}_" in f"_{name}_"
        or identifier.replace("_", "") == name
        for name in names
    )
