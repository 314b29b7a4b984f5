"""Realistic contents of every paper (papers/*.json), fonts, and an instance folder of its own."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from databases import connect_to, connect_to_fresh_sqlite
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
def database_with_threads(
    tmp_path: Path, sqlite_template: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A migrated SQLite file that every thread reaches, as in the product."""
    before = dict(connections.settings)
    with django_db_blocker.unblock():
        connect_to_fresh_sqlite(sqlite_template, tmp_path / "threads.sqlite3")
        yield
        connections.close_all()
    connect_to(**before)
