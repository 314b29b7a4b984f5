"""What the case already knows, so that nobody types it twice."""

from datetime import date
from typing import Any

from django.utils import timezone

from sunlit.archive.queries import next_archive_number
from sunlit.cases.closing import closing_manner
from sunlit.cases.forms.intake import TWO_YEARS
from sunlit.cases.papers.wording import proposal_words
from sunlit.cases.payments import owed_fen
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import leaders_on
from sunlit.people.models import Person
from sunlit.review.queries import unanswered
from sunlit.rules.leniency import Leniency

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
)


_RIGHTS_TOLD = (
    "您有权对本次调查陈述、申辩；认为执法人员与本案有直接利害关系的，有权申请回避。"
    "您应当如实回答询问，协助调查，不得拒绝或者阻挠。对方表示："
)


def prefill(facts: CaseFacts, code: str, person: Person, day: date) -> dict[str, Any]:
    """Return the entries that the person's form of that step begins with, as stored content."""
    if code in {"deliberate", "study_disagreement"}:
        return _speakers(facts, person, day)
    makers = {
        "apply_to_file": _from_the_check,
        "inspect_site": _rights,
        "interview": _rights,
        "reexamine": _from_the_statement,
        "conclude_investigation": _from_the_catalogue,
        "draft_decision": _from_the_proposal,
        "refer": _from_the_draft,
        "record_consultation_answer": _from_the_question,
        "report_crime": _for_the_police,
        "send_transfer": _from_the_report,
        "compile_dossier": _from_the_file,
        "archive_dossier": _from_the_archive,
        "record_payment": _from_the_fine,
        "report_closing": _from_what_happened,
    }
    maker = makers.get(code)
    return maker(facts) if maker else {}


def _from_the_check(facts: CaseFacts) -> dict[str, Any]:
    check = facts.last("check_lead")
    if check is None:
        return {}
    proposal = "file" if check.content["conclusion"] == "file" else "decline"
    return {
        "summary": check.content["found"],
        "proposal": proposal,
        "filing_basis": check.content["reasons"],
        "limit": TWO_YEARS,
    }


def _from_the_statement(facts: CaseFacts) -> dict[str, Any]:
    heard = facts.last("hear_statement")
    said = (heard.content.get("statement_content") if heard else "") or ""
    return {"points": [{"point": line} for line in said.splitlines() if line.strip()]}


def _rights(facts: CaseFacts) -> dict[str, Any]:
    del facts
    return {"rights_told": _RIGHTS_TOLD}


def _from_the_catalogue(facts: CaseFacts) -> dict[str, Any]:
    version = facts.case.matter.versions.latest("since")
    return {
        "characterization": version.name,
        "violated": version.violated,
        "basis": version.consequence,
    }


def _from_the_proposal(facts: CaseFacts) -> dict[str, Any]:
    source = facts.draft.content if facts.draft else None
    proposal = facts.last("conclude_investigation")
    content = source or (proposal.content if proposal else {})
    answers = content.get("leniency") or content
    return {
        **{name: content.get(name) for name in _DISPOSITION},
        **{one.value: answers.get(one.value) for one in Leniency},
    }


def _from_the_fine(facts: CaseFacts) -> dict[str, Any]:
    if "decide" not in facts.position.standing:
        return {}
    return {"amount_fen": owed_fen(facts) or None, "payer": facts.party.name}


def _from_what_happened(facts: CaseFacts) -> dict[str, Any]:
    return {"manner": closing_manner(facts)}


def _for_the_police(facts: CaseFacts) -> dict[str, Any]:
    found = facts.last("conclude_investigation") or facts.last("apply_to_file")
    if found is None:
        return {}
    return {"facts": found.content.get("facts") or found.content["summary"]}


def _from_the_report(facts: CaseFacts) -> dict[str, Any]:
    report = facts.last("report_crime")
    return {"handed_over": report.content["materials"]} if report else {}


def _from_the_draft(facts: CaseFacts) -> dict[str, Any]:
    if facts.draft is None:
        return {}
    content = facts.draft.content
    lines = [f"{item['name']}：证明{item['proves']}" for item in content["evidence"]]
    return {
        "account": content["facts"],
        "bases": f"{content['violated']}\n{content['basis']}",
        "evidence": "\n".join(lines),
        "hearing_record": "未经听证。",
        "other": _minutes(facts) or "无。",
    }


def _minutes(facts: CaseFacts) -> str:
    """What the heads of the organ said of this draft goes to the legal section (审核制度九)."""
    studied, drafted = facts.last("study_disagreement"), facts.last("draft_decision")
    if not (studied and drafted and studied.seq > drafted.seq):
        return ""
    return f"局领导集体研究记录（{timezone.localdate(studied.happened_at):%Y-%m-%d}）。"


def _from_the_question(facts: CaseFacts) -> dict[str, Any]:
    waiting = unanswered(facts)
    return {"consultation": str(waiting[0].seq)} if len(waiting) == 1 else {}


def _from_the_file(_facts: CaseFacts) -> dict[str, Any]:
    return {"statement": "本卷材料齐全，没有缺页、破损；页号和顺序已经核对。"}


def _from_the_archive(facts: CaseFacts) -> dict[str, Any]:
    return {"archive_number": next_archive_number(facts)}


def _speakers(facts: CaseFacts, host: Person, day: date) -> dict[str, Any]:
    """The heads of the organ, the host last, and what is reported to them."""
    others = list(leaders_on(day).exclude(pk=host.pk))
    reporter = facts.officers[0].person
    report = facts.draft.content["facts"] if facts.draft else ""
    proposed = proposal_words(facts.draft.content) if facts.draft else ""
    return {
        "reporter": f"{reporter.name}（{reporter.office.name}{reporter.post}）",
        "report": f"{report}\n建议：{proposed}",
        "views": [{"name": one.name, "post": one.post, "view": ""} for one in [*others, host]],
    }
