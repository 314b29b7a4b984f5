"""The law that the program applies is written down for the legal section, row by row."""

import runpy
from pathlib import Path

from conventions.sources import ROOT

TOOL = runpy.run_path(str(ROOT / "tools" / "make_law_pages.py"), run_name="tool")
FOLDER: Path = TOOL["FOLDER"]


def test_the_law_pages_are_as_the_program_has_the_law() -> None:
    """Run tools/make_law_pages.py after a change in the law, and read what changes in docs/law/."""
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert written == TOOL["pages"]()
