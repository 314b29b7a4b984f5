"""What the people of the demonstration enter while they investigate."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from sunlit.commands.demonstration.plan import Plan
from sunlit.rules.waiver import WaiverProof

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
        "sex": "男",
        "employer": f"{plan.company}，法定代表人",
        "telephone": "0353-0000099",
        "questions": [
            {
                "question": "我们是本机关的执法人员，这是执法证件，您看清楚了吗？",
                "answer": "看清楚了。",
            },
            {
                "question": "您有权陈述、申辩，认为我们应当回避的，可以申请回避。您是否申请回避？",
                "answer": "不申请。",
            },
            {
                "question": "请说明您的身份和单位的情况。",
                "answer": f"{plan.representative}，{plan.company}的法定代表人。",
            },
            {"question": "请介绍事情的经过。", "answer": plan.facts},
            {
                "question": "现场检查笔录和取得的材料，您看过吗？有没有不实的地方？",
                "answer": "看过，没有不实的地方。",
            },
            {
                "question": "以前有没有因为同类行为受过处罚？",
                "answer": "没有。",
            },
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
        "evidence_original_at": "监督检查科证据柜",
        "evidence_no_file": "原件附卷，扫描件另行存入" if plan.scans else "示范案件，不附扫描件",
        "monitored": False,
    }


def waiver(day: date) -> dict[str, Any]:
    """Return what proves that the party waived its statement that day."""
    return {
        "waiver_proof": WaiverProof.PAPER.value,
        "waived_on": day.isoformat(),
        "waiver_record": "放弃陈述、申辩声明书一份，法定代表人签名并盖章，随卷。",
    }


RECHECK = {
    "points": [
        {
            "point": "没有造成实际后果，请求从轻处罚。",
            "adopted": False,
            "reasons": "没有造成后果属实，确定罚款数额时已经考虑，不再重复从轻。",
        }
    ],
    "conclusion": "当事人的意见不改变事实认定，维持拟作出的处罚。",
    "proposal": "按照告知的内容作出处罚决定。",
}
