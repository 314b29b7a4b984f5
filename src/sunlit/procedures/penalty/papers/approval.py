"""集体讨论 and 审批: the papers D14 and D15, which stay inside the organ."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Clearance, Party, Step, StepPaper
from sunlit.cases.papers.parts import cause, day_words, draft_evidence, officer_words, organ
from sunlit.cases.papers.wording import (
    Content,
    act_of,
    basis_words,
    facts_words,
    issuing,
    opinion,
    party_block,
    proposal_words,
    reasons_words,
    said,
)
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.deliberation.paper_meeting import how_held
from sunlit.parts.deliberation.papers import conclusion_of, meeting_record
from sunlit.procedures.penalty.ninety_days import time_taken
from sunlit.procedures.penalty.papers.decision import statement_words
from sunlit.rules.deliberation import DELIBERATION
from sunlit.rules.no_penalty import NoPenaltyCircumstance
from sunlit.rules.procedure import Fact
from sunlit.rules.waiver import proof_words

_TO_COME = "（集体讨论以后写入）"
COMPLEX = "情节复杂"
GRAVE = "重大违法行为"


def deliberation_record(step: Step, facts: CaseFacts) -> Content:
    """集体讨论记录 (D14) of a draft that the legal section cleared or need not see."""
    return {
        **meeting_record(step, DELIBERATION, facts),
        "grounds": deliberation_grounds(facts),
        "review_opinion": review_words(facts),
    }


def deliberation_grounds(facts: CaseFacts) -> list[str]:
    """Return why the draft is deliberated, as the draft's own questions say."""
    asked = taken(facts, "draft_decision").content
    grounds = [COMPLEX] if asked["complex"] else []
    listed = facts.draft is not None and facts.draft.is_major
    return [*grounds, GRAVE] if asked["grave"] or listed or not grounds else grounds


def decision_approval(step: Step, facts: CaseFacts) -> Content:
    """行政处罚决定审批表 (D15): the three opinions, the review and the deliberation."""
    if facts.draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    draft = facts.draft.content
    drafted, filed = taken(facts, "draft_decision"), taken(facts, "file_case")
    endorsed, decided = act_of("endorse_decision", step, facts), issuing("D15", step, facts)
    served = facts.notice_service if "serve_notice" in facts.position.standing else None
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "party": party_block(Party(**draft["party"])),
        "filed_on": timezone.localdate(filed.happened_at).isoformat(),
        **({"notified_on": served.served_on.isoformat()} if served else {}),
        "facts": facts_words(draft, draft["evidence"]),
        "evidence": draft_evidence(draft),
        "basis": _basis(facts),
        "discretion": reasons_words(draft),
        "statement_and_hearing": _heard(facts),
        "review": review_words(facts),
        "deliberation": _deliberation(facts),
        "proposed_decision": proposal_words(draft),
        **({"fine": draft["fine_fen"]} if draft["fine_fen"] else {}),
        "lead_officer": officer_words(facts, 0),
        "second_officer": officer_words(facts, 1),
        "officer_opinion": opinion(drafted, f"建议：{proposal_words(draft)}"),
        "office_opinion": opinion(endorsed, said(endorsed)),
        "head_opinion": opinion(decided, _approval(decided, facts)),
    }


def review_words(facts: CaseFacts) -> str:
    """Return what the legal section said of the draft, or why it was not asked."""
    cleared = Clearance.objects.filter(draft=facts.draft).first()
    agreed = facts.last("review_agrees")
    if cleared is None or agreed is None:
        return "不符合重大行政执法决定目录清单，不需要法制审核。"
    paper = StepPaper.objects.filter(step=agreed).select_related("document__number").first()
    number = f"（{paper.document.number}）" if paper and paper.document.number else ""
    day = day_words(timezone.localdate(agreed.happened_at))
    return f"{day}，法制审核人员{agreed.actor.name}审核同意{number}。"


def _basis(facts: CaseFacts) -> str:
    content = facts.draft.content if facts.draft else {}
    if "circumstance" in content:
        return f"《行政处罚法》：{NoPenaltyCircumstance(content['circumstance']).label}"
    return basis_words(content)


def _heard(facts: CaseFacts) -> str:
    if "hear_statement" in facts.position.standing:
        proof = proof_words(taken(facts, "hear_statement").content)
        return "\n".join(one for one in (statement_words(facts), proof) if one)
    return "没有建议给予处罚，没有处罚的事先告知。"


def _approval(step: Step | None, facts: CaseFacts) -> str:
    if step is None:
        return ""
    return "\n".join(filter(None, (said(step), time_taken(facts, step))))


def _deliberation(facts: CaseFacts) -> str:
    if "deliberate" not in facts.position.standing:
        if facts.branch[Fact.DELIBERATES]:
            return _TO_COME
        return "不属于情节复杂或者重大违法行为的处罚，不需要集体讨论。"
    held = taken(facts, "deliberate")
    day = day_words(timezone.localdate(held.happened_at))
    how = how_held(held, DELIBERATION, facts)
    return f"{day}集体讨论{how}。{conclusion_of(held)}"


def raise_undone(step: Step, facts: CaseFacts) -> Content:
    """取消提级审批表 (D13-取消): who raised the case, and why the head undoes it."""
    raised = next(
        one
        for one in reversed(facts.steps)
        if one.code == "draft_decision" and one.content["raise_to_major"]
    )
    return {
        **organ(),
        "case_name": facts.title,
        "case_number": facts.case.number,
        "handling_office": facts.case.office.name,
        "raised_by": raised.actor.name,
        "raised_at": timezone.localtime(raised.recorded_at).isoformat(timespec="seconds"),
        "proposed_decision": proposal_words(raised.content),
        "reason": step.content["reason"],
        "office_opinion": opinion(step, "取消提级。"),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D13-取消": raise_undone,
    "D14": deliberation_record,
    "D15": decision_approval,
}
