"""What an act of a case says, in a line of its timeline."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sunlit.cases.procedures import PROCEDURES

_LONGEST = 80
_TELLING = (
    *("summary", "content", "facts", "opinion", "statement_content", "manner"),
    *("conduct", "question", "answer", "found", "reason", "reasons", "finding"),
    *("secrecy_opinion", "proves", "handed_over", "police_number", "goods", "conclusion"),
)


def said_in(content: Mapping[str, Any], chosen: str = "") -> str:
    """Return the entry that tells most, after the choice that was made, where there was one."""
    text = next((words for words in _texts(content) if not words.isascii()), "")
    said = "：".join(one for one in (chosen, text) if one)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}……"


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    """Yield the entries that tell something; what was chosen is stored by its code."""
    return (str(content.get(name) or "") for name in _TELLING)


def name_of(code: str) -> str:
    """Return what a reading of the form of that step is called."""
    return _names().get(code, "案件")


@cache
def _names() -> Mapping[str, str]:
    return {one.code: one.name for table in PROCEDURES.values() for one in table.steps}
