"""What the people of a faultless case enter at each step of the main line."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sunlit.people.models import Person
from sunlit.rules.withholding import WithholdingGround

BEIJING = ZoneInfo("Asia/Shanghai")
COMPANY: Mapping[str, str] = MappingProxyType(
    {
        "party_kind": "organization",
        "party_name": "阳泉示例粮油有限公司",
        "party_code": "91140300MA0TEXT55N",
        "party_address": "山西省阳泉市城区示例街9号",
        "party_representative": "示例甲",
        "party_telephone": "13935300001",
    }
)
CITIZEN: Mapping[str, str] = MappingProxyType(
    {
        "party_kind": "natural_person",
        "party_name": "欧阳示例",
        "party_code": "140302198001010013",
        "party_address": "山西省阳泉市矿区示例小区7号楼",
        "party_representative": "",
        "party_telephone": "13935300002",
    }
)
LEAD: Mapping[str, Any] = MappingProxyType(
    {"source": "inspection", "matter": "LS-02", "content": "检查发现没有建立经营台账。"}
)
QUESTIONS: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(("public_interest", "social_risk", "complex", "raise_to_major"), False)
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
APPROVAL: Mapping[str, Any] = MappingProxyType({"opinion": "同意作出处罚决定。"})
WITHHOLDING: Mapping[str, Any] = MappingProxyType(
    {
        "ground": "series",
        "reason": "同一串案还有三件正在调查，公示会使其他当事人转移账册。",
        "redaction_fails": "",
        "basis": "",
        "review_on": "2026-12-31",
    }
)
CLOSING: Mapping[str, Any] = MappingProxyType(
    {"manner": "处罚执行完毕", "summary": "处罚决定已经执行完毕。"}
)


def application(day: date) -> dict[str, Any]:
    """提请立案: an act that ended thirty days before."""
    return {
        "summary": "当事人收购粮食，没有建立经营台账。",
        "filing_basis": "有违法线索，属于本机关管辖。",
        "act_ended_on": (day - timedelta(days=30)).isoformat(),
    }


def filing(lead: Person, second: Person) -> dict[str, Any]:
    """立案审批 with its two officers."""
    return {
        "opinion": "同意立案。",
        "lead_officer": str(lead.pk),
        "second_officer": str(second.pk),
    }


def investigation(now: datetime) -> dict[str, Any]:
    """现场检查 of one hour, which ended an hour ago."""
    return {
        "act": "site",
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
    }


def disposition(*, warning: bool, fine_fen: int) -> dict[str, Any]:
    """调查终结 and 决定书稿: what was found, and the penalty."""
    return {
        "facts": "当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
        "characterization": "未建立粮食经营台账",
        "violated": "《粮食流通管理条例》关于建立粮食经营台账的规定",
        "basis": "《粮食流通管理条例》第四十五条",
        "discretion": "首次违法，配合调查，没有造成后果，适用一般档次。",
        "warning": warning,
        "fine_fen": fine_fen,
    }


def service(day: date) -> dict[str, Any]:
    """送达 into the hands of an employee."""
    return {
        "method": "direct",
        "served_on": day.isoformat(),
        "receiver": "示例乙",
        "receiver_relation": "收发人员",
    }


def statement(*, hearing_right: bool) -> dict[str, Any]:
    """听取陈述申辩: the party waives, also the hearing where it was offered one."""
    return {"statement": "waived", "hearing": "waived" if hearing_right else "not_told"}


def check(secrecy_reviewer: Person) -> dict[str, Any]:
    """核对公示稿: no ground applies, a colleague examined the copy for secrets."""
    return {
        **dict.fromkeys(WithholdingGround, False),
        "social_impact": True,
        "secrecy_reviewer": str(secrecy_reviewer.pk),
        "secrecy_opinion": "不涉及国家秘密、商业秘密和个人隐私。",
    }


def execution(day: date, *, fined: bool) -> dict[str, Any]:
    """执行完毕: the fine is paid that day, or there is none."""
    return {
        "paid_on": day.isoformat() if fined else "",
        "receipt_number": "晋财罚0001" if fined else "",
        "manner": "已经履行。",
    }
