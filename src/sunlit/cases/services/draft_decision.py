"""拟定决定书稿: one immutable version of what would be decided (definition 4 of the clauses)."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import DecisionDraft, Step
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.ledger.canonical import canonical_bytes
from sunlit.rules.citations import cite
from sunlit.rules.house.model import PartyKind
from sunlit.rules.major_decisions import MajorFacts, is_major, major_by
from sunlit.rules.penalty_kinds import kinds_of
from sunlit.rules.refusal import Refusal, Refused

VOLUNTARY = "主动提级"


@transaction.atomic
def draft_decision(act: Act) -> Step:
    """Write the next version of the draft; whether it is major is stored on the version.

    :raises Refused: when the fine is heavier than the party was told (CF-G07, CF-G19), or lies
        outside what the law allows (CF-G13).
    """
    step, facts = begin(act, "draft_decision")
    _check_amount(act, facts)
    content = draft_content(act.content, facts)
    day = timezone.localdate(act.happened_at)
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


def draft_content(entries: Any, facts: CaseFacts) -> dict[str, Any]:
    """Return what is reviewed: no number, no day, no signature, no seal."""
    party = facts.party
    return {
        "party": {
            "kind": party.kind,
            "name": party.name,
            "code": party.code,
            "address": party.address,
            "representative": party.representative,
        },
        "facts": entries["facts"],
        "evidence": [
            {"name": item.name, "kind": item.kind, "source": item.source, "proves": item.proves}
            for item in facts.evidence
        ],
        "characterization": entries["characterization"],
        "violated": entries["violated"],
        "basis": entries["basis"],
        "discretion": entries["discretion"],
        "warning": bool(entries["warning"]),
        "fine_fen": int(entries["fine_fen"]),
    }


def _check_amount(act: Act, facts: CaseFacts) -> None:
    fine_fen = int(act.content["fine_fen"])
    if facts.notice and fine_fen > facts.notice.fine_fen:
        raise Refused(
            Refusal(
                f"罚款不能高于事先告知的 {facts.notice.fine_fen / 100:,.2f} 元；"
                "确需加重的，应当重新告知。",
                cite("处罚法45"),
                "fine_fen",
            )
        )
    version = facts.case.matter.on(timezone.localdate(facts.steps[0].happened_at))
    if version.fine_max_fen is not None and fine_fen > version.fine_max_fen:
        raise Refused(
            Refusal(
                f"罚款超出法定上限 {version.fine_max_fen / 100:,.2f} 元。",
                cite("处罚法34"),
                "fine_fen",
            )
        )
    if fine_fen == 0 and not act.content["warning"]:
        raise Refused(Refusal("警告和罚款至少要有一项。", cite("处罚法9"), "warning"))
