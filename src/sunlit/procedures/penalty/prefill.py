"""What the case already knows, so that nobody types it twice."""

from typing import Any

from sunlit.cases.papers.wording import facts_words, proposal_words, provisions_words
from sunlit.cases.party import stated_of
from sunlit.cases.queries import CaseFacts
from sunlit.cases.work import Opened
from sunlit.procedures.penalty.closing import closing_manner
from sunlit.procedures.penalty.facts import is_raised
from sunlit.procedures.penalty.forms.intake import TWO_YEARS
from sunlit.procedures.penalty.goods import not_received
from sunlit.procedures.penalty.kinds import law_applied
from sunlit.procedures.penalty.payments import owed_of_each
from sunlit.rules.carrying_out import to_carry_out
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


def from_the_statement(opened: Opened) -> dict[str, Any]:
    """The points of the statement, a row each."""
    heard = opened.facts.last("hear_statement")
    said = (heard.content.get("statement_content") if heard else "") or ""
    return {"points": [{"point": line} for line in said.splitlines() if line.strip()]}


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


def account_of_the_draft(facts: CaseFacts) -> dict[str, Any]:
    """The draft as it goes to the legal section: what happened, on what it rests."""
    if facts.draft is None:
        return {}
    content = facts.draft.content
    lines = [f"{item['name']}：证明{item['proves']}" for item in content["evidence"]]
    return {
        "account": facts_words(content, content["evidence"]),
        "bases": provisions_words(content),
        "evidence": "\n".join(lines),
    }


def report_of_the_draft(facts: CaseFacts) -> str:
    """What is reported of the draft to the heads of the organ."""
    content = facts.draft.content if facts.draft else None
    report = facts_words(content, content["evidence"]) if content else ""
    proposed = proposal_words(content) if content else ""
    return f"{report}\n建议：{proposed}"
