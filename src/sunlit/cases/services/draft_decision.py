"""拟定决定书稿: one immutable version of what would be decided (definition 4 of the clauses)."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.forms.disposition import check_disposition, check_not_heavier
from sunlit.cases.models import DecisionDraft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.ledger.canonical import canonical_bytes
from sunlit.rules.house.model import PartyKind
from sunlit.rules.major_decisions import MajorFacts, is_major, major_by
from sunlit.rules.penalty_kinds import kinds_of
from sunlit.rules.refusal import Refused

VOLUNTARY = "主动提级"


@transaction.atomic
def draft_decision(act: Act) -> Step:
    """Write the next version of the draft; whether it is major is stored on the version.

    :raises Refused: when the fine is heavier than the party was told (CF-G07, CF-G19), or lies
        outside what the law allows (CF-G13).
    """
    step, facts = begin(act, "draft_decision")
    _check_amount(act, facts)
    day = timezone.localdate(act.happened_at)
    content = _draft_content(act.content, facts, day)
    row = major_by(
        current_house().majors(day),
        MajorFacts(
            enforcement=facts.case.kind,
            matter=facts.case.matter.code,
            party=PartyKind(facts.party.kind),
            fine_fen=content["fine_fen"],
            kinds=kinds_of(warning=content["warning"], fine_fen=content["fine_fen"]),
            hearing_right=bool(facts.notice and facts.notice.hearing_right),
            public_interest=act.content["public_interest"],
            social_risk=act.content["social_risk"],
            complex=act.content["complex"],
        ),
    )
    raised = bool(act.content["raise_to_major"])
    draft = DecisionDraft.objects.create(
        case=facts.case,
        version=(facts.draft.version if facts.draft else 0) + 1,
        content=content,
        content_hash=hashlib.sha256(canonical_bytes(content)).hexdigest(),
        is_major=is_major(row, raised=raised),
        major_row=row.code if row else (VOLUNTARY if raised else ""),
        made_by=act.actor,
        recorded_at=act.now,
    )
    return complete(step, [draft])


def _draft_content(entries: Any, facts: CaseFacts, day: date) -> dict[str, Any]:
    """Return what is reviewed: no number, no day, no signature, no seal."""
    party = facts.party
    remedies = current_house().remedies.on(day)
    return {
        "party": {
            "kind": party.kind,
            "name": party.name,
            "code": party.code,
            "address": party.address,
            "representative": party.representative,
            "telephone": party.telephone,
        },
        "facts": entries["facts"],
        "evidence": facts.evidence_list,
        "characterization": entries["characterization"],
        "violated": entries["violated"],
        "basis": entries["basis"],
        "discretion": entries["discretion"],
        "warning": bool(entries["warning"]),
        "fine_fen": int(entries["fine_fen"]),
        "remedies": {
            "reconsideration_organ": remedies.reconsideration_body,
            "court": remedies.court,
        },
    }


def _check_amount(act: Act, facts: CaseFacts) -> None:
    proposal = facts.last("conclude_investigation")
    if proposal is None:
        raise AssertionError("the table lets no draft pass without a concluded investigation")
    wrong = check_not_heavier(act.content, proposal.content) or check_disposition(
        act.content, facts.fine_max_fen
    )
    if wrong:
        raise Refused(wrong)
