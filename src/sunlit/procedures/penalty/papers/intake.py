"""受案 and 立案: the papers D01 and D02."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, certified, day_words, organ
from sunlit.cases.papers.wording import (
    Content,
    act_of,
    is_unsigned,
    issuing,
    opinion,
    parties_block,
    said,
)
from sunlit.cases.queries import CaseFacts, taken
from sunlit.documents.forms.model import OPEN
from sunlit.people.models import Person
from sunlit.procedures.penalty.filing import continues
from sunlit.procedures.penalty.forms.intake import (
    CHECK_CONCLUSIONS,
    DECLINE_GROUNDS,
    JURISDICTIONS,
    LIMITS,
    PROPOSALS,
    SOURCES,
    TWO_YEARS,
)


def lead_register(step: Step, facts: CaseFacts, *, reported: bool) -> Content:
    """案件来源登记表 (D01)."""
    content = step.content
    source = dict(SOURCES)[content["source"]]
    return {
        **organ(),
        "source": "媒体" if source == "媒体披露" else source,
        "registered_at": timezone.localtime(step.recorded_at).isoformat(timespec="seconds"),
        "content": content["content"],
        **({"provider": "已登记，另行保密"} if reported else {}),
        "registrar": step.actor.name,
        "handling_office": facts.case.office.name,
        "disposal": opinion(step, "按规定核查后提请立案审批。"),
    }


def preliminary_check(step: Step, facts: CaseFacts) -> Content:
    """核查记录 (D01-核查)."""
    content = step.content
    started_on = date.fromisoformat(content["started_on"])
    checkers = (
        Person.objects.get(pk=content[name]) for name in ("first_checker", "second_checker")
    )
    lead_officer, second_officer = (certified(person, started_on) for person in checkers)
    return {
        **organ(),
        "lead": facts.title,
        "source": _source(facts),
        "registered_on": timezone.localdate(facts.steps[0].recorded_at).isoformat(),
        "party": parties_block(facts),
        "started_on": content["started_on"],
        "ended_on": content["ended_on"],
        "course": content["course"],
        "found": content["found"],
        "materials": content.get("materials") or "无。",
        "conclusion": dict(CHECK_CONCLUSIONS)[content["conclusion"]],
        "reasons": content["reasons"],
        "lead_officer": lead_officer,
        "second_officer": second_officer,
    }


def filing_approval(step: Step, facts: CaseFacts) -> Content:
    """立案审批表 (D02): issued when the leader has approved, read by the head before."""
    approved = issuing("D02", step, facts)
    applied = taken(facts, "apply_to_file")
    return {
        **_approval(step, facts),
        "basis": applied.content["filing_basis"],
        "jurisdiction": _jurisdiction(facts.content(applied)),
        "limit": _limit(facts.content(applied)),
        "head_opinion": opinion(approved, said(approved, "立案")),
    }


def refusal_to_file(step: Step, facts: CaseFacts) -> Content:
    """不予立案审批表 (D02-不予): with the ground and its reason, and no officers assigned.

    The head of the office reads it before the leader does, as far as it goes.
    """
    refused = issuing("D02-不予", step, facts)
    return {
        **_approval(step, facts),
        **_refused_because(step),
        "check": facts.content(taken(facts, "check_lead"))["found"],
        "reporter_told": (
            "批准后由承办人员告知处理结果；举报人的身份另行保密。" if facts.reporter else ""
        ),
        "head_opinion": opinion(refused, "不同意立案，不予立案。"),
    }


def _refused_because(step: Step) -> Content:
    """What the leader enters with the answer: open in the draft that is read before."""
    if is_unsigned(step):
        return dict.fromkeys(("ground", "reason", "onward"), OPEN)
    content = step.content
    return {
        "ground": dict(DECLINE_GROUNDS)[content["ground"]],
        "reason": content["opinion"],
        "onward": content.get("onward") or "",
    }


def _approval(step: Step, facts: CaseFacts) -> Content:
    """What both papers begin with, and the opinions of the officers and their head."""
    applied, endorsed = taken(facts, "apply_to_file"), act_of("endorse_filing", step, facts)
    proposal = dict(PROPOSALS)[applied.content["proposal"]]
    return {
        **organ(),
        "cause": cause(facts),
        "source": _source(facts),
        "party": parties_block(facts),
        "summary": applied.content["summary"],
        "officer_opinion": opinion(applied, f"{proposal}。{applied.content['filing_basis']}"),
        "office_opinion": opinion(endorsed, said(endorsed, "承办人意见")),
    }


def _source(facts: CaseFacts) -> str:
    return dict(SOURCES)[facts.content(facts.steps[0])["source"]]


def _jurisdiction(applied: Content) -> str:
    word = dict(JURISDICTIONS)[applied["jurisdiction"]]
    return f"{word}。{applied['jurisdiction_reason']}"


def _limit(applied: Content) -> str:
    limit = applied["limit"]
    reason = "" if limit == TWO_YEARS else applied["limit_reason"]
    state = "违法行为仍在继续。" if continues(applied) else _ended(applied)
    found = (
        f"{_day(applied, 'found_on')}{applied['found_by']}已经发现。"
        if applied.get("found_by")
        else ""
    )
    return f"{state}{found}追责期限：{dict(LIMITS)[limit]}。{reason}"


def _ended(applied: Content) -> str:
    return f"违法行为终了日期：{_day(applied, 'act_ended_on')}。"


def _day(applied: Content, name: str) -> str:
    return day_words(date.fromisoformat(applied[name]))


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D01": lead_register,
    "D01-核查": preliminary_check,
    "D02": filing_approval,
    "D02-不予": refusal_to_file,
}
