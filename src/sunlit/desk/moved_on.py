"""Whether somebody else acted on the case while a form was open."""

from sunlit.cases.acting import CaseMovedOn
from sunlit.cases.queries import CaseFacts


def moved_on(facts: CaseFacts, seen: str) -> CaseMovedOn | None:
    """Return who moved the case on and how, or None; `seen` is the form's number of steps."""
    if seen == str(len(facts.whole.steps)):
        return None
    last = facts.whole.steps[-1]
    return CaseMovedOn(last, facts.procedure.step(last.code).name)
