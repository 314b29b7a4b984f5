"""What the people of the demonstration enter where something leaves the organ or a case ends."""

from datetime import date
from typing import Any

from sunlit.commands.demonstration.plan import Plan


def report(plan: Plan) -> dict[str, Any]:
    """提请移送."""
    return {
        "police": "阳泉市公安局",
        "facts": plan.facts,
        "suspected_crime": plan.crime,
        "prior_measures": "已经立案调查，没有作出行政处罚。",
        "materials": f"涉嫌犯罪案件情况的调查报告，1份\n{plan.evidence[0]}，1套",
    }


def sent(plan: Plan) -> dict[str, Any]:
    """移送公安机关."""
    return {
        "handed_over": report(plan)["materials"],
        "received_by": "示例警官",
        "receipt": "接收单位已在移送书上盖章",
        "copied_to": "阳泉市人民检察院",
    }


def closing(plan: Plan) -> dict[str, Any]:
    """提请结案."""
    if plan.outcome == "penalty":
        return {"manner": "处罚执行完毕", "summary": f"{plan.facts}处罚已执行完毕。"}
    return {"manner": "不予行政处罚", "summary": f"{plan.facts}决定书已经送达。"}


def service(plan: Plan, day: date) -> dict[str, Any]:
    """送达 into the hands of the party's head."""
    return {
        "method": "direct",
        "served_on": day.isoformat(),
        "receiver": plan.representative,
        "receiver_relation": "法定代表人",
    }
