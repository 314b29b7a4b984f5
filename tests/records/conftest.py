"""An instance folder of its own for each test, so that stores never meet."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, settings: Settings) -> Path:
    """Return the empty instance folder of this test."""
    settings.INSTANCE_DIR = tmp_path
    return tmp_path
