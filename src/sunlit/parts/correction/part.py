"""更正, as the rest of a case hears of it."""

from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Part
from sunlit.parts.correction.corrections import approval_asked, why_not_meanwhile
from sunlit.rules.procedure import Step


def _waits(facts: CaseFacts, waiting: list[Step]) -> list[Step]:
    """A proposed correction waits for its answer."""
    asked = approval_asked(facts)
    return [*waiting, facts.procedure.step(asked)] if asked else waiting


CORRECTION = Part(holds=why_not_meanwhile, waits=_waits)
