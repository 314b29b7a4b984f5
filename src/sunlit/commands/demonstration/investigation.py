"""What the people of the demonstration enter while they investigate."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sunlit.commands.demonstration.plan import Plan

_ID_NUMBER = "140302198001010013"
"""An invented number with a true check character."""


def entries(plan: Plan, moment: datetime) -> dict[str, Callable[[], dict[str, Any]]]:
    """Return what makes the entries of each act of investigation."""
    return {
        "inspect_site": lambda: _inspect(plan, moment),
        "interview": lambda: _interview(plan, moment),
        "investigate": lambda: _investigate(plan, moment),
    }


def _fieldwork(plan: Plan, moment: datetime) -> dict[str, Any]:
    return {
        "place": plan.address,
        "started_at": (moment - timedelta(minutes=75)).isoformat(),
        "ended_at": (moment - timedelta(minutes=5)).isoformat(),
        "certificate_shown": True,
    }


def _record(plan: Plan, moment: datetime) -> dict[str, Any]:
    return {
        **_fieldwork(plan, moment),
        "certificate_reply": "看清楚了，没有异议。",
        "rights_told": "告知有权陈述、申辩，有权申请回避，应当如实回答询问。对方不申请回避。",
        "proves": plan.evidence[2],
        "signature": "signed",
        "confirmation": "以上笔录我看过，与事实相符。",
    }


def _inspect(plan: Plan, moment: datetime) -> dict[str, Any]:
    return {
        **_record(plan, moment),
        "manner": "inspection",
        "person_on_site": plan.representative,
        "person_on_site_identity": f"法定代表人，{_ID_NUMBER}",
        "found": plan.facts,
        "party_view": "对检查情况没有异议。",
    }


def _interview(plan: Plan, moment: datetime) -> dict[str, Any]:
    return {
        **_record(plan, moment),
        "interviewee": plan.representative,
        "capacity": "party",
        "relation": "当事人的法定代表人",
        "id_type": "id",
        "id_number": _ID_NUMBER,
        "address": plan.address,
        "questions": [
            {"question": "请介绍事情的经过。", "answer": plan.facts},
            {"question": "对上述情况有什么说明？", "answer": "情况属实，愿意改正。"},
        ],
    }


def _investigate(plan: Plan, moment: datetime) -> dict[str, Any]:
    name, source, proves = plan.evidence
    return {
        **_fieldwork(plan, moment),
        "act": "collect",
        "present": plan.representative,
        "content": f"调取{name}。",
        "party_view": "对调取的证据没有异议。",
        "evidence_name": name,
        "evidence_kind": "documentary",
        "evidence_source": source,
        "evidence_proves": proves,
        "monitored": False,
    }
