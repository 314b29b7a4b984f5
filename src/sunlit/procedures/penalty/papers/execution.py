"""结案: the paper D24."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Payment, Step
from sunlit.cases.papers.parts import cause, day_words, decision_numbers, organ
from sunlit.cases.papers.wording import Content, act_of, issuing, opinion, parties_block, said
from sunlit.cases.queries import CaseFacts, taken
from sunlit.catalogue.organ import current_house
from sunlit.procedures.penalty.goods import received_in_words
from sunlit.procedures.penalty.ninety_days import time_taken
from sunlit.procedures.penalty.payments import imposed_fen, owed_words, toward
from sunlit.rules.carrying_out import OWED, carried_out_in_words
from sunlit.rules.deadlines import DEADLINES
from sunlit.rules.money import yuan


def closing_report(step: Step, facts: CaseFacts) -> Content:
    """结案报告 (D24): reported by the officer, endorsed by the office, approved by the leader."""
    reported, filed = taken(facts, "report_closing"), taken(facts, "file_case")
    endorsed, closed = act_of("endorse_closing", step, facts), issuing("D24", step, facts)
    day = timezone.localdate(step.recorded_at)
    archive = DEADLINES["DA-ARCHIVE"].period_for(current_house(), day)
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "party": parties_block(facts),
        "filed_on": timezone.localdate(filed.happened_at).isoformat(),
        **_decided(facts),
        "manner": reported.content["manner"],
        "summary": reported.content["summary"],
        "execution": _executions(facts),
        **_late(facts),
        "archiving": f"自结案之日起{archive}内立卷归档。",
        "officer_opinion": opinion(reported, f"建议以“{reported.content['manner']}”结案。"),
        "office_opinion": opinion(endorsed, said(endorsed)),
        "head_opinion": opinion(closed, said(closed, "结案")),
    }


def _decided(facts: CaseFacts) -> Content:
    if not facts.decisions:
        return {}
    return {
        "decided_on": facts.decision.decided_on.isoformat(),
        "decision_number": decision_numbers(facts),
    }


def _late(facts: CaseFacts) -> Content:
    """Say how the period of 处罚法60 was kept where it was not, or was longer."""
    late = time_taken(facts, facts.last("decide"))
    return {"lateness": late} if late else {}


def _executions(facts: CaseFacts) -> str:
    """What became of the decision on each party."""
    if len(facts.views) == 1:
        return _execution(facts)
    return "\n".join(f"{view.party.name}：{_execution(view)}" for view in facts.views)


def _execution(facts: CaseFacts) -> str:
    """What became of the decision: every payment with its receipt, or why there was none."""
    filed = facts.last("police_files")
    if filed and "police_files" in facts.position.standing:
        return f"公安机关已经立案（{filed.content['police_number']}），涉案物品和材料已经移交。"
    executed = facts.last("execute")
    if executed is None:
        return "不予行政处罚，没有需要执行的内容。"
    lines = [
        f"{day_words(payment.paid_on)}缴纳{_of_what(payment, facts)}{yuan(payment.amount_fen)}元"
        f"（凭证号{payment.receipt_number}）。"
        for payment in facts.payments
    ]
    lines += received_in_words(facts)
    reason = executed.content.get("unpaid_reason")
    if owed := owed_words(facts):
        lines.append(f"尚未缴纳：{owed}。")
    lines += carried_out_in_words(executed.content.get("carried_out") or [])
    return "\n".join([*lines, executed.content["manner"], *([reason] if reason else [])])


def _of_what(payment: Payment, facts: CaseFacts) -> str:
    """Name what was paid where the party pays both a fine and gains."""
    return OWED[toward(payment, facts)] if len(imposed_fen(facts)) > 1 else ""


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D24": closing_report,
}
