"""May this be done now: the one answer that act, page, list and duties give."""

from datetime import date

from sunlit.cases.conflicts import why_not_aside, why_not_declared, why_not_declaring
from sunlit.cases.corrections import why_not_meanwhile
from sunlit.cases.deliberating import why_no_view_of, why_not_deliberated
from sunlit.cases.queries import CaseFacts
from sunlit.cases.unserved import too_early
from sunlit.cases.voiding import why_not_voided
from sunlit.cases.who import why_not
from sunlit.people.models import Person
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal


def why_not_now(person: Person, code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the person may not take the step on that day, or None when they may.

    What depends on the entries of the form is asked when it is submitted.
    """
    return (
        why_not(person, code, facts, day)
        or why_not_declaring(person, code, facts)
        or why_not_aside(person, code, facts, day)
        or why_no_view_of(person, code, facts)
        or why_not_yet(code, facts, day)
    )


def why_not_yet(code: str, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why nobody may take the step on that day: its order, what waits, what is too early."""
    return why_not_standing(code, facts) or too_early(code, facts, day)


def why_not_standing(code: str, facts: CaseFacts) -> Refusal | None:
    """Return what of the case itself is in the way of the step, whatever the day."""
    ended = any(facts.procedure.step(one).ends for one in facts.position.standing)
    return (
        (None if ended else why_not_voided(code, facts))
        or facts.procedure.refusal(code, facts.position, facts.branch)
        or why_not_meanwhile(code, facts)
        or why_not_declared(code, facts)
        or why_not_deliberated(code, facts)
    )


def answers_now(person: Person, code: str, facts: CaseFacts, day: date) -> list[Step]:
    """Return the answers to the question of that step which the person may give on that day.

    Who may give none is shown those that others may give, and why not.
    """
    rows = facts.procedure.ways_to_answer(code)
    possible = [row for row in rows if why_not_yet(row.code, facts, day) is None]
    own = [row for row in possible if why_not_now(person, row.code, facts, day) is None]
    return own or possible
