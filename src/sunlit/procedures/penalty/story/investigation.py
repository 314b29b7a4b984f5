"""What is usually entered while a case is investigated, and when the party is heard."""

from datetime import date, timedelta
from typing import Any

from sunlit.procedures.penalty.story.intake import At
from sunlit.procedures.penalty.story.plan import ID_NUMBER
from sunlit.rules.procedure import Fact
from sunlit.rules.waiver import WAIVED, WaiverProof

_MINUTE = timedelta(minutes=1)


def _fieldwork(told: At) -> dict[str, Any]:
    return {
        "place": told.plan.address,
        "started_at": (told.moment - 75 * _MINUTE).isoformat(),
        "ended_at": (told.moment - 5 * _MINUTE).isoformat(),
        "certificate_shown": True,
    }


def _record(told: At) -> dict[str, Any]:
    return {
        **_fieldwork(told),
        "certificate_reply": "看清楚了，没有异议。",
        "rights_told": "告知有权陈述、申辩，有权申请回避，应当如实回答询问。对方不申请回避。",
        "proves": told.plan.evidence[2],
        "signature": "signed",
        "confirmation": "以上笔录我看过，与事实相符。",
    }


def inspection(told: At) -> dict[str, Any]:
    """现场检查 that ended five minutes ago; the record is signed."""
    return {
        **_record(told),
        "manner": "inspection",
        "person_on_site": told.plan.head,
        "person_on_site_identity": f"法定代表人，{ID_NUMBER}",
        "found": told.plan.facts,
        "party_view": "对检查情况没有异议。",
    }


def interview(told: At) -> dict[str, Any]:
    """询问 of the party's head; the record is signed."""
    plan = told.plan
    return {
        **_record(told),
        "interviewee": plan.head,
        "capacity": "party",
        "relation": "当事人的法定代表人",
        "id_type": "id",
        "id_number": ID_NUMBER,
        "address": plan.address,
        "sex": "男",
        "employer": f"{plan.name}，法定代表人",
        "telephone": "0353-0000099",
        "questions": [
            {"question": question, "answer": answer}
            for question, answer in (
                ("我们是本机关的执法人员，这是执法证件，您看清楚了吗？", "看清楚了。"),
                (
                    "您有权陈述、申辩，认为我们应当回避的，可以申请回避。您是否申请回避？",
                    "不申请。",
                ),
                ("请说明您的身份和单位的情况。", f"{plan.head}，{plan.name}的法定代表人。"),
                ("请介绍事情的经过。", plan.facts),
                (
                    "现场检查笔录和取得的材料，您看过吗？有没有不实的地方？",
                    "看过，没有不实的地方。",
                ),
                ("以前有没有因为同类行为受过处罚？", "没有。"),
                ("对上述情况有什么说明？", "情况属实，愿意改正。"),
            )
        ],
    }


def collecting(told: At) -> dict[str, Any]:
    """调取证据 that ended five minutes ago."""
    name, source, proves = told.plan.evidence
    return {
        **_fieldwork(told),
        "act": "collect",
        "present": told.plan.head,
        "content": f"调取{name}。",
        "party_view": "对调取的证据没有异议。",
        "evidence_name": name,
        "evidence_kind": "documentary",
        "evidence_source": source,
        "evidence_proves": proves,
        "evidence_original_at": "监督检查科证据柜",
        "evidence_no_file": told.plan.no_file,
        "monitored": False,
    }


def waiver(day: date, *rights: str) -> dict[str, Any]:
    """Return what proves that the party waived these rights that day."""
    return {
        "waiver_proof": WaiverProof.PAPER.value,
        "waived_on": day.isoformat(),
        "waiver_record": f"放弃{'和'.join(rights)}声明书一份，法定代表人签名并盖章，随卷。",
    }


def statement(told: At) -> dict[str, Any]:
    """听取陈述申辩: in writing, waived or nothing, and the hearing where it was offered."""
    plan = told.plan
    hearing = plan.hearing if told.facts.branch[Fact.HEARING_RIGHT] else "not_told"
    answered = {"statement": plan.statement, "hearing": hearing}
    if plan.statement == "made":
        return answered | {
            "statement_content": "当事人认为没有造成实际后果，请求从轻处罚。",
            "manner": "written",
            "speaker": plan.head,
            "speaker_identity": "法定代表人",
            "received_on": told.day.isoformat(),
            "submitted": "陈述申辩书一份。",
        }
    asked = {"陈述、申辩": plan.statement, "听证": hearing}
    waived = [right for right, answer in asked.items() if answer == WAIVED]
    return answered | (waiver(told.day, *waived) if waived else {})


def recheck(_told: At) -> dict[str, Any]:
    """陈述申辩复核 of the one point that was made."""
    return {
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
