"""How much longer a deadline of a case is: each act that extended it adds its days."""

from dataclasses import dataclass
from datetime import timedelta

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts


@dataclass(frozen=True)
class Extension:
    """The act by which the clocks `codes` are longer, and the one that had asked for it."""

    codes: frozenset[str]
    time: timedelta
    proposal: Step
    approval: Step


def extensions(facts: CaseFacts) -> list[Extension]:
    """Return what extended a clock of the case, in order; the days are those last asked for."""
    found: list[Extension] = []
    for number, step in enumerate(facts.steps):
        row = facts.procedure.step(step.code)
        if row.extends:
            needed = {code for need in row.needs for code in need.steps}
            proposal = [one for one in facts.steps[:number] if one.code in needed][-1]
            time = timedelta(days=int(proposal.content[row.extends_by]))
            found.append(Extension(frozenset(row.extends), time, proposal, step))
    return found


def extended_by(facts: CaseFacts, code: str) -> timedelta:
    """Return how much longer that clock is in all."""
    return sum((one.time for one in extensions(facts) if code in one.codes), timedelta())
