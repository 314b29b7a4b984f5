"""拟定决定书稿: one immutable version of what would be decided (definition 4 of the clauses)."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import DecisionDraft, Step
from sunlit.cases.queries import CaseFacts, frame_of, taken
from sunlit.catalogue.organ import current_house
from sunlit.ledger.canonical import canonical_bytes
from sunlit.rules.deliberation import must_deliberate
from sunlit.rules.disposition import check_disposition, check_not_heavier
from sunlit.rules.house.model import MajorRow, PartyKind
from sunlit.rules.leniency import Leniency
from sunlit.rules.major_decisions import MajorFacts, is_major, major_by
from sunlit.rules.no_penalty import NoPenaltyCircumstance, check_answered, check_no_penalty
from sunlit.rules.penalty_kinds import kinds_of
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.proposed_penalty import check_discretion, found
from sunlit.rules.refusal import Refused

VOLUNTARY = "主动提级"
_OF_NO_PENALTY = ("circumstance", "education", "guardian")


@transaction.atomic
def draft_decision(act: Act) -> Step:
    """Write the next version; whether it is major and must be deliberated is stored on it.

    :raises Refused: when it is heavier than the party was told (CF-G07, CF-G19), the penalty lies
        outside what the law and the organ's own table of discretion allow (CF-G11 to CF-G13), or
        no circumstance of the law carries the outcome.
    """
    step, facts = begin(act, "draft_decision")
    _check(act, facts)
    day = timezone.localdate(act.happened_at)
    content = _draft_content(act.content, facts, day)
    row = _major_row(act.content, facts, day)
    raised = bool(act.content["raise_to_major"])
    draft = DecisionDraft.objects.create(
        case=facts.case,
        version=(facts.draft.version if facts.draft else 0) + 1,
        content=content,
        content_hash=hashlib.sha256(canonical_bytes(content)).hexdigest(),
        outcome=content["outcome"],
        fine_fen=content["fine_fen"],
        is_major=is_major(row, raised=raised),
        major_row=row.code if row else (VOLUNTARY if raised else ""),
        deliberates=must_deliberate(
            PenaltyOutcome(content["outcome"]),
            grave=act.content["grave"],
            complicated=act.content["complex"],
            listed=row is not None and current_house().flag("deliberate_listed_major", day),
        ),
        made_by=act.actor,
        recorded_at=act.now,
    )
    return complete(step, [draft])


def _major_row(entries: Mapping[str, Any], facts: CaseFacts, day: date) -> MajorRow | None:
    fine_fen = int(entries["fine_fen"])
    return major_by(
        current_house().majors(day),
        MajorFacts(
            enforcement=facts.case.kind,
            matter=facts.case.matter.code,
            party=PartyKind(facts.party.kind),
            fine_fen=fine_fen,
            kinds=kinds_of(warning=entries["warning"], fine_fen=fine_fen),
            hearing_right=bool(facts.notice and facts.notice.hearing_right),
            public_interest=entries["public_interest"],
            social_risk=entries["social_risk"],
            complex=entries["complex"],
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
        "fine_fen": int(entries["fine_fen"]),
        "remedies": {
            "reconsideration_organ": remedies.reconsideration_body,
            "court": remedies.court,
        },
    }
    if entries["outcome"] != PenaltyOutcome.PENALTY:
        content |= {name: entries.get(name) or "" for name in _OF_NO_PENALTY}
    return content


def _check(act: Act, facts: CaseFacts) -> None:
    entries = act.content
    stated = entries.get("circumstance")
    circumstance = NoPenaltyCircumstance(stated) if stated else None
    wrong = (
        check_not_heavier(entries, taken(facts, "conclude_investigation").content)
        or check_disposition(entries, facts.matter.fine_max_fen)
        or check_discretion(entries, frame_of(facts))
        or check_no_penalty(
            PenaltyOutcome(entries["outcome"]),
            circumstance,
            education=entries.get("education") or "",
            guardian=entries.get("guardian") or "",
            person_code=facts.person_code,
            act_ended_on=facts.act_ended_on,
        )
        or check_answered(circumstance, found(entries))
    )
    if wrong:
        raise Refused(wrong)
