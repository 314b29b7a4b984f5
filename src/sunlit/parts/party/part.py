"""多名当事人, as the rest of a case hears of it."""

from sunlit.cases.requested import request
from sunlit.cases.work import Part, Work
from sunlit.parts.party.named import party_faults
from sunlit.parts.party.papers import CONTENT
from sunlit.parts.party.services.admit_party import admit_party
from sunlit.parts.party.services.name_party import name_party
from sunlit.parts.party.services.propose_party import propose_party
from sunlit.parts.party.steps import ADMIT, DECLINE, NAME, PROPOSAL

_ASKED = request(PROPOSAL)

PARTIES = Part(
    work={
        NAME: Work(name_party),
        PROPOSAL: Work(propose_party),
        ADMIT: Work(admit_party, beside=_ASKED),
        DECLINE: Work(beside=_ASKED),
    },
    papers=CONTENT,
    faults=party_faults,
)
