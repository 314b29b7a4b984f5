"""多名当事人, as the rest of a case hears of it."""

from sunlit.cases.work import Part
from sunlit.parts.party.named import party_faults

PARTIES = Part(faults=party_faults)
