"""作废, as the rest of a case hears of it."""

from functools import partial

from sunlit.cases.queries import CaseFacts
from sunlit.cases.requested import request
from sunlit.cases.work import Part, Work
from sunlit.parts.voiding.papers import CONTENT
from sunlit.parts.voiding.services.propose_voiding import propose_voiding
from sunlit.parts.voiding.services.void_case import void_case
from sunlit.parts.voiding.steps import APPROVAL, PROPOSAL, REFUSAL
from sunlit.parts.voiding.voiding import Bounds, open_voiding, voided_words, why_not_voided
from sunlit.rules.procedure import Step
from sunlit.rules.refusal import Refusal


def _first(bounds: Bounds, code: str, facts: CaseFacts) -> Refusal | None:
    ended = any(facts.procedure.step(one).ends for one in facts.position.standing)
    return None if ended else why_not_voided(bounds, code, facts)


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """A proposal to void the case waits for its answer."""
    return [*waiting, facts.procedure.step(APPROVAL)] if open_voiding(facts) else waiting


_ASKED = request(PROPOSAL)


def voiding(bounds: Bounds) -> Part:
    """Return the part, of what voiding meets in the procedure."""
    return Part(
        work={
            PROPOSAL: Work(propose_voiding),
            APPROVAL: Work(void_case, beside=_ASKED),
            REFUSAL: Work(beside=_ASKED),
        },
        papers=CONTENT,
        first=partial(_first, bounds),
        waits=_waits,
        titled=voided_words,
    )
