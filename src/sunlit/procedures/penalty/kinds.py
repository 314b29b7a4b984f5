"""Which article a case is punished by, and whether a disposition has the kinds that it knows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.rules.house.model import PartyKind
from sunlit.rules.kinds_check import check_kinds
from sunlit.rules.penalty_law import PenaltyLaw, law_of
from sunlit.rules.refusal import Refusal


def law_applied(facts: CaseFacts) -> PenaltyLaw | None:
    """Return the article of the matter as it read when the lead was found; None: not structured."""
    return law_of(facts.matter.basis, localdate_of(facts.steps[0]))


def why_kinds_not_allowed(
    entries: Mapping[str, Any], facts: CaseFacts, day: date
) -> Refusal | None:
    """Return why the penalty has not the kinds that its article knows, or None (处罚法9)."""
    return check_kinds(entries, law_applied(facts), PartyKind(facts.party.kind), day)
