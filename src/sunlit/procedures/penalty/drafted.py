"""What the columns of a decision draft say, derived from the entries and the case as it stood.

The service writes them, and `verify` derives them again: a draft that only says it is not major is
found (CF-G08).
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.ledger.canonical import canonical_bytes
from sunlit.procedures.penalty.facts import was_referred
from sunlit.rules.deliberation import must_deliberate
from sunlit.rules.house.model import MajorRow, PartyKind
from sunlit.rules.imposed import details_of
from sunlit.rules.joint_decision import TOGETHER
from sunlit.rules.leniency import Leniency
from sunlit.rules.major_decisions import MajorFacts, major_by, major_ground
from sunlit.rules.penalty_law import ORDINARY
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.violations import (
    FURTHER,
    OWN_FINE,
    PROVED_BY,
    all_kinds,
    is_several,
    total_fine,
    violations_of,
)

_OF_NO_PENALTY = ("circumstance", "education", "guardian")


def drafted_columns(entries: Mapping[str, Any], facts: CaseFacts, day: date) -> dict[str, Any]:
    """Return what follows from the entries of a draft written on that day in the case as it was."""
    content = _draft_content(entries, facts, day)
    row = _major_row(entries, facts, day)
    raised = bool(entries["raise_to_major"])
    ground = major_ground(row, raised=raised, referred=was_referred(facts))
    return {
        "content": content,
        "content_hash": hashlib.sha256(canonical_bytes(content)).hexdigest(),
        "outcome": content["outcome"],
        "fine_fen": content["fine_fen"],
        "is_major": bool(ground),
        "major_row": ground,
        "deliberates": must_deliberate(
            PenaltyOutcome(content["outcome"]),
            grave=entries["grave"],
            complicated=entries["complex"],
            listed=row is not None and current_house().flag("deliberate_listed_major", day),
        ),
    }


def _major_row(entries: Mapping[str, Any], facts: CaseFacts, day: date) -> MajorRow | None:
    return major_by(
        current_house().majors(day),
        MajorFacts(
            enforcement=facts.case.kind,
            matter=facts.case.matter.code,
            party=PartyKind(facts.party.kind),
            fine_fen=total_fine(entries),
            kinds=all_kinds(entries),
            further=frozenset(one.matter for one in violations_of(entries) if one.matter),
            hearing_right=bool(facts.notice and facts.notice.hearing_right),
            public_interest=entries["public_interest"],
            social_risk=entries["social_risk"],
            complex=entries["complex"],
            by_law=bool((entries.get("review_by_law") or "").strip()),
        ),
    )


def _draft_content(entries: Mapping[str, Any], facts: CaseFacts, day: date) -> dict[str, Any]:
    """Return what is reviewed: no number, no day, no signature, no seal."""
    party = facts.party
    remedies = current_house().remedies.on(day)
    content = {
        "party": {
            "kind": party.kind,
            "name": party.name,
            **({"code_kind": party.code_kind} if party.code_kind else {}),
            "code": party.code,
            "address": party.address,
            "representative": party.representative,
            "telephone": party.telephone,
        },
        "outcome": entries["outcome"],
        "facts": entries["facts"],
        "evidence": facts.evidence_list,
        "characterization": entries["characterization"],
        "violated": entries.get("violated") or "",
        "basis": entries.get("basis") or "",
        "discretion": entries["discretion"],
        "tier": entries.get("tier") or "",
        "deviation": entries.get("deviation") or "",
        "leniency": {one.value: bool(entries[one.value]) for one in Leniency},
        "correction": entries.get("correction") or "",
        "no_correction": entries.get("no_correction") or "",
        "warning": bool(entries["warning"]),
        "fine_fen": total_fine(entries),
        **details_of(entries),
        **_further(entries),
        **({TOGETHER: entries[TOGETHER]} if entries.get(TOGETHER) else {}),
        "remedies": {
            "reconsideration_organ": remedies.reconsideration_body,
            "court": remedies.court,
        },
    }
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        content |= {name: entries.get(name) or "" for name in _OF_NO_PENALTY}
    else:
        content |= {"situation": entries.get("situation") or ORDINARY}
    return content


def _further(entries: Mapping[str, Any]) -> dict[str, Any]:
    """Return the other violations, and of the first what the sum hides; nothing of one alone."""
    if not is_several(entries):
        return {}
    return {
        FURTHER: [
            {name: value for name, value in row.items() if value not in (None, "")}
            for row in entries[FURTHER]
        ],
        OWN_FINE: int(entries["fine_fen"]),
        PROVED_BY: entries.get(PROVED_BY) or "",
    }
