"""归档: what code does at its steps."""

from typing import Any

from sunlit.archive.queries import next_archive_number
from sunlit.archive.services.archive_dossier import archive_dossier
from sunlit.archive.services.compile_dossier import compile_dossier
from sunlit.archive.steps import ARCHIVE
from sunlit.cases.work import Opened, Part, Work
from sunlit.rules.landmarks import COMPILE


def _from_the_file(_opened: Opened) -> dict[str, Any]:
    """That the file is complete."""
    return {"statement": "本卷材料齐全，没有缺页、破损；页号和顺序已经核对。"}


def _from_the_archive(opened: Opened) -> dict[str, Any]:
    """The next number of the archive."""
    return {"archive_number": next_archive_number(opened.facts)}


ARCHIVING = Part(
    work={
        COMPILE: Work(compile_dossier, _from_the_file),
        ARCHIVE: Work(archive_dossier, _from_the_archive),
    }
)
