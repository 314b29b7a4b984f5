"""What the parts of a procedure say beside a case, for the page: marks, warnings, panels."""

from dataclasses import dataclass
from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.web.parts import Fact, Notice, Tag


@dataclass(frozen=True)
class Panel:
    """A box beside a case; `notes` are sentences below its rows."""

    heading: str
    rows: tuple[Fact, ...]
    notes: tuple[str, ...] = ()


def warned(facts: CaseFacts, code: str, day: date) -> list[Notice]:
    """Return the red boxes above a step that is about to be taken."""
    return [
        Notice(one.heading, lines=one.notes, tone="bad")
        for part in facts.worked.parts
        for one in part.warns(code, facts, day)
    ]


def tags_of(facts: CaseFacts) -> list[Tag]:
    """Return what stands beside the number of the case."""
    marks = (mark for part in facts.worked.parts for mark in part.marks(facts))
    return [Tag(mark.words, "bad" if mark.bad else "warn") for mark in marks]


def panels_of(facts: CaseFacts, day: date) -> list[Panel]:
    """Return the panels beside the case; a case of several parties has each party's own."""
    if len(facts.views) > 1:
        return []
    return [
        Panel(one.heading, tuple(Fact(row.label, row.words) for row in one.rows), one.notes)
        for part in facts.worked.parts
        for one in part.panels(facts, day)
    ]
