"""What the case already knows, so that nobody types it twice."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from sunlit.archive.queries import next_archive_number
from sunlit.cases.papers.wording import facts_words, proposal_words, provisions_words
from sunlit.cases.party import stated_of
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.cases.work import Opened
from sunlit.parts.assignment.conflicts import unregistered
from sunlit.parts.assignment.forms import RELATION, SELF
from sunlit.parts.deliberation.deliberating import (
    PAPER_VIEWS,
    convened,
    present_at,
    signed_themselves,
)
from sunlit.parts.deliberation.paper_meeting import how_held
from sunlit.procedures.penalty.closing import closing_manner
from sunlit.procedures.penalty.facts import is_raised
from sunlit.procedures.penalty.forms.intake import TWO_YEARS
from sunlit.procedures.penalty.goods import not_received
from sunlit.procedures.penalty.kinds import law_applied
from sunlit.procedures.penalty.payments import owed_of_each
from sunlit.review.queries import unanswered
from sunlit.rules.carrying_out import to_carry_out
from sunlit.rules.deliberation import STUDY, Meeting
from sunlit.rules.house.model import PartyKind
from sunlit.rules.imposed import DETAILS
from sunlit.rules.joint_decision import JOINT, TOGETHER
from sunlit.rules.leniency import Leniency
from sunlit.rules.violations import FURTHER, OWN_FINE, PROVED_BY

_DISPOSITION = (
    "outcome",
    "facts",
    "characterization",
    "violated",
    "basis",
    "discretion",
    "tier",
    "deviation",
    "correction",
    "no_correction",
    "warning",
    "fine_fen",
    *DETAILS,
    PROVED_BY,
    FURTHER,
)


_RIGHTS_TOLD = (
    "您有权对本次调查陈述、申辩；认为执法人员与本案有直接利害关系的，有权申请回避。"
    "您应当如实回答询问，协助调查，不得拒绝或者阻挠。对方表示："
)


def from_the_lead(opened: Opened) -> dict[str, Any]:
    """The party as the lead names it."""
    facts = opened.facts
    return dict(stated_of(facts.content(facts.steps[0])))


def from_the_check(opened: Opened) -> dict[str, Any]:
    """What the check of the lead found, for the request to file."""
    check = opened.facts.last("check_lead")
    if check is None:
        return {}
    proposal = "file" if check.content["conclusion"] == "file" else "decline"
    return {
        "summary": check.content["found"],
        "proposal": proposal,
        "filing_basis": check.content["reasons"],
        "limit": TWO_YEARS,
    }


def from_the_declaration(opened: Opened) -> dict[str, Any]:
    """What an officer has declared of themselves, for the head to put before a leader."""
    waiting = unregistered(opened.facts)
    if not waiting:
        return {}
    said = str(waiting[0].content[RELATION])
    person = str(waiting[0].actor_id)
    return {"manner": SELF, "person": person, "reasons": said, "answer": said}


def from_the_statement(opened: Opened) -> dict[str, Any]:
    """The points of the statement, a row each."""
    heard = opened.facts.last("hear_statement")
    said = (heard.content.get("statement_content") if heard else "") or ""
    return {"points": [{"point": line} for line in said.splitlines() if line.strip()]}


def rights(_opened: Opened) -> dict[str, Any]:
    """The rights that whoever is inspected or questioned is told."""
    return {"rights_told": _RIGHTS_TOLD}


def from_the_catalogue(opened: Opened) -> dict[str, Any]:
    """What the matter violates, and what follows by law."""
    version = opened.facts.case.matter.versions.latest("since")
    return {
        "characterization": version.name,
        "violated": version.violated,
        "basis": version.consequence,
        **_only_choice(opened.facts),
    }


def _only_choice(facts: CaseFacts) -> dict[str, Any]:
    """The situation and the way of computing a fine, where the article leaves no choice."""
    law = law_applied(facts)
    if law is None:
        return {}
    concerned = [one for one in law.situations if one.concerns(PartyKind(facts.party.kind))]
    rules = {(rule.by, rule.base) for one in concerned for rule in one.fines}
    only = {"situation": concerned[0].code} if len(concerned) == 1 else {}
    if len(rules) == 1:
        [(by, base)] = rules
        only |= {"fine_by": by.value, "fine_base": base.partition("（")[0]} if base else {}
    return only


def from_the_proposal(opened: Opened) -> dict[str, Any]:
    """The draft, or what the investigators proposed where that is newer."""
    facts = opened.facts
    proposal, drafted = facts.last("conclude_investigation"), facts.last("draft_decision")
    is_newer = proposal and drafted and proposal.seq > drafted.seq
    source = facts.draft.content if facts.draft and not is_newer else None
    content = source or (proposal.content if proposal else {})
    answers = content.get("leniency") or content
    return {
        **{name: content.get(name) for name in _DISPOSITION},
        **({"fine_fen": content[OWN_FINE]} if OWN_FINE in content else {}),
        **{one.value: answers.get(one.value) for one in Leniency},
        "raise_to_major": is_raised(facts) or None,
        JOINT: True if content.get(TOGETHER) else None,
    }


def from_the_fine(opened: Opened) -> dict[str, Any]:
    """What is still owed, and by whom."""
    facts = opened.facts
    if "decide" not in facts.position.standing:
        return {}
    owed = owed_of_each(facts)
    return {
        "toward": next(iter(owed), ""),
        "amount_fen": next(iter(owed.values()), None),
        "payer": facts.party.name,
    }


def goods_waited_for(opened: Opened) -> dict[str, Any]:
    """What of the inventory was not handed over yet, and by whom it is to be."""
    facts = opened.facts
    if "decide" not in facts.position.standing:
        return {}
    return {"handed_by": facts.party.name, "received": not_received(facts)}


def from_the_decision(opened: Opened) -> dict[str, Any]:
    """A row for each kind that is carried out neither by its service nor by a payment."""
    facts = opened.facts
    if "decide" not in facts.position.standing:
        return {}
    asked = to_carry_out(facts.decision.draft.content)
    return {"carried_out": [{"kind": kind} for kind in asked]}


def from_what_happened(opened: Opened) -> dict[str, Any]:
    """The manner of closing that agrees with what happened."""
    return {"manner": closing_manner(opened.facts)}


def for_the_police(opened: Opened) -> dict[str, Any]:
    """The facts as they were last written."""
    facts = opened.facts
    found = facts.last("conclude_investigation") or facts.last("apply_to_file")
    if found is None:
        return {}
    content = found.content
    return {
        "facts": facts_words(content, facts.evidence_list)
        if content.get("facts")
        else content["summary"]
    }


def from_the_report(opened: Opened) -> dict[str, Any]:
    """What the report of a crime hands over."""
    report = opened.facts.last("report_crime")
    return {"handed_over": report.content["materials"]} if report else {}


def from_the_draft(opened: Opened) -> dict[str, Any]:
    """The draft as it goes to the legal section."""
    facts = opened.facts
    if facts.draft is None:
        return {}
    content = facts.draft.content
    lines = [f"{item['name']}：证明{item['proves']}" for item in content["evidence"]]
    return {
        "account": facts_words(content, content["evidence"]),
        "bases": provisions_words(content),
        "evidence": "\n".join(lines),
        "hearing_record": "未经听证。",
        "other": _minutes(facts) or "无。",
    }


def _minutes(facts: CaseFacts) -> str:
    """What the heads of the organ said of this draft goes to the legal section (审核制度九)."""
    studied, drafted = facts.last("study_disagreement"), facts.last("draft_decision")
    if not (studied and drafted and studied.seq > drafted.seq):
        return ""
    day = timezone.localdate(studied.happened_at)
    return f"局领导集体研究记录（{day:%Y-%m-%d}）{how_held(studied, STUDY, facts)}。"


def from_the_question(opened: Opened) -> dict[str, Any]:
    """The question that waits, where it is only one."""
    waiting = unanswered(opened.facts)
    return {"consultation": str(waiting[0].seq)} if len(waiting) == 1 else {}


def from_the_file(_opened: Opened) -> dict[str, Any]:
    """That the file is complete."""
    return {"statement": "本卷材料齐全，没有缺页、破损；页号和顺序已经核对。"}


def from_the_archive(opened: Opened) -> dict[str, Any]:
    """The next number of the archive."""
    return {"archive_number": next_archive_number(opened.facts)}


def paper_meeting(meeting: Meeting) -> Callable[[Opened], dict[str, Any]]:
    """Return what enters who was called and has signed no view of their own, the host last."""

    def entered(opened: Opened) -> dict[str, Any]:
        called = convened(meeting, opened.facts)
        own = signed_themselves(meeting, opened.facts)
        present = present_at(called, opened.facts) if called else []
        return {PAPER_VIEWS: [{"person": str(one)} for one in present if one not in own]}

    return entered


def speakers(opened: Opened) -> dict[str, Any]:
    """The heads of the organ, the host last, and what is reported to them."""
    facts, host, day = opened.facts, opened.person, opened.day
    others = list(leaders_on(day).exclude(pk__in=[host.pk, *facts.recused]))
    reporter = facts.officers[0].person
    content = facts.draft.content if facts.draft else None
    report = facts_words(content, content["evidence"]) if content else ""
    proposed = proposal_words(content) if content else ""
    return {
        "reporter": f"{reporter.name}（{reporter.office.name}{reporter.post}）",
        "report": f"{report}\n建议：{proposed}",
        "present": [{"person": str(one.pk)} for one in [*others, host]],
    }
