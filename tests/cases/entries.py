"""What the people of a faultless case enter at each step of the main line."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sunlit.people.models import Person
from sunlit.rules.leniency import Leniency
from sunlit.rules.withholding import WithholdingGround

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
LEAD: Mapping[str, Any] = MappingProxyType(
    {"source": "inspection", "matter": "LS-02", "content": "检查发现没有建立经营台账。"}
)
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
ENDORSEMENT: Mapping[str, Any] = MappingProxyType({"view": "agree", "opinion": "事实有初步证据。"})
DECLINED: Mapping[str, Any] = MappingProxyType(
    {
        "view": "disagree",
        "ground": "no_violation",
        "opinion": "经核查，当事人已经建立经营台账，没有违法事实。",
        "onward": "",
    }
)


def yes(words: str = "") -> dict[str, Any]:
    """Return the entries of an approval that agrees, with words added."""
    return {"view": "agree", "opinion": words}


def no(view: str, reasons: str) -> dict[str, Any]:
    """Return the entries of an answer that says no ("disagree") or sends back ("return")."""
    return {"view": view, "opinion": reasons}


TOLD: Mapping[str, Any] = MappingProxyType(
    {"manner": "电话", "told": "经核查，没有违法事实，决定不予立案。"}
)
RECUSAL_GRANTED: Mapping[str, Any] = MappingProxyType(
    {
        "outcome": "granted",
        "reasons": "有其他关系可能影响公正执法。",
        "consequences": "另行指派人员接替；已经取得的证据由接替人员核对。",
    }
)
APPROVAL: Mapping[str, Any] = MappingProxyType({"view": "agree", "opinion": "同意作出处罚决定。"})
WITHHOLDING: Mapping[str, Any] = MappingProxyType(
    {
        "ground": "series",
        "reason": "同一串案还有三件正在调查，公示会使其他当事人转移账册。",
        "redaction_fails": "",
        "basis": "",
        "review_on": "2026-12-31",
    }
)
EXECUTION: Mapping[str, Any] = MappingProxyType({"manner": "已经履行。", "unpaid_reason": ""})
CLOSING: Mapping[str, Any] = MappingProxyType(
    {"manner": "处罚执行完毕", "summary": "处罚决定已经执行完毕。"}
)
_POLICE_NOTICE = {"police_number": "阳公（经）立字〔2026〕1号"}
TRANSFER: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "report_crime": {
            "police": "阳泉市公安局",
            "facts": "当事人伪造收购凭证，涉案金额126万元。",
            "suspected_crime": "涉嫌虚开发票，达到立案追诉标准。",
            "prior_measures": "无",
            "materials": "案件调查报告，1份\n收购凭证，22页",
        },
        "approve_transfer": {"view": "agree", "opinion": "同意移送。"},
        "decline_transfer": {"view": "disagree", "opinion": "涉案金额没有达到立案追诉标准。"},
        "send_transfer": {
            "handed_over": "案件调查报告，1份\n收购凭证，22页",
            "received_by": "示例警官",
            "receipt": "移送回执第1号",
            "copied_to": "阳泉市人民检察院",
        },
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


def transfer(code: str, day: date) -> dict[str, Any]:
    """移送: one step of it; an answer came in that day."""
    answer = {"received_on": day.isoformat()} if code in _ANSWERS else {}
    return {**TRANSFER[code], **answer}


def lead_check(first: Person, second: Person, day: date) -> dict[str, Any]:
    """初步核查 of one day."""
    return {
        "first_checker": str(first.pk),
        "second_checker": str(second.pk),
        "started_on": day.isoformat(),
        "ended_on": day.isoformat(),
        "course": "到当事人库房查看，核对备案回执和营业执照。",
        "found": "当事人已经备案，收购小麦，没有经营台账。",
        "materials": "现场照片3张。",
        "conclusion": "file",
        "reasons": "有初步证据证明存在违法事实。",
    }


def application(day: date) -> dict[str, Any]:
    """提请立案: an act that ended thirty days before."""
    return {
        "summary": "当事人收购粮食，没有建立经营台账。",
        "proposal": "file",
        "filing_basis": "有违法线索，属于本机关管辖。",
        "jurisdiction": "own",
        "jurisdiction_reason": "违法行为发生在阳泉市城区，由本机关监督检查。",
        "act_ended_on": (day - timedelta(days=30)).isoformat(),
        "limit": "two_years",
        "limit_reason": "",
    }


def assignment(lead: Person, second: Person) -> dict[str, Any]:
    """指派办案人员."""
    return {
        "lead_officer": str(lead.pk),
        "second_officer": str(second.pk),
        "opinion": "发现应当回避的，立即报告。",
        "replacing_reason": "",
    }


CONFLICT: Mapping[str, Any] = {"view": "conflict", "relation": "当事人的会计是本人的表兄。"}
"""声明应当回避."""


def recusal_request(person: Person) -> dict[str, Any]:
    """登记回避申请 of the party."""
    return {
        "manner": "party_written",
        "person": str(person.pk),
        "reasons": "该人员的配偶在当事人的竞争企业任职。",
        "proof": "回避申请书1份。",
        "answer": "情况属实。",
        "examination": "经向该企业核实，情况属实。",
        "opinion": "理由成立，建议准予回避。",
    }


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


def _record(now: datetime) -> dict[str, Any]:
    return {
        "place": "当事人库房",
        "started_at": (now - timedelta(hours=2)).isoformat(),
        "ended_at": (now - timedelta(hours=1)).isoformat(),
        "certificate_shown": True,
        "certificate_reply": "看清楚了，没有异议。",
        "rights_told": "告知有权陈述、申辩，有权申请回避。对方不申请回避。",
        "proves": "没有建立台账的事实",
        "signature": "signed",
        "confirmation": "以上笔录我看过，与事实相符。",
    }


def inspection(now: datetime) -> dict[str, Any]:
    """现场检查 of one hour, which ended an hour ago; the record is signed."""
    return {
        **_record(now),
        "manner": "inspection",
        "person_on_site": "示例甲",
        "person_on_site_identity": "法定代表人，140302198001010013",
        "found": "库房存有小麦约30吨，没有经营台账。",
        "party_view": "没有异议。",
    }


def interview(now: datetime) -> dict[str, Any]:
    """询问 of the party's head, forty-six years old, in one hour; the record is signed."""
    return {
        **_record(now),
        "interviewee": "示例甲",
        "capacity": "party",
        "relation": "当事人的法定代表人",
        "id_type": "id",
        "id_number": "140302198001010013",
        "address": "山西省阳泉市城区示例小区1号楼",
        "questions": [
            {"question": "是否建立了经营台账？", "answer": "没有建立。"},
            {"question": "收购了多少小麦？", "answer": "126吨。"},
        ],
    }


def disposition(*, warning: bool, fine_fen: int) -> dict[str, Any]:
    """调查终结 and 决定书稿: what was found, and the penalty."""
    return {
        "outcome": "penalty",
        "facts": "当事人2026年8月收购小麦126吨，没有建立粮食经营台账。",
        "characterization": "未建立粮食经营台账",
        "violated": "《粮食流通管理条例》第二十三条第一款",
        "basis": "《粮食流通管理条例》第四十五条",
        "discretion": "首次违法，配合调查，没有造成后果，适用一般档次。",
        "warning": warning,
        "fine_fen": fine_fen,
        "tier": "ordinary",
        **dict.fromkeys(Leniency, False),
        "correction": "责令十五日内建立粮食经营台账。",
        "fined_before": False,
        "other_norms": False,
    }


def nothing_imposed(outcome: str) -> dict[str, Any]:
    """What a proposal without penalty says in place of one."""
    return {"outcome": outcome, "warning": False, "fine_fen": 0}


def circumstance(outcome: str) -> dict[str, Any]:
    """Why there is no penalty: corrected in time and harmless, or nothing was established."""
    if outcome == "penalty":
        return {}
    if outcome == "not_established":
        return {"circumstance": "not_established"}
    return {
        "circumstance": "minor_act",
        Leniency.MINOR_CORRECTED: True,
        "education": "已经当面讲解粮食经营台账的规定。",
    }


def _meeting(now: datetime) -> dict[str, Any]:
    return {
        "started_at": (now - timedelta(minutes=30)).isoformat(),
        "place": "三楼会议室",
        "recorder": "示例记录员",
        "reporter": "赵四（监督检查科科长）",
        "observers": "陈六（法规科）",
        "absent": "",
        "report": "案件经立案、调查、告知和法制审核，情况见决定书稿。",
    }


def convening(now: datetime, *present: Person) -> dict[str, Any]:
    """召集集体讨论, which began half an hour ago."""
    return {**_meeting(now), "present": [{"person": str(one.pk)} for one in present]}


def paper_meeting(*present: Person, view: str = "agree") -> dict[str, Any]:
    """登记纸面集体讨论、集体研究: what the signed paper says of each."""
    return {"paper_views": [{"person": str(one.pk), **OWN_VIEW, "view": view} for one in present]}


OWN_VIEW: Mapping[str, Any] = {"view": "agree", "opinion": "事实清楚，裁量适当。"}
"""发表集体讨论意见."""


def deliberation(now: datetime) -> dict[str, Any]:
    """集体讨论决定, which ended just now."""
    return {
        "ended_at": now.isoformat(),
        "view": "agree",
        "conclusion": "一致同意按照决定书稿作出处罚决定。",
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


def study(now: datetime) -> dict[str, Any]:
    """集体研究, which ended just now: both heads side with the office."""
    return {
        "ended_at": now.isoformat(),
        "sides_with": "office",
        "conclusion": "一致支持承办科室的意见，纪要送法规科再次审核。",
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


def oral_statement(day: date) -> dict[str, Any]:
    """陈述申辩, spoken and signed in half an hour from half past eight on."""
    morning = datetime.combine(day, time(8, 30), BEIJING)
    return {
        "statement": "made",
        "statement_content": "没有造成后果，请求从轻。",
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
        "statement_content": "没有造成后果，请求从轻。",
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
                "point": "没有造成后果，请求从轻。",
                "adopted": adopted,
                "reasons": "经核实，没有造成后果。" if adopted else "已经在裁量中考虑。",
            }
        ],
        "conclusion": "意见部分成立。" if adopted else "意见不成立。",
        "proposal": "从轻处罚。" if adopted else "按照告知的内容处罚。",
    }


CHECK: Mapping[str, Any] = {**dict.fromkeys(WithholdingGround, False), "social_impact": True}
"""核对公示稿: no ground applies."""


RECEIPT = b"%PDF-1.4\n% a receipt of the bank\n"


def payment(day: date, amount_fen: int) -> dict[str, Any]:
    """登记缴款: all that is owed, paid that day."""
    return {
        "paid_on": day.isoformat(),
        "amount_fen": amount_fen,
        "receipt_number": "晋财罚0001",
        "payer": "阳泉示例粮油有限公司",
    }


BINDING: Mapping[str, Any] = {"statement": "本卷材料齐全，没有缺页、破损。"}
RECEPTION: Mapping[str, Any] = {
    "view": "agree",
    "checked": True,
    "archive_number": "20260001",
    "kept_at": "档案室 3 柜 2 层",
}
