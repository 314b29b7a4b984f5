"""更正 of the party: to one that may be registered, and to none that a filed case would lose."""

from collections.abc import Iterable, Mapping
from typing import Any

from sunlit.cases.party import COLUMNS
from sunlit.cases.queries import CaseFacts
from sunlit.parts.party.forms import check_party
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.landmarks import DECIDE
from sunlit.rules.refusal import Refusal

_NEVER_EMPTIED = frozenset({"party_kind", "party_name", "party_address"})


def why_not_party(
    facts: CaseFacts, after: Mapping[str, Any], changed: Iterable[str]
) -> Refusal | None:
    """Return why the party may not read like that, or None."""
    touched = [name for name in changed if name in COLUMNS]
    if not touched:
        return None
    if decided := why_not_after_the_decision(facts, touched):
        return decided
    if facts.worked.meaning.filed(facts):
        return _emptied(after, touched) or check_party(after)
    return check_party(after)


def why_not_after_the_decision(facts: CaseFacts, names: Iterable[str]) -> Refusal | None:
    """Return that the party of these entries can no longer be corrected, at the first; or None."""
    touched = [name for name in names if name in COLUMNS]
    if not touched or DECIDE not in facts.position.standing:
        return None
    return Refusal(
        "决定已经作出，决定书写的是这个当事人，不能在案内更正；应当依法另行更正或者撤销决定书。",
        cite("处罚法59"),
        touched[0],
    )


def _emptied(after: Mapping[str, Any], touched: Iterable[str]) -> Refusal | None:
    """Return that a filed case would lose what it knows of its party, or None."""
    kept = _NEVER_EMPTIED
    if after["party_kind"] != PartyKind.NATURAL_PERSON:
        kept |= {"party_representative"}
    for name in touched:
        if name in kept and not after[name]:
            return Refusal(
                "立案以后，当事人的类别、名称、住所和法定代表人（负责人）可以更正，不能改成空白。",
                None,
                name,
            )
    return None
