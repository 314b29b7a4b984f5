"""The tool that fetches fonts: quick when complete, strict about bytes, plain when it cannot."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sunlit.documents.fonts import fetched_folder

TOOL = Path(__file__).resolve().parents[2] / "tools" / "fetch_fonts.py"


@pytest.fixture
def complete(fonts: None, tmp_path: Path) -> Path:
    """A folder of its own with every font."""
    folder = tmp_path / "fonts"
    shutil.copytree(fetched_folder(), folder)
    return folder


def fetch_without_apt(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(TOOL), str(folder)],
        capture_output=True,
        check=False,
        text=True,
        env=os.environ | {"PATH": ""},
    )


def test_a_complete_folder_needs_nothing_and_no_time(complete: Path) -> None:
    before = time.perf_counter()
    done = fetch_without_apt(complete)
    assert (done.returncode, done.stderr) == (0, "")
    assert time.perf_counter() - before < 1


def test_a_font_of_other_bytes_is_not_accepted(complete: Path) -> None:
    font = complete / "FandolFang-Regular.otf"
    data = bytearray(font.read_bytes())
    data[1000] ^= 1
    font.write_bytes(data)
    done = fetch_without_apt(complete)
    assert done.returncode == 1
    assert "FandolFang-Regular.otf" in done.stderr
    assert "FandolKai" not in done.stderr


def test_a_machine_without_apt_is_told_what_follows(tmp_path: Path) -> None:
    done = fetch_without_apt(tmp_path / "fonts")
    assert done.returncode == 1
    assert "Fonts need apt-get (Debian), which is not on this machine." in done.stderr
    assert "papers get their PDF once the fonts are there" in done.stderr
