"""May this be done now: the one answer that act, page, list and duties give."""

from dataclasses import replace
from datetime import date

from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import why_not
from sunlit.people.models import Person
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal, Refused


def as_concerned(facts: CaseFacts, code: str, party: int | None) -> CaseFacts:
    """Return the case as the act of that step has it: as one party has it, or all.

    :param party: the party that was chosen, by the key of the row that first named it.
    :raises Refused: when none was chosen and there are several, or it is none of the case.
    """
    if not facts.procedure.step(code).each or len(facts.views) == 1:
        if party in {None, *(one.pk for one in facts.principals)}:
            return facts
    elif party in {one.pk for one in facts.principals}:
        return facts.of(party)
    elif party is None:
        name, number = facts.procedure.step(code).name, len(facts.principals)
        raise Refused(
            Refusal(
                f"本案有{number}名当事人，“{name}”对每一名分别办理，请先选择当事人。",
                facts.procedure.step(code).citations[0],
            )
        )
    raise Refused(
        Refusal("选择的不是本案的当事人，请重新选择。", facts.procedure.step(code).citations[0])
    )


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
    """Return what of the case itself is in the way of the step, whatever the day.

    Of several parties, a step that is taken for each apart may be taken when it may for one.
    """
    if len(facts.views) > 1 and facts.procedure.step(code).each:
        of_each = [why_not_standing(code, view) for view in facts.views]
        return None if None in of_each else of_each[0]
    parts = facts.worked.parts
    return (
        next(filter(None, (part.first(code, facts) for part in parts)), None)
        or _why_not_in_order(code, facts)
        or next(filter(None, (part.holds(code, facts) for part in parts)), None)
    )


def _why_not_in_order(code: str, facts: CaseFacts) -> Refusal | None:
    """Return what the table asks first; of several parties, also which of them lack it."""
    refusal = facts.procedure.refusal(code, facts.position, facts.branch)
    if refusal is None or len(facts.views) == 1:
        return refusal
    lacking = [
        view.party.name
        for view in facts.views
        if view.procedure.refusal(code, view.position, view.branch) == refusal
    ]
    if len(lacking) in {0, len(facts.views)}:
        return refusal
    return replace(refusal, sentence=f"{refusal.sentence}还没有办完的：{'、'.join(lacking)}。")


def answers_now(person: Person, code: str, facts: CaseFacts, day: date) -> list[Step]:
    """Return the answers to the question of that step which the person may give on that day.

    Who may give none is shown those that others may give, and why not.
    """
    rows = facts.procedure.ways_to_answer(code)
    possible = [row for row in rows if why_not_yet(row.code, facts, day) is None]
    own = [row for row in possible if why_not_now(person, row.code, facts, day) is None]
    return own or possible
