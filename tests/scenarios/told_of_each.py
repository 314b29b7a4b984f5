"""What the people of several parties enter, like for each of them, where no browser is used."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

QUESTIONS: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(("public_interest", "social_risk", "complex", "grave", "raise_to_major"), False)
)
MATERIALS: Mapping[str, Any] = MappingProxyType(
    {
        "proposal": "建议按照决定书稿作出行政处罚。",
        "account": "案件经立案、调查、告知，情况见决定书稿。",
        "bases": "见决定书稿所列条文。",
        "evidence": "粮食收购凭证：证明收购数量。",
        "hearing_record": "未经听证。",
        "other": "无。",
    }
)
EXECUTION: Mapping[str, Any] = MappingProxyType({"manner": "已经履行。", "unpaid_reason": ""})
CLOSING: Mapping[str, Any] = MappingProxyType(
    {"manner": "处罚执行完毕", "summary": "处罚决定已经执行完毕。"}
)
OWN_VIEW: Mapping[str, Any] = {"view": "agree", "opinion": "事实清楚，裁量适当。"}
RECEIPT = b"%PDF-1.4\n% a receipt of the bank\n"


def investigation(now: datetime) -> dict[str, Any]:
    """调取证据 in one hour, which ended an hour ago."""
    return {
        "act": "collect",
        "place": "当事人库房",
        "started_at": (now - timedelta(hours=2)).isoformat(),
        "ended_at": (now - timedelta(hours=1)).isoformat(),
        "certificate_shown": True,
        "present": "示例甲",
        "content": "查看库房和账册，没有发现经营台账。",
        "party_view": "没有异议。",
        "evidence_name": "粮食收购凭证",
        "evidence_kind": "documentary",
        "evidence_source": "当事人提供",
        "evidence_proves": "收购数量和没有建立台账的事实",
        "evidence_original_at": "监督检查科证据柜2层",
        "evidence_no_file": "凭证较多，随后扫描",
        "monitored": False,
    }


def service(day: date) -> dict[str, Any]:
    """送达 into the hands of an employee."""
    return {
        "method": "direct",
        "served_on": day.isoformat(),
        "receiver": "示例乙",
        "receiver_relation": "收发人员",
    }


def statement(day: date, *, hearing_right: bool) -> dict[str, Any]:
    """听取陈述申辩: the party waives, also the hearing where it was offered one."""
    hearing = "waived" if hearing_right else "not_told"
    return {"statement": "waived", "hearing": hearing, **waiver(day)}


def waiver(day: date) -> dict[str, Any]:
    """放弃: in writing, signed that day."""
    return {
        "waiver_proof": "paper",
        "waived_on": day.isoformat(),
        "waiver_record": "放弃陈述、申辩和听证声明书一份，随卷。",
    }


def payment(day: date, amount_fen: int) -> dict[str, Any]:
    """登记缴款: all that is owed, paid that day."""
    return {
        "paid_on": day.isoformat(),
        "amount_fen": amount_fen,
        "receipt_number": "晋财罚0001",
        "payer": "阳泉示例粮油有限公司",
    }
