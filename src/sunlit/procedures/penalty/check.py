"""The guards of a penalty asked again of a stored case: what `verify` runs (habit 6).

A service applies them when the act is done; a row written past the services shows here. What a
finding says is the refusal that the service would have given, with the guard's code.
"""

import hashlib
from collections.abc import Iterator

from django.utils import timezone

from sunlit.cases.check import Staff
from sunlit.cases.derived_again import as_it_stood
from sunlit.cases.models import AdvanceNotice, Decision
from sunlit.cases.papers.wording import facts_words
from sunlit.cases.queries import CaseFacts, frame_of
from sunlit.ledger.canonical import canonical_bytes
from sunlit.procedures.penalty.check_gate import (
    kept_under_review,
    kinds_allowed,
    not_heavier,
    reviewers_qualified,
)
from sunlit.procedures.penalty.closing import closing_fault
from sunlit.procedures.penalty.derived_again import (
    act_faults,
    decision_faults,
    draft_faults,
    notice_faults,
)
from sunlit.procedures.penalty.joint import joint_faults
from sunlit.procedures.penalty.ninety_days import why_not_explained
from sunlit.procedures.penalty.papers.put_together import said_of_each
from sunlit.procedures.penalty.statements import has_waived, hearing_day, last_statement_day
from sunlit.rules.disposition import check_disposition, check_not_heavier, check_spoken_of
from sunlit.rules.joint_decision import TOGETHER
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.procedure import Fact
from sunlit.rules.proposed_penalty import check_discretion
from sunlit.rules.violations import is_several
from sunlit.rules.waiver import HEARING, STATEMENT


def penalty_faults(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Yield what the case goes against, in the order of the guards."""
    yield from act_faults(facts)
    yield from notice_faults(facts)
    yield from draft_faults(facts)
    yield from kept_under_review(facts)
    yield from not_heavier(facts)
    yield from reviewers_qualified(facts, staff)
    for decision in facts.decisions:
        yield from decision_faults(facts, decision)
        yield from _decided(facts, decision)
    yield from _closed(facts)


def _decided(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    if decision.notice is not None and decision.outcome == PenaltyOutcome.PENALTY:
        yield from _heard(facts, decision)
        yield from _hearing(facts, decision.notice)
    yield from _lawful(facts, decision)
    yield from kinds_allowed(facts, decision)
    yield from _reviewed(facts, decision)
    yield from _in_time(facts, decision)


def _heard(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    last_day = last_statement_day(facts)
    if not has_waived(facts, STATEMENT) and decision.decided_on <= last_day:
        yield f"陈述、申辩期限到{last_day}为止，{decision.decided_on}就作出了决定（CF-G05）。"


def _hearing(facts: CaseFacts, notice: AdvanceNotice) -> Iterator[str]:
    heard = facts.last("hear_statement")
    if not notice.hearing_right or heard is None or facts.notice_service is None:
        return
    last_day = hearing_day(facts)
    lapsed = timezone.localdate(heard.happened_at) > last_day
    if not has_waived(facts, HEARING) and not lapsed:
        yield f"当事人可以在{last_day}前要求听证，期限未满就往下办了（CF-G06）。"


def _lawful(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """The penalty is no heavier than was told, and inside what law and the organ allow.

    Of several violations `kinds_allowed` asks each by its own law.
    """
    if decision.notice is not None and decision.fine_fen > decision.notice.fine_fen:
        yield "罚款高于事先告知的数额（CF-G07、CF-G19）。"
    entries = {**decision.draft.content, **decision.draft.content["leniency"]}
    proposal = facts.last("conclude_investigation")
    alone = not is_several(entries)
    asked = (
        (proposal and check_not_heavier(entries, proposal.content), "CF-G07、CF-G19"),
        (proposal and check_spoken_of(entries, proposal.content), "CF-G07"),
        (alone and check_disposition(entries, facts.matter.fine_max_fen), "CF-G13"),
        (alone and check_discretion(entries, frame_of(facts)), "CF-G11、CF-G12、CF-G13"),
    )
    for refusal, codes in asked:
        if refusal:
            yield f"{refusal}（{codes}）"


def _reviewed(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    draft, clearance = decision.draft, decision.clearance
    if hashlib.sha256(canonical_bytes(draft.content)).hexdigest() != draft.content_hash:
        yield f"第{draft.version}版决定书稿的内容与它的指纹不符（CF-G08）。"
    if facts.branch[Fact.MAJOR] and (
        clearance is None or clearance.content_hash != draft.content_hash
    ):
        yield "重大决定没有通过这一版书稿的法制审核（CF-G08）。"
    # What was collected later, for another party of the case, this decision does not rest on.
    then = as_it_stood(facts, decision.step) if facts.whom else facts
    if draft.content["evidence"] != then.evidence_list:
        yield "决定书稿所列的证据与案件现有的证据不一致（CF-G08）。"
    if draft.deliberates and not _deliberated(decision):
        yield "应当集体讨论的处罚，没有对这一版书稿的集体讨论（CF-G09）。"
    yield from joint_faults(facts, decision)
    if decision.document.content["facts"] != _facts_said(facts, decision):
        yield "决定书认定的事实与审核过的书稿不一致（CF-G08、CF-G15）。"


def _facts_said(facts: CaseFacts, decision: Decision) -> str:
    """Return the facts as the reviewed draft has them; of one paper for several, those of each."""
    keys = decision.draft.content.get(TOGETHER, ())
    drafts = [view.drafts[-1] for view in facts.whole.views if view.whom_key in keys]
    of_each = [
        (one.content["party"]["name"], facts_words(one.content, one.content["evidence"]))
        for one in drafts or [decision.draft]
    ]
    return said_of_each("facts", of_each)


def _deliberated(decision: Decision) -> bool:
    held = decision.deliberation
    return held is not None and held.agrees and held.content_hash == decision.draft.content_hash


def _closed(facts: CaseFacts) -> Iterator[str]:
    """A closed case ended in the manner that its report says (CF-G20)."""
    report = facts.last("report_closing")
    if report is None or facts.last("close") is None:
        return
    fault = closing_fault(facts, report.content["manner"])
    if fault:
        yield f"{fault}（CF-G20）"


def _in_time(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """A decision after the ninety days says on what ground, or why (处罚法60)."""
    unexplained = why_not_explained(facts, decision.step.content, decision.decided_on)
    if unexplained:
        yield f"{unexplained}（CF-G14）"
