"""What `verify` asks again of the gate: review kept, nothing heavier, reviewers qualified."""

from collections.abc import Iterator

from django.utils import timezone

from sunlit.cases.check import Staff
from sunlit.cases.models import Decision
from sunlit.cases.queries import CaseFacts
from sunlit.people.services.add_qualification import QUALIFICATION_ADDED
from sunlit.procedures.penalty.facts import is_raised, was_referred
from sunlit.procedures.penalty.kinds import why_kinds_not_allowed
from sunlit.procedures.penalty.several import why_not_lawful
from sunlit.procedures.penalty.statements import heavier_after_statement
from sunlit.rules.major_decisions import check_raise_kept
from sunlit.rules.reviewers import UNREGISTERED_THEN, check_qualified
from sunlit.rules.since import Remark, Younger
from sunlit.rules.violations import is_several

_OPINIONS = ("review_agrees", "review_objects", "recheck_maintains")


def kept_under_review(facts: CaseFacts) -> Iterator[str]:
    """A case once referred stays subject to review; only the head undoes a raise (CF-G08)."""
    drafted = [step for step in facts.steps if step.code == "draft_decision"]
    for step, draft in zip(drafted, facts.drafts, strict=False):
        before = _before(facts, step.seq)
        if was_referred(before) and not draft.is_major:
            yield f"第{draft.version}版决定书稿在送审以后不再列为重大（CF-G08）。"
        dropped = check_raise_kept(raised=is_raised(before), raises=step.content["raise_to_major"])
        if dropped:
            yield f"第{draft.version}版决定书稿：{dropped}（CF-G08）"


def not_heavier(facts: CaseFacts) -> Iterator[str]:
    """No conclusion after a statement is heavier than the first without new facts (CF-G19)."""
    for step in facts.steps:
        if step.code != "conclude_investigation":
            continue
        heavier = heavier_after_statement(_before(facts, step.seq), step.content)
        if heavier:
            yield f"第{step.seq}步：{heavier}（CF-G19）"


def kinds_allowed(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """A decision has the kinds of its article; drafts of before say no situation (CF-G13)."""
    draft = decision.draft
    day = timezone.localdate(draft.recorded_at)
    if is_several(draft.content):
        entries = {**draft.content, **draft.content["leniency"]}
        refusal = why_not_lawful(entries, facts, day)
        if refusal:
            yield f"{refusal}（CF-G10、CF-G13）"
    elif "situation" in draft.content:
        refusal = why_kinds_not_allowed(draft.content, facts, day)
        if refusal:
            yield f"{refusal}（CF-G13）"


def reviewers_qualified(facts: CaseFacts, staff: Staff) -> Iterator[str]:
    """Who gave an opinion on a penalty decision was qualified for it (处罚法58.2).

    Before anybody was registered the register says nothing of who was qualified.
    """
    for step in facts.steps:
        if step.code not in _OPINIONS:
            continue
        day = timezone.localdate(step.recorded_at)
        unqualified = check_qualified(step.actor.name, qualified=step.actor.is_qualified_on(day))
        if unqualified and staff.before(step, Younger.QUALIFIED, {QUALIFICATION_ADDED}):
            yield Remark(f"第{step.seq}步：{UNREGISTERED_THEN}")
        elif unqualified:
            yield f"第{step.seq}步：{unqualified}"


def _before(facts: CaseFacts, seq: int) -> CaseFacts:
    """Return the case as it stood before that act, of the rows already read."""
    then = CaseFacts(facts.case, facts.whom, facts.ordinal)
    vars(then).update(
        steps=[step for step in facts.steps if step.seq < seq],
        notices=[notice for notice in facts.notices if notice.step.seq < seq],
    )
    return then
