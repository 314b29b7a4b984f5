"""The organ's own periods: from their day on, for a reason, and never against a text."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from factories import ON_SQLITE, CaseStory, at
from sunlit.assurance.derived import check_house
from sunlit.catalogue.models import ParameterRow
from sunlit.catalogue.organ import current_calendar, current_house
from sunlit.catalogue.services.enter_parameter import ParameterEntry, enter_parameter
from sunlit.catalogue.services.load_house import load_house
from sunlit.ledger.models import PendingEvent
from sunlit.people.models import Person
from sunlit.rules.deadlines import UnknownDeadline, due_of
from sunlit.rules.refusal import Refused

SMALL_ORGAN = Path(__file__).parents[1] / "rules" / "data" / "small-organ.toml"
NOW = at("2026-11-24 09:00")
MEETING = "2026年11月23日局务会议确定（示例）"


def entry(
    code: str = "FS-REVIEW", since: str = "2026-12-01", limit: int = 3, reason: str = MEETING
) -> ParameterEntry:
    """Return a shorter period for legal review from December on."""
    return ParameterEntry(code, date.fromisoformat(since), limit, reason)


def review_due(start: str) -> date:
    """Return the last day of a legal review that begins on `start`."""
    day = date.fromisoformat(start)
    return due_of("FS-REVIEW", day, current_calendar(), current_house()).last_day


def test_a_parameter_changes_only_what_starts_from_its_day_on(sysadmin: Person) -> None:
    assert (review_due("2026-11-30"), review_due("2026-12-01")) == (
        date(2026, 12, 7),
        date(2026, 12, 8),
    )
    enter_parameter(entry(), actor=sysadmin, now=NOW)
    assert (review_due("2026-11-30"), review_due("2026-12-01")) == (
        date(2026, 12, 7),
        date(2026, 12, 4),
    )


def test_a_parameter_is_on_record_with_its_row(sysadmin: Person) -> None:
    row = enter_parameter(entry(), actor=sysadmin, now=NOW)
    [event] = PendingEvent.objects.filter(event="catalogue.parameter_entered")
    canonical = json.loads(bytes(event.canonical))
    assert canonical["facts"] == {"code": "FS-REVIEW", "since": "2026-12-01", "limit": 3}
    assert canonical["rows"][f"catalogue_parameterrow:{row.pk}"]["reason"] == MEETING


def test_an_entered_parameter_can_be_neither_changed_nor_taken_away(sysadmin: Person) -> None:
    row = enter_parameter(entry(), actor=sysadmin, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        ParameterRow.objects.filter(pk=row.pk).update(limit=30)
    with pytest.raises(DatabaseError), transaction.atomic():
        ParameterRow.objects.filter(pk=row.pk).delete()


@ON_SQLITE
@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        (entry("CF-DECIDE"), "limit", "“作出处罚决定”的期限由法律规定，本机关不能另行规定。"),
        (entry("GS-XKCF"), "limit", "“公示许可、处罚决定”的期限由法律规定"),
        (entry(limit=0), "limit", "“法制审核”的期限应当以“个工作日”计算，至少为 1。"),
        (entry(limit=-5), "limit", "“法制审核”的期限应当以“个工作日”计算，至少为 1。"),
        (entry(limit=4000), "limit", "长度不能超过 3650，请核对。"),
        (entry(since="2026-11-23"), "since", "施行日期不能早于今天（2026-11-24）"),
        (entry(since="2020-01-01"), "since", "自 2020-01-01 起的值已经录入"),
        (entry(reason="  "), "reason", "请写明理由"),
    ],
)
def test_a_wrong_parameter_is_refused_with_its_sentence(
    sysadmin: Person, wrong: ParameterEntry, field: str, sentence: str
) -> None:
    with pytest.raises(Refused) as caught:
        enter_parameter(wrong, actor=sysadmin, now=NOW)
    assert caught.value.refusal.field == field
    assert caught.value.refusal.sentence.startswith(sentence)
    assert not ParameterRow.objects.exists()


def test_a_day_that_has_a_value_takes_no_second_one(sysadmin: Person) -> None:
    enter_parameter(entry(), actor=sysadmin, now=NOW)
    with pytest.raises(Refused, match="已经录入"):
        enter_parameter(entry(limit=4), actor=sysadmin, now=NOW)


def test_an_unknown_deadline_has_no_parameter(sysadmin: Person) -> None:
    with pytest.raises(UnknownDeadline):
        enter_parameter(entry("XX-NONE"), actor=sysadmin, now=NOW)


def test_only_the_system_administrator_enters_a_parameter(
    story: CaseStory, sysadmin: Person
) -> None:
    with pytest.raises(PermissionDenied):
        enter_parameter(entry(), actor=story.persons["reviewer"], now=NOW)


def test_the_file_of_the_organ_is_on_record_once_for_each_content(
    database: str, settings: Settings
) -> None:
    settings.HOUSE = "yangquan-drc"
    assert load_house(NOW)
    assert not load_house(NOW)
    settings.HOUSE = str(SMALL_ORGAN)
    assert load_house(NOW + timedelta(days=1))
    assert not load_house(NOW + timedelta(days=2))
    digests = [
        json.loads(bytes(event.canonical))["facts"]["sha256"]
        for event in PendingEvent.objects.filter(event="catalogue.house_loaded").order_by(
            "recorded_at"
        )
    ]
    assert digests[1] == hashlib.sha256(SMALL_ORGAN.read_bytes()).hexdigest()
    assert digests[0] != digests[1]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_file_read_after_the_clock_was_put_back_is_the_newest(
    database: str, settings: Settings
) -> None:
    settings.HOUSE = "yangquan-drc"
    assert load_house(NOW)
    settings.HOUSE = str(SMALL_ORGAN)
    assert load_house(NOW - timedelta(hours=1))
    assert not load_house(NOW - timedelta(hours=1))
    assert list(check_house()) == []


def test_another_organ_comes_by_its_file_alone(database: str, settings: Settings) -> None:
    settings.HOUSE = "yangquan-drc"
    assert current_house().code == "yangquan-drc"
    settings.HOUSE = str(SMALL_ORGAN)
    assert current_house().code == "small-organ"
