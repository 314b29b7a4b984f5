"""更正, as the rest of a case hears of it."""

from functools import partial

from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part, Work
from sunlit.parts.correction.corrections import approval_asked, why_not_meanwhile
from sunlit.parts.correction.services.approve_correction import approve_correction
from sunlit.parts.correction.services.decline_correction import decline_correction
from sunlit.parts.correction.services.propose_correction import propose_correction
from sunlit.parts.correction.steps import APPROVALS, DECLINE, PROPOSAL
from sunlit.rules.procedure import Step

_PAGE = "corrections"


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """A proposed correction waits for its answer."""
    asked = approval_asked(facts)
    return [*waiting, facts.procedure.step(asked)] if asked else waiting


def correcting(held: frozenset[str]) -> Part:
    """Return the part; `held` are the steps that wait until a proposed correction is answered."""
    return Part(
        work={
            **dict.fromkeys(APPROVALS, Work(approve_correction, page=_PAGE)),
            DECLINE: Work(decline_correction, page=_PAGE),
            PROPOSAL: Work(propose_correction, page=_PAGE),
        },
        holds=partial(why_not_meanwhile, held),
        waits=_waits,
    )
