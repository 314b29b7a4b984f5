"""Every setting an office can make is in the manual, as the program says it."""

import re
import runpy
from pathlib import Path

from conventions.sources import ROOT, python_files

TOOL = runpy.run_path(str(ROOT / "tools" / "make_settings_page.py"), run_name="tool")
PAGE: Path = TOOL["PAGE"]
READS_THE_ENVIRONMENT = {
    "config/environment.py": "the one reader of settings",
    "config/wsgi.py": "names the settings module to Django",
    "commands/__main__.py": "names instance and settings module before the settings are read",
    "ledger/database_copies.py": "PostgreSQL's own programs get ours and the database's address",
    "commands/init.py": "the first password comes once, where nobody can type it",
    "commands/recover.py": "as above",
}


def test_the_settings_page_is_as_the_program_makes_it() -> None:
    """Run tools/make_settings_page.py after changing a setting."""
    assert PAGE.read_text("utf-8") == TOOL["page"]()


def test_every_setting_that_the_program_names_is_on_the_page() -> None:
    """A name in a message that the manual does not know would send the reader nowhere."""
    named = {name for file in python_files() for name in re.findall(r"SUNLIT_[A-Z_]+", file.text)}
    listed = set(re.findall(r"`(SUNLIT_[A-Z_]+)`", PAGE.read_text("utf-8")))
    assert named == listed


def test_only_the_listed_files_read_the_environment() -> None:
    """A setting read elsewhere would have no help text."""
    reading = {file.name for file in python_files() if "os.environ" in file.text}
    assert reading == READS_THE_ENVIRONMENT.keys()


def test_every_setting_has_a_help_text_that_is_a_sentence() -> None:
    """An administrator reads it in a table."""
    rows = re.findall(r"^\| `SUNLIT_\w+` \| (.*) \| .* \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows
    assert [text for text in rows if not text.endswith("。")] == []
