"""What an act of a case says, in a line of its timeline."""

from collections.abc import Mapping
from typing import Any

_LONGEST = 80
_TELLING = (
    *("summary", "content", "facts", "opinion", "statement_content", "manner"),
    *("question", "answer", "found", "reason", "reasons", "finding"),
    *("secrecy_opinion", "proves", "handed_over", "police_number", "goods", "conclusion"),
)


def said_in(content: Mapping[str, Any]) -> str:
    """Return the entry that tells most; a choice is stored by its code and says nothing."""
    for name in _TELLING:
        text = str(content.get(name) or "")
        if text and not text.isascii():
            return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"
    return ""
