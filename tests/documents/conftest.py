"""Realistic contents of every paper (papers/*.json), fonts, and an instance folder of its own."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connections
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from sunlit.config.databases.from_url import sqlite
from sunlit.documents.fonts import missing_fonts

PAPERS = Path(__file__).parent / "papers"


class Papers:
    """The contents by file name: D16 is the content of a D16, D10_hearing another D10."""

    names: tuple[str, ...] = tuple(sorted(path.stem for path in PAPERS.glob("*.json")))

    def __call__(self, name: str, **changes: Any) -> dict[str, Any]:
        """Return the content, with some fields changed; None takes a field away."""
        content = json.loads((PAPERS / f"{name}.json").read_text()) | changes
        return {key: value for key, value in content.items() if value is not None}


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture(params=Papers.names)
def every_paper(request: pytest.FixtureRequest) -> str:
    """The name of each content in turn."""
    return str(request.param)


@pytest.fixture
def fonts() -> None:
    """The fonts that set-up fetches; without them a PDF test cannot say anything."""
    missing = missing_fonts()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(f"fonts are missing: {missing}; run tools/fetch_fonts.py")
    if missing:
        pytest.skip(f"fonts are missing: {missing}")


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, settings: Settings) -> Path:
    """Return the empty instance folder of this test."""
    settings.INSTANCE_DIR = tmp_path
    return tmp_path


@pytest.fixture
def database_with_threads(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A migrated SQLite file that every thread reaches, as in the product."""
    before = django_settings.DATABASES
    connections.close_all()
    with django_db_blocker.unblock():
        _connect_to({"default": sqlite(tmp_path / "threads.sqlite3")})
        call_command("migrate", verbosity=0)
        yield
        connections.close_all()
        _connect_to(before)


def _connect_to(databases: dict[str, Any]) -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()
        del connections[connection.alias]
    django_settings.DATABASES = databases
    connections.settings = connections.configure_settings(databases)
