"""What the people of the demonstration enter of lead, filing, officers and recusal."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from sunlit.commands.demonstration.plan import Plan
from sunlit.people.models import Person

_AGO = timedelta(days=30)


def entries(
    persons: Mapping[str, Person], plan: Plan, day: date
) -> Mapping[str, Callable[[], dict[str, Any]]]:
    """Return what makes the entries of each step that is taken on `day`."""
    officers = (persons["officer1"], persons["officer2"])
    return {
        "check_lead": lambda: _check(officers, plan, day),
        "apply_to_file": lambda: _application(plan, day),
        "endorse_filing": lambda: {"view": "agree", "opinion": "核查情况属实，报请审批。"},
        "file_case": lambda: {"view": "agree", "opinion": "同意立案。"},
        "decline_to_file": lambda: {
            "ground": "no_violation",
            "view": "disagree",
            "opinion": f"{plan.found}没有违法事实，不符合立案条件。",
            "onward": "",
        },
        "tell_reporter": lambda: {
            "manner": "电话",
            "told": "经核查没有违法事实，决定不予立案，并说明了理由。",
        },
        "assign_officers": lambda: _assignment(officers),
        "declare_no_conflict": lambda: {"view": "none"},
        "request_recusal": lambda: _recusal(officers[1]),
        "decide_recusal": lambda: {
            "outcome": "rejected",
            "reasons": "没有直接利害关系，也没有其他关系可能影响公正执法，不属于应当回避的情形。",
            "consequences": "该人员继续承办；此前进行的调查有效。",
        },
    }


def _check(officers: tuple[Person, Person], plan: Plan, day: date) -> dict[str, Any]:
    first, second = officers
    return {
        "first_checker": str(first.pk),
        "second_checker": str(second.pk),
        "started_on": day.isoformat(),
        "ended_on": day.isoformat(),
        "course": f"到{plan.address}查看，向{plan.representative}了解情况，核对有关材料。",
        "found": plan.found or plan.facts,
        "materials": plan.evidence[0],
        "conclusion": "decline" if plan.found else "file",
        "reasons": "没有违法事实。" if plan.found else "有初步证据证明存在违法事实。",
    }


def _application(plan: Plan, day: date) -> dict[str, Any]:
    return {
        "summary": plan.facts,
        "proposal": "decline" if plan.found else "file",
        "filing_basis": (
            "经核查没有违法事实。"
            if plan.found
            else "有违法事实线索，属于本机关管辖，在追责期限以内。"
        ),
        "jurisdiction": "own",
        "jurisdiction_reason": "违法行为发生在阳泉市，由本机关监督管理。",
        "act_ended_on": (day - _AGO).isoformat(),
        "limit": "two_years",
        "limit_reason": "",
    }


def _assignment(officers: tuple[Person, Person]) -> dict[str, Any]:
    lead, second = officers
    return {
        "lead_officer": str(lead.pk),
        "second_officer": str(second.pk),
        "opinion": "发现应当回避的，立即报告。",
        "replacing_reason": "",
    }


def _recusal(person: Person) -> dict[str, Any]:
    return {
        "manner": "party_written",
        "person": str(person.pk),
        "reasons": "该人员的亲属在当事人的竞争企业任职，可能影响公正执法。",
        "proof": "回避申请书1份（1页）。",
        "answer": "当事人所说的人与本人同姓，不是亲属。",
        "examination": "核对个人有关事项，并向该企业核实：两人没有亲属关系。",
        "opinion": "理由不成立，建议驳回。审查期间调查没有停止。",
    }
