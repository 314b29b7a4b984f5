"""What a sentence about the paths of a procedure can say; `properties.py` is the table of them."""

from dataclasses import dataclass
from enum import StrEnum

from sunlit.rules.citations import Citation, cite, practice
from sunlit.rules.procedure import Fact

EVERYTHING = "everything"


@dataclass(frozen=True)
class Before:
    """None of `acts` without one of `done` before it, and none of `since` after that one.

    A step in both `done` and `since` does it anew. `instead` names what does as well, and what
    may not come after that.
    """

    acts: tuple[str, ...]
    done: tuple[str, ...]
    since: tuple[str, ...] = ()
    only_if: Fact | None = None
    but: tuple[str, ...] = ()
    instead: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True)
class Never:
    """None of `acts` once one of `after` was done, until one of `until` is done."""

    acts: tuple[str, ...]
    after: tuple[str, ...]
    until: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


class Whole(StrEnum):
    """A sentence about the procedure as a whole; `whole.py` knows how each is asked."""

    REACHED = "reached"
    ENDS = "ends"
    ASKED = "asked"
    CLOCKS = "clocks"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Property:
    """One sentence, its article, and what a path is asked.

    A sentence of one statute speaks of the procedures of its `kind` only, or of one by its code.
    """

    sentence: str
    citation: Citation
    says: Before | Never | Whole
    kind: str = ""


def sentence(words: str, article: str, says: Before | Never | Whole, kind: str = "") -> Property:
    """Return the row; without an article it is what the organ asks of its own tables."""
    return Property(words, cite(article) if article else practice(), says, kind)
