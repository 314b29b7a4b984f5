"""作废, as the rest of a case hears of it."""

from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.voiding.steps import APPROVAL
from sunlit.parts.voiding.voiding import open_voiding, voided_words, why_not_voided
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal


def _first(code: str, facts: CaseFacts) -> Refusal | None:
    ended = any(facts.procedure.step(one).ends for one in facts.position.standing)
    return None if ended else why_not_voided(code, facts)


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """A proposal to void the case waits for its answer."""
    return [*waiting, facts.procedure.step(APPROVAL)] if open_voiding(facts) else waiting


VOIDING_PART = Part(first=_first, waits=_waits, titled=voided_words)
