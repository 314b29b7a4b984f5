"""Several violations of a case: the matter that each rests on, and what its own law allows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sunlit.cases.queries import CaseFacts, frame_of, localdate_of
from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.ledger.fast_rows import row_by
from sunlit.rules.discretion import FineRange
from sunlit.rules.house.model import PartyKind
from sunlit.rules.penalty_law import law_of
from sunlit.rules.proposed_penalty import Frame
from sunlit.rules.refusal import Refusal
from sunlit.rules.several_check import Applied, check_each, check_rows
from sunlit.rules.violations import dropped_of, violations_of

Entries = Mapping[str, Any]


def why_not_lawful(entries: Entries, facts: CaseFacts, day: date) -> Refusal | None:
    """Return why the penalty of a violation is not what its own law allows, or None (CF-G13).

    :param day: of the act: an order to correct must have run out before it.
    """
    applied = applied_to(entries, facts)
    return check_rows(entries, applied, len(facts.evidence_list)) or check_each(
        entries, applied, PartyKind(facts.party.kind), day
    )


def applied_to(entries: Entries, facts: CaseFacts) -> dict[int, Applied | None]:
    """Return what law and table say of each violation, by its number, as the lead was found."""
    own = frame_of(facts)
    found: dict[int, Applied | None] = {
        1: _applied(facts.case.matter.code, facts.matter, facts, own)
    }
    for one in (*violations_of(entries), *dropped_of(entries)):
        if one.number > 1:
            version = version_of(one.matter, facts)
            frame = Frame(version.fine_min_fen, version.ranges, facts.age) if version else own
            found[one.number] = _applied(one.matter, version, facts, frame) if version else None
    return found


def ranges_of(entries: Entries, facts: CaseFacts) -> dict[int, Sequence[FineRange]]:
    """Return what the organ's table sets for the fine of each violation, by its number."""
    applied = applied_to(entries, facts)
    return {number: one.frame.ranges for number, one in applied.items() if one}


def version_of(code: str, facts: CaseFacts) -> MatterVersion | None:
    """Return a matter of penalties as it stood when the lead was found; None: not the organ's."""
    matter = row_by(Matter, "code", code)
    if matter is None or matter.kind != facts.case.matter.kind:
        return None
    return matter.version_on(localdate_of(facts.steps[0]))


def _applied(code: str, version: MatterVersion, facts: CaseFacts, frame: Frame) -> Applied:
    law = law_of(version.basis, localdate_of(facts.steps[0]))
    return Applied(code, version.name, law, version.fine_max_fen, frame)
