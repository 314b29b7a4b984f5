"""May this be done now: the one answer that act, page, list and duties give."""

from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import why_not
from sunlit.people.models import Person
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal


def why_not_now(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the person may not take the step on that day, or None when they may.

    What depends on the entries of the form is asked when it is submitted.
    """
    barred = (part.bars(person, code, facts, day) for part in facts.worked.parts)
    return (
        why_not(person, code, facts, day)
        or next(filter(None, barred), None)
        or why_not_yet(code, facts, day)
    )


def why_not_yet(code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why nobody may take the step on that day: its order, what waits, what is too early."""
    early = (part.early(code, facts, day) for part in facts.worked.parts)
    return why_not_standing(code, facts) or next(filter(None, early), None)


def why_not_standing(code: str, facts: CaseFacts) -> Refusal | None:
    """Return what of the case itself is in the way of the step, whatever the day."""
    parts = facts.worked.parts
    return (
        next(filter(None, (part.first(code, facts) for part in parts)), None)
        or facts.procedure.refusal(code, facts.position, facts.branch)
        or next(filter(None, (part.holds(code, facts) for part in parts)), None)
    )


def answers_now(person: Person, code: str, facts: CaseFacts, day: date) -> list[Step]:
    """Return the answers to the question of that step which the person may give on that day.

    Who may give none is shown those that others may give, and why not.
    """
    rows = facts.procedure.ways_to_answer(code)
    possible = [row for row in rows if why_not_yet(row.code, facts, day) is None]
    own = [row for row in possible if why_not_now(person, row.code, facts, day) is None]
    return own or possible
