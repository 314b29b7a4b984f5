"""听证权利: whether the notice of what the investigation proposes must offer a hearing (CF-G06)."""

from datetime import date

from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.rules.hearing import ProposedPenalty, hearing_right
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import confiscated_fen, kinds_in


def told_hearing_right(facts: CaseFacts, day: date) -> bool:
    """Return whether 处罚法63 gives the party a hearing on what is proposed, on that day."""
    proposal = taken(facts, "conclude_investigation").content
    proposed = ProposedPenalty(
        kinds=kinds_in(proposal),
        party=PartyKind(facts.party.kind),
        fine_fen=int(proposal["fine_fen"]),
        confiscated_fen=confiscated_fen(proposal),
    )
    return hearing_right(proposed, current_house(), day) is not None
