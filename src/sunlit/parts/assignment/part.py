"""指派、回避, as the rest of a case hears of it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from sunlit.cases.check import Staff
from sunlit.cases.may_act import why_not_standing
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.assignment.conflicts import (
    declaration_faults,
    undeclared,
    unregistered,
    why_not_aside,
    why_not_declared,
    why_not_declaring,
)
from sunlit.parts.assignment.declaration_steps import DECLARE
from sunlit.parts.assignment.papers import CONTENT
from sunlit.parts.assignment.recusal_steps import DECIDE, RECUSAL, REQUEST
from sunlit.parts.assignment.work import WORK
from sunlit.people.models import Person
from sunlit.rules.procedure import Role, Step
from sunlit.rules.refusal import Refusal

ASSIGN = "assign_officers"
_TWO = 2


def _bars(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    return why_not_declaring(person, code, facts) or why_not_aside(person, code, facts, day)


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """Each officer is waited for to declare; a request to stand aside waits for its decision.

    Once an officer stood aside, the others do nothing before new ones are assigned.
    """
    table = facts.procedure
    if facts.must_reassign and not any(table.step(one).ends for one in facts.position.standing):
        waiting = [table.step(ASSIGN), *(row for row in waiting if row.role is not Role.OFFICER)]
    if undeclared(facts):
        waiting = [table.step(DECLARE), *waiting]
    if unregistered(facts) and why_not_standing(REQUEST, facts) is None:
        waiting = [*waiting, table.step(REQUEST)]
    if RECUSAL in facts.position.open_episodes:
        waiting = [*waiting, table.step(DECIDE)]
    return waiting


def _faults(without: frozenset[str], facts: CaseFacts, _staff: Staff) -> Iterator[str]:
    yield from declaration_faults(without, facts)
    for officers in facts.assignments:
        if len({officer.person_id for officer in officers}) < _TWO:
            yield f"第{officers[0].step.seq}步只指派了一名执法人员（CF-G01）。"


def assigning(without: frozenset[str]) -> Part:
    """Return the part; `without` is what an officer does before a declaration (处罚法43)."""
    return Part(
        work=WORK,
        papers=CONTENT,
        bars=_bars,
        holds=partial(why_not_declared, without),
        waits=_waits,
        faults=partial(_faults, without),
    )
