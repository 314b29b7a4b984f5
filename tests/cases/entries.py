"""Who the parties of the tests are, and what is entered where a case is not as usual.

What is usual is told in `procedures/penalty/story`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sunlit.cases.playing import Told
from sunlit.procedures.penalty.story.plan import PenaltyPlan
from sunlit.rules.procedure import Role

At = Told[PenaltyPlan]
BEIJING = ZoneInfo("Asia/Shanghai")
COMPANY: Mapping[str, str] = MappingProxyType(
    {
        "party_kind": "organization",
        "party_code_kind": "credit_code",
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
        "party_code_kind": "identity_card",
        "party_name": "欧阳示例",
        "party_code": "140302198001010013",
        "party_address": "山西省阳泉市矿区示例小区7号楼",
        "party_representative": "",
        "party_telephone": "13935300002",
    }
)
TRADER: Mapping[str, str] = MappingProxyType(
    {
        "party_kind": "sole_trader",
        "party_code_kind": "identity_card",
        "party_name": "阳泉市城区示例粮油店",
        "party_code": "140302198001010013",
        "party_address": "山西省阳泉市矿区示例小区7号楼",
        "party_representative": "欧阳示例",
        "party_telephone": "13935300002",
    }
)
"""A sole trader who is known by the number of the person alone."""
RECUSAL_GRANTED: Mapping[str, Any] = MappingProxyType(
    {
        "outcome": "granted",
        "reasons": "有其他关系可能影响公正执法。",
        "consequences": "另行指派人员接替；已经取得的证据由接替人员核对。",
    }
)
WITHHOLDING: Mapping[str, Any] = MappingProxyType(
    {
        "ground": "series",
        "reason": "同一串案还有三件正在调查，公示会使其他当事人转移账册。",
        "redaction_fails": "",
        "basis": "",
        "review_on": "2026-12-31",
    }
)
_POLICE_NOTICE = {"police_number": "阳公（经）立字〔2026〕1号"}
TRANSFER: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "police_files": _POLICE_NOTICE,
        "police_declines": {**_POLICE_NOTICE, "reason": "没有犯罪事实。"},
        "ask_procuratorate": {
            "procuratorate": "阳泉市人民检察院",
            "reason": "收购凭证的伪造有鉴定意见证明。",
        },
        "ask_police_again": {"reason": "收购凭证的伪造有鉴定意见证明。"},
        "hand_over_goods": {"goods": "无涉案物品", "receipt": "交接清单第1号"},
        "judiciary_returns": {
            "judiciary": "阳泉市城区人民检察院",
            "judiciary_number": "阳城检意〔2026〕1号",
            "reason": "犯罪情节轻微，不起诉，应当给予行政处罚。",
        },
    }
)
_ANSWERS = frozenset({"police_files", "police_declines", "judiciary_returns"})


def answer_of(step: str) -> Callable[[At], Mapping[str, Any]]:
    """Return what enters one step of 移送 after the case was sent; an answer came in that day."""

    def entered(told: At) -> Mapping[str, Any]:
        answer = {"received_on": told.day.isoformat()} if step in _ANSWERS else {}
        return {**TRANSFER[step], **answer}

    return entered


CONFLICT: Mapping[str, Any] = {"view": "conflict", "relation": "当事人的会计是本人的表兄。"}
"""声明应当回避."""


def recusal_request(told: At) -> Mapping[str, Any]:
    """登记回避申请 of the party against the second officer, and with reason."""
    return {
        "manner": "party_written",
        "person": str(told.cast[Role.OFFICER][1].pk),
        "reasons": "该人员的配偶在当事人的竞争企业任职。",
        "proof": "回避申请书1份。",
        "answer": "情况属实。",
        "examination": "经向该企业核实，情况属实。",
        "opinion": "理由成立，建议准予回避。",
    }


RECHECK: Mapping[str, Any] = MappingProxyType(
    {"reasons": "裁量理由已经写明适用一般档次的事实和依据。", "material": "裁量基准第三项。"}
)


CONSULTATION: Mapping[str, Any] = MappingProxyType(
    {
        "kind": "government_legal",
        "body": "阳泉市司法局",
        "way": "written",
        "question": "补建的台账能否认定为主动消除违法后果？",
    }
)
ANSWER: Mapping[str, Any] = MappingProxyType(
    {"answer": "补建不完整的，不能认定。", "answered_by": "阳泉市司法局行政执法监督科"}
)


def oral_statement(day: date) -> dict[str, Any]:
    """陈述申辩, spoken and signed in half an hour from half past eight on."""
    morning = datetime.combine(day, time(8, 30), BEIJING)
    return {
        "statement": "made",
        "statement_content": "没有造成实际后果，请求从轻处罚。",
        "manner": "oral",
        "speaker": "示例甲",
        "speaker_identity": "法定代表人，140302198001010013",
        "place": "监督检查科",
        "started_at": morning.isoformat(),
        "ended_at": (morning + timedelta(minutes=30)).isoformat(),
        "certificate_reply": "看清楚了。",
        "rights_told": "告知有权陈述、申辩。",
        "signature": "signed",
        "confirmation": "以上笔录我看过，与我所述一致。",
    }


def written_statement(day: date) -> dict[str, Any]:
    """陈述申辩 by letter, received that day."""
    return {
        "statement": "made",
        "statement_content": "没有造成实际后果，请求从轻处罚。",
        "manner": "written",
        "speaker": "示例甲",
        "speaker_identity": "法定代表人",
        "received_on": day.isoformat(),
        "submitted": "陈述申辩书一份",
    }


def reexamination(*, adopted: bool = False) -> dict[str, Any]:
    """陈述申辩复核 of the one point that was made."""
    return {
        "points": [
            {
                "point": "没有造成实际后果，请求从轻处罚。",
                "adopted": adopted,
                "reasons": "经核实，没有造成后果。" if adopted else "已经在裁量中考虑。",
            }
        ],
        "conclusion": "意见部分成立。" if adopted else "意见不成立。",
        "proposal": "从轻处罚。" if adopted else "按照告知的内容处罚。",
    }


RECEIPT = b"%PDF-1.4\n% a receipt of the bank\n"
