"""中止、恢复审批表 (D25-中止, D25-恢复): why, by which provision, and the ninety days meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, organ
from sunlit.cases.papers.wording import Content, opinion, parties_block, said
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.suspension.forms import CLOCK_BASIS, GROUNDS
from sunlit.parts.suspension.steps import PROPOSAL, RESUMPTION, SUSPEND


def suspension_approval(step: Step, facts: CaseFacts) -> Content:
    """中止审批表 (D25-中止)."""
    asked = taken(facts, PROPOSAL)
    return {
        **_case(facts),
        "ground": dict(GROUNDS)[asked.content["ground"]],
        "reason": asked.content["reason"],
        "legal_basis": asked.content["legal_basis"],
        "clock": clock_words(asked.content),
        "expected_on": asked.content.get("expected_on"),
        "officer_opinion": opinion(asked, "提请中止办理。"),
        "head_opinion": opinion(step, said(step, "中止办理")),
    }


def resumption_approval(step: Step, facts: CaseFacts) -> Content:
    """恢复审批表 (D25-恢复)."""
    asked, suspended = taken(facts, RESUMPTION), taken(facts, SUSPEND)
    proposed = taken(facts, PROPOSAL)
    return {
        **_case(facts),
        "suspended_on": timezone.localdate(suspended.happened_at).isoformat(),
        "ground": dict(GROUNDS)[proposed.content["ground"]],
        "reason": asked.content["reason"],
        "clock": clock_words(proposed.content),
        "officer_opinion": opinion(asked, "提请恢复办理。"),
        "head_opinion": opinion(step, said(step, "恢复办理")),
    }


def clock_words(proposal: Mapping[str, Any]) -> str:
    """Say what becomes of the ninety days while the case stands still (处罚法60)."""
    basis = str(proposal.get(CLOCK_BASIS) or "").strip()
    if basis:
        return f"依据{basis}，中止期间不计入办案期限。"
    return "没有法律、法规、规章规定中止期间不计入办案期限，九十日照常计算。"


def _case(facts: CaseFacts) -> Content:
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "party": parties_block(facts),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D25-中止": suspension_approval,
    "D25-恢复": resumption_approval,
}
