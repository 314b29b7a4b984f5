"""What is usually entered of lead, filing, officers and recusal."""

from collections.abc import Sequence
from typing import Any

from sunlit.cases.playing import Told
from sunlit.parts.assignment.conflicts import undeclared
from sunlit.people.models import Person
from sunlit.procedures.penalty.story.plan import PenaltyPlan, ended_on
from sunlit.rules.procedure import Role

At = Told[PenaltyPlan]


def officers(told: At) -> Sequence[Person]:
    """The two officers of the case."""
    return told.cast[Role.OFFICER][:2]


def who_must_declare(told: At) -> list[Person]:
    """The officers of the case who have not declared yet."""
    return [one.person for one in undeclared(told.facts)]


def lead(told: At) -> dict[str, Any]:
    """登记案件来源."""
    plan = told.plan
    return {
        "source": plan.source,
        "matter": plan.matter,
        "content": f"发现{plan.name}涉嫌违法：{plan.facts}",
        **plan.party,
        "reporter_name": plan.reporter,
        "reporter_contact": "0353-0000088" if plan.reporter else "",
    }


def check(told: At) -> dict[str, Any]:
    """初步核查 of that day."""
    plan, (first, second) = told.plan, officers(told)
    return {
        "first_checker": str(first.pk),
        "second_checker": str(second.pk),
        "started_on": told.day.isoformat(),
        "ended_on": told.day.isoformat(),
        "course": f"到{plan.address}查看，向{plan.head}了解情况，核对有关材料。",
        "found": plan.found or plan.facts,
        "materials": plan.evidence[0],
        "conclusion": "decline" if plan.found else "file",
        "reasons": "没有违法事实。" if plan.found else "有初步证据证明存在违法事实。",
    }


def application(told: At) -> dict[str, Any]:
    """提请立案: an act that ended thirty days before."""
    plan = told.plan
    fits = "有违法事实线索，属于本机关管辖，在追责期限以内。"
    return {
        "summary": plan.facts,
        "proposal": "decline" if plan.found else "file",
        "filing_basis": "经核查没有违法事实。" if plan.found else fits,
        "jurisdiction": "own",
        "jurisdiction_reason": "违法行为发生在阳泉市，由本机关监督管理。",
        "act_ended_on": ended_on(told.day),
        "limit": "two_years",
        "limit_reason": "",
    }


def declined(told: At) -> dict[str, Any]:
    """不予立案."""
    return {
        "ground": "no_violation",
        "view": "disagree",
        "opinion": f"{told.plan.found}没有违法事实，不符合立案条件。",
        "onward": "",
    }


def reporter_told(_told: At) -> dict[str, Any]:
    """告知举报人."""
    return {"manner": "电话", "told": "经核查没有违法事实，决定不予立案，并说明了理由。"}


def assignment(told: At) -> dict[str, Any]:
    """指派办案人员."""
    first, second = officers(told)
    return {
        "lead_officer": str(first.pk),
        "second_officer": str(second.pk),
        "opinion": "发现应当回避的，立即报告。",
        "replacing_reason": "",
    }


def recusal(told: At) -> dict[str, Any]:
    """登记回避申请 of the party, against the second officer."""
    return {
        "manner": "party_written",
        "person": str(officers(told)[1].pk),
        "reasons": "该人员的亲属在当事人的竞争企业任职，可能影响公正执法。",
        "proof": "回避申请书1份（1页）。",
        "answer": "当事人所说的人与本人同姓，不是亲属。",
        "examination": "核对个人有关事项，并向该企业核实：两人没有亲属关系。",
        "opinion": "理由不成立，建议驳回。审查期间调查没有停止。",
    }


def recusal_rejected(_told: At) -> dict[str, Any]:
    """回避决定: no relation was found."""
    return {
        "outcome": "rejected",
        "reasons": "没有直接利害关系，也没有其他关系可能影响公正执法，不属于应当回避的情形。",
        "consequences": "该人员继续承办；此前进行的调查有效。",
    }
