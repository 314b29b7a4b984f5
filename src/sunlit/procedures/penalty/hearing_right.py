"""听证权利: whether the notice of what the investigation proposes must offer a hearing (CF-G06)."""

from datetime import date

from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.rules.hearing import ProposedPenalty, hearing_right
from sunlit.rules.house.model import PartyKind
from sunlit.rules.violations import all_kinds, total_confiscated, total_fine


def told_hearing_right(facts: CaseFacts, day: date) -> bool:
    """Return whether 处罚法63 gives the party a hearing on what is proposed, on that day.

    Of several violations it is asked of the kinds of all and of the sums: that tells more often,
    never too seldom.
    """
    proposal = taken(facts, "conclude_investigation").content
    proposed = ProposedPenalty(
        kinds=all_kinds(proposal),
        party=PartyKind(facts.party.kind),
        fine_fen=total_fine(proposal),
        confiscated_fen=total_confiscated(proposal),
    )
    return hearing_right(proposed, current_house(), day) is not None
