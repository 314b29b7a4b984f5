"""What each paper of a penalty says, drawn from the facts of the case: nothing is typed twice."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.cases.forms.penalty import SERVICE_METHODS, SOURCES
from sunlit.cases.models import Party, Step
from sunlit.cases.papers.wording import disposition_words, opinion, party_block
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.documents.forms.penalty import HEARING_OFFERED, NO_HEARING
from sunlit.documents.models import Document
from sunlit.rules.deadlines import DEADLINES

Content = dict[str, Any]

_STATEMENT_WORDS = {
    "waived": "当事人明示放弃陈述、申辩。",
    "none": "当事人在期限内没有提出陈述、申辩。",
}
_HEARING_WORDS = {
    "waived": "当事人明示放弃听证。",
    "none": "当事人在期限内没有要求听证。",
}


def _organ() -> Content:
    return {"organ_name": current_house().name}


def _contact(facts: CaseFacts) -> Content:
    house = current_house()
    day = timezone.localdate(facts.case.recorded_at)
    lead = facts.officers[0].person.name if facts.officers else facts.case.office.name
    return {
        "contact_person": lead,
        "contact_phone": facts.case.office.telephone or str(house.setting("organ_telephone", day)),
        "contact_address": str(house.setting("organ_address", day)),
    }


def _cause(facts: CaseFacts) -> str:
    return facts.case.title.replace("涉嫌", "", 1).removesuffix("案")


def _officer(facts: CaseFacts, number: int) -> str:
    officer = facts.officers[number]
    return f"{officer.person.name}（{officer.certificate_number}）"


def _violated(disposition: Mapping[str, Any]) -> str:
    """定性 and the provisions that were broken."""
    characterization = disposition["characterization"].rstrip("。")
    return f"上述行为属于{characterization}。\n{disposition['violated']}"


def _evidence(facts: CaseFacts) -> list[Content]:
    return [
        {"name": item.name, "source": item.source, "proves": item.proves} for item in facts.evidence
    ]


def lead_register(step: Step, facts: CaseFacts, *, reported: bool) -> Content:
    """案件来源登记表 (D01)."""
    content = step.content
    source = dict(SOURCES)[content["source"]]
    return {
        **_organ(),
        "source": "媒体" if source == "媒体披露" else source,
        "registered_at": timezone.localtime(step.recorded_at).isoformat(timespec="seconds"),
        "content": content["content"],
        **({"provider": "已登记，另行保密"} if reported else {}),
        "registrar": step.actor.name,
        "handling_office": facts.case.office.name,
        "disposal": opinion(step, "按规定核查后提请立案审批。"),
    }


def filing_approval(step: Step, facts: CaseFacts) -> Content:
    """立案审批表 (D02): written when the leader has approved and assigned the officers."""
    lead = facts.steps[0]
    applied = _taken(facts, "apply_to_file")
    officers = {officer.position: officer for officer in step.case.officers.filter(step=step)}
    return {
        **_organ(),
        "cause": _cause(facts),
        "source": dict(SOURCES)[lead.content["source"]],
        "party": party_block(facts.party),
        "summary": applied.content["summary"],
        "basis": applied.content["filing_basis"],
        **{
            f"{position}_officer": f"{officer.person.name}（{officer.certificate_number}）"
            for position, officer in officers.items()
        },
        "officer_opinion": opinion(applied, "建议立案调查。"),
        "head_opinion": opinion(step, step.content["opinion"]),
    }


def refusal_to_file(step: Step, facts: CaseFacts) -> Content:
    """不予立案审批表 (D02-不予): with the reason, and no officers assigned."""
    applied = _taken(facts, "apply_to_file")
    return {
        **_organ(),
        "cause": _cause(facts),
        "source": dict(SOURCES)[facts.steps[0].content["source"]],
        "party": party_block(facts.party),
        "summary": applied.content["summary"],
        "reason": step.content["opinion"],
        "officer_opinion": opinion(applied, applied.content["filing_basis"]),
        "head_opinion": opinion(step, "不予立案。"),
    }


def investigation_report(step: Step, facts: CaseFacts) -> Content:
    """案件调查终结报告 (D09)."""
    content = step.content
    acts = [one for one in facts.steps if one.code == "investigate"]
    return {
        **_organ(),
        "cause": _cause(facts),
        "party": party_block(facts.party),
        "course": "\n".join(
            f"{one.content['started_at'][:10]}，在{one.content['place']}：{one.content['content']}"
            for one in acts
        ),
        "facts": content["facts"],
        "evidence": _evidence(facts),
        "characterization": f"{content['characterization']}\n违反：{content['violated']}",
        "discretion": content["discretion"],
        "proposal": disposition_words(warning=content["warning"], fine_fen=content["fine_fen"]),
        "lead_officer": _officer(facts, 0),
        "second_officer": _officer(facts, 1),
    }


def advance_notice(step: Step, facts: CaseFacts, *, hearing_right: bool) -> Content:
    """行政处罚事先告知书 (D10), with the right to a hearing where there is one."""
    proposed = _taken(facts, "conclude_investigation").content
    day = timezone.localdate(step.recorded_at)
    code = "CF-HEAR-REQ" if hearing_right else "CF-STATEMENT"
    period = DEADLINES[code].period_for(current_house(), day)
    return {
        **_organ(),
        "party": party_block(facts.party),
        "cause": _cause(facts),
        "facts": proposed["facts"],
        "evidence": _evidence(facts),
        "violated": _violated(proposed),
        "basis": proposed["basis"],
        "discretion": proposed["discretion"],
        "proposed_penalty": disposition_words(
            warning=proposed["warning"], fine_fen=proposed["fine_fen"]
        ),
        "fine": proposed["fine_fen"] or None,
        "statement_period": str(period),
        "hearing": HEARING_OFFERED if hearing_right else NO_HEARING,
        **_contact(facts),
    }


def written_decision(step: Step, facts: CaseFacts) -> Content:
    """行政处罚决定书 (D16): the reviewed draft, with number and day, nothing else in substance."""
    if facts.draft is None:
        raise AssertionError("the table lets no decision pass without a draft")
    draft = facts.draft.content
    house = current_house()
    day = timezone.localdate(step.recorded_at)
    content: Content = {
        **_organ(),
        "party": party_block(Party(**draft["party"])),
        "cause": _cause(facts),
        "facts": draft["facts"],
        "evidence": [
            {"name": item["name"], "source": item["source"], "proves": item["proves"]}
            for item in draft["evidence"]
        ],
        "statement_and_hearing": statement_words(facts),
        "violated": _violated(draft),
        "basis": draft["basis"],
        "discretion": draft["discretion"],
        "disposition": disposition_words(warning=draft["warning"], fine_fen=draft["fine_fen"]),
        "publication_period": str(DEADLINES["GS-XKCF"].period_for(house, day)),
        **draft["remedies"],
        **_contact(facts),
        "copies": "一式三份，一份送达当事人，一份归入案卷，一份备查。",
    }
    if draft["fine_fen"]:
        content["fine"] = draft["fine_fen"]
        for name in ("payee_bank", "payee_name", "payee_account"):
            content[name] = str(house.setting(name, day))
    return content


def statement_words(facts: CaseFacts) -> str:
    """Return how the party was heard: when told, by which paper, what came of it."""
    heard = _taken(facts, "hear_statement").content
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no decision pass without a served notice")
    told = facts.notice.document
    served = facts.notice_service.served_on
    rights = "陈述、申辩和要求听证的权利" if facts.notice.hearing_right else "陈述、申辩的权利"
    words = (
        f"本机关于{_day(served)}向当事人送达《{told.title}》（{told.number}），"
        f"告知拟作出的行政处罚内容及事实、理由、依据，以及依法享有的{rights}。"
    )
    if heard["statement"] == "made":
        words += f"当事人提出：{heard['statement_content']}\n经复核，{heard['reexamination']}"
    else:
        words += _STATEMENT_WORDS[heard["statement"]]
    return words + _HEARING_WORDS.get(heard["hearing"], "")


def proof_of_service(step: Step, facts: CaseFacts, *, served: Document) -> Content:
    """送达回证 (D19)."""
    content = step.content
    number = {"document_number": str(served.number)} if served.number else {}
    return {
        **_organ(),
        "cause": _cause(facts),
        "recipient": facts.party.name,
        "document_title": served.title,
        **number,
        "place": facts.party.address,
        "manner": dict(SERVICE_METHODS)[content["method"]],
        "served_at": content["served_on"],
        "signed_by": content["receiver"],
        "relation": content["receiver_relation"],
        "first_server": _officer(facts, 0),
        "second_server": _officer(facts, 1),
    }


def closing_report(step: Step, facts: CaseFacts) -> Content:
    """结案报告 (D24)."""
    decision = facts.case.decision
    executed = _taken(facts, "execute")
    filed = _taken(facts, "file_case")
    archive = DEADLINES["DA-ARCHIVE"].period_for(current_house(), decision.decided_on)
    return {
        **_organ(),
        "cause": _cause(facts),
        "case_number": facts.case.number,
        "party": party_block(facts.party),
        "filed_on": timezone.localdate(filed.happened_at).isoformat(),
        "decided_on": decision.decided_on.isoformat(),
        "decision_number": str(decision.document.number),
        "manner": step.content["manner"],
        "summary": step.content["summary"],
        "execution": executed.content["manner"],
        "archiving": f"自结案之日起{archive}内立卷归档。",
        "officer_opinion": opinion(executed, "处罚决定已经执行，建议结案。"),
        "office_opinion": opinion(step, "同意结案。"),
    }


def _taken(facts: CaseFacts, code: str) -> Step:
    step = facts.last(code)
    if step is None:
        raise AssertionError(f"the table lets no later step pass without {code}")
    return step


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D01": lead_register,
    "D02": filing_approval,
    "D02-不予": refusal_to_file,
    "D09": investigation_report,
    "D10": advance_notice,
    "D16": written_decision,
    "D19": proof_of_service,
    "D24": closing_report,
}
