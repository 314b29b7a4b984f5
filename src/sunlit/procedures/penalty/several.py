"""Several violations of a case: the matter that each rests on, and what its own law allows."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sunlit.cases.queries import CaseFacts, frame_of, localdate_of
from sunlit.catalogue.models import Matter, MatterVersion
from sunlit.ledger.fast_rows import row_by
from sunlit.rules.discretion import FineRange
from sunlit.rules.house.model import PartyKind
from sunlit.rules.money import yuan
from sunlit.rules.penalty_law import ORDINARY, law_of
from sunlit.rules.proposed_penalty import Frame
from sunlit.rules.refusal import Refusal
from sunlit.rules.several_check import Applied, check_each, check_rows
from sunlit.rules.violations import dropped_of, of_row, violations_of

Entries = Mapping[str, Any]
UNIT_FINE = "单位罚款数额"
"""The base of which the persons of a unit are fined, as `rules/data/penalties.toml` names it."""


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


def why_not_of_unit_fine(entries: Entries, facts: CaseFacts) -> Refusal | None:
    """Return why a share of the fine of a unit is not taken of that fine, or None.

    Asked where a unit of this case is fined for the same matter; otherwise it was fined in another
    case, and the officer says how much. A fine that was lowered since is taken as it is now.
    """
    applied = applied_to(entries, facts)
    for one in violations_of(entries):
        law = applied[one.number]
        article = law.law if law else None
        situation = (
            article.situation(str(one.entries.get("situation") or ORDINARY)) if article else None
        )
        if law is None or article is None or situation is None:
            continue
        if not any(rule.base == UNIT_FINE for rule in situation.fines):
            continue
        fines = _fines_of_units(facts, law.matter)
        if not fines or one.entries.get("fine_base_fen") in fines.values():
            continue
        said = "、".join(f"{name}的罚款是{yuan(fen)}元" for name, fen in fines.items())
        sentence = f"计算罚款的基数应当是本案单位的{UNIT_FINE}：{said}。"
        wrong = Refusal(sentence, article.citation, "fine_base_fen")
        return wrong if one.number == 1 else of_row(one, wrong)
    return None


def _fines_of_units(facts: CaseFacts, matter: str) -> dict[str, int]:
    """Return the fine of each unit of the case for that matter, as it was last written."""
    found = {}
    for view in facts.whole.views:
        written = view.draft.content if view.draft else _concluded(view)
        if PartyKind(view.party.kind) is PartyKind.NATURAL_PERSON or written is None:
            continue
        for one in violations_of(written):
            if (one.matter or facts.case.matter.code) == matter and one.fine_fen:
                found[view.party.name] = one.fine_fen
    return found


def _concluded(view: CaseFacts) -> Entries | None:
    step = view.last("conclude_investigation")
    return step.content if step else None


def version_of(code: str, facts: CaseFacts) -> MatterVersion | None:
    """Return a matter of penalties as it stood when the lead was found; None: not the organ's."""
    matter = row_by(Matter, "code", code)
    if matter is None or matter.kind != facts.case.matter.kind:
        return None
    return matter.version_on(localdate_of(facts.steps[0]))


def _applied(code: str, version: MatterVersion, facts: CaseFacts, frame: Frame) -> Applied:
    law = law_of(version.basis, localdate_of(facts.steps[0]))
    return Applied(code, version.name, law, version.fine_max_fen, frame)
