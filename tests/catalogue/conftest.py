"""The organ of `factories` with a system administrator, and a holiday notice for 2027."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from factories import CaseStory, make_person, persons, story
from sunlit.catalogue.notice_entry import NoticeEntry
from sunlit.catalogue.notice_text import read_days
from sunlit.people.models import Person
from sunlit.rules.procedure import Role

__all__ = ["persons", "story"]

TITLE_2027 = "国务院办公厅关于2027年部分节假日安排的通知（示例，不是真实的通知）"
DAYS_2027 = """\
2027-01-01 至 2027-01-03 元旦
2027-02-05 至 2027-02-11 春节
上班 2027-01-31
上班 2027-02-13
2027-04-03 至 2027-04-05 清明节
2027-05-01 至 2027-05-05 劳动节
上班 2027-05-08
2027-06-09 端午节
2027-09-15 中秋节
2027-10-01 至 2027-10-07 国庆节
上班 2027-09-26
上班 2027-10-09
"""
"""Invented: no notice for 2027 has been seen."""


def entry_for_2027(days: str = DAYS_2027, **changes: Any) -> NoticeEntry:
    """Return the notice as an administrator would enter it, with some values changed."""
    read = read_days(2027, days)
    values: dict[str, Any] = {
        "year": 2027,
        "notice": TITLE_2027,
        "holidays": read.holidays,
        "working_weekends": read.working_weekends,
    }
    return NoticeEntry(**(values | changes))


def without(days: Mapping[date, str], *taken: str) -> dict[date, str]:
    """Return the days without some of them."""
    return {day: name for day, name in days.items() if day.isoformat() not in taken}


@pytest.fixture
def sysadmin(persons: Mapping[str, Person]) -> Person:
    """The system administrator of the organ."""
    return make_person("sysadmin", "管理员甲", persons["archivist"].office, [Role.SYSADMIN])


@pytest.fixture
def winter_case(story: CaseStory) -> CaseStory:
    """A case filed on 2026-11-10: ninety days later is the Monday 2027-02-08."""
    story.moments |= {
        "register_lead": "2026-11-09 09:00",
        "check_lead": "2026-11-09 10:00",
        "apply_to_file": "2026-11-09 11:00",
        "endorse_filing": "2026-11-09 15:00",
        "file_case": "2026-11-10 09:00",
    }
    return story.until("file_case")


@pytest.fixture
def website(settings: Settings, tmp_path: Path) -> None:
    """The product's own pages on 2026-11-24, without the collected static files."""
    settings.CLOCK = "2026-11-24T09:00+08:00"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def signed_in(website: None) -> Callable[[Person], Client]:
    """A browser without JavaScript, signed in as a person."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
