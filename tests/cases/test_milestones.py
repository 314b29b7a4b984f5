"""A copied milestone is the case as it was played; what a test has written is not replaced."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps

from cases.milestones import ORGAN, Milestones
from factories import ON_SQLITE, CaseStory
from sunlit.people.models import Office, Person


@pytest.fixture
def own(
    request: pytest.FixtureRequest, persons: Mapping[str, Person], tmp_path: Path
) -> Milestones:
    """States that no other test of the run has kept: there are people, and no case."""
    made = Milestones(tmp_path / "kept", lambda: request.getfixturevalue("postgres"))
    made.keep(ORGAN)
    return made


def everything(instance: Path) -> dict[str, object]:
    """Return every row of the database, and the hash of every file beside it."""
    rows: dict[str, object] = {
        model._meta.db_table: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
    }
    files = [one for one in instance.rglob("*") if one.is_file() and "sqlite3" not in one.name]
    return rows | {str(one): sha256(one.read_bytes()).hexdigest() for one in files}


def test_a_copy_begins_exactly_where_playing_ended(
    persons: Mapping[str, Person], own: Milestones, instance: Path
) -> None:
    played = CaseStory(persons, milestones=own).until("execute")
    ended = everything(instance)
    assert own.copy(ORGAN)
    assert everything(instance) != ended
    copied = CaseStory(persons, milestones=own).until("execute")
    assert everything(instance) == ended
    assert copied.case == played.case
    assert "close" in copied.until("close").facts.position.standing


def test_a_database_that_was_written_to_is_played_on_and_not_replaced(
    persons: Mapping[str, Person], own: Milestones
) -> None:
    CaseStory(persons, milestones=own).until("investigate")
    assert own.copy(ORGAN)
    story = CaseStory(persons, milestones=own).until("file_case")
    case = story.case
    Person.objects.filter(username="archivist").update(post="档案员")
    assert own.at is None
    assert story.until("investigate").case == case
    assert Person.objects.get(username="archivist").post == "档案员"


def test_another_case_is_not_begun_from_the_copy_of_this_one(
    persons: Mapping[str, Person], own: Milestones
) -> None:
    CaseStory(persons, milestones=own).until("notify")
    assert own.copy(ORGAN)
    other = CaseStory(persons, fine_fen=2_000_000, milestones=own).until("notify")
    assert other.case.steps.get(code="conclude_investigation").content["fine_fen"] == 2_000_000


@pytest.fixture
def _written_first(database: str) -> None:
    """What a fixture writes before anybody asks for the people."""
    Office.objects.create(code="first", name="先写的科室")


@ON_SQLITE
@pytest.mark.usefixtures("_written_first")
def test_what_a_fixture_wrote_before_the_people_came_is_not_replaced(
    persons: Mapping[str, Person],
) -> None:
    assert "archivist" in persons
    assert Office.objects.filter(code="first").exists()
