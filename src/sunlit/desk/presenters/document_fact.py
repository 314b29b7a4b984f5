"""The document of a party as a page shows it: which it is, and as much of it as one may see."""

from sunlit.cases.models import Party
from sunlit.rules.party_codes import CodeKind, shown_party_code
from sunlit.web.parts import Fact


def document_fact(party: Party, *, whole: bool) -> Fact:
    """Return kind and number; a person's number is whole only for those who handle the case."""
    kind = party.identified_by
    if kind is CodeKind.NONE:
        return Fact("证件号码", kind.label)
    return Fact(kind.label, shown_party_code(kind, party.code, whole=whole))
