"""What a draft, a decision and their acts mean, derived again from the facts: asked by `verify`.

Each draft is asked whether it is major, each decision what it rests on, with the functions that
the services use; a forged row with a proper event cannot say that.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone

from sunlit.cases.derived_again import as_it_stood
from sunlit.cases.models import Clearance, Decision, DecisionDraft
from sunlit.cases.queries import CaseFacts
from sunlit.procedures.penalty.drafted import drafted_columns
from sunlit.rules.joint_decision import TOGETHER
from sunlit.rules.violations import FURTHER, OWN_FINE, PROVED_BY, all_kinds, total_fine

_FLAGS = {"is_major": "重大", "deliberates": "应当集体讨论"}
_COLUMNS = {"outcome": "处理结果", "fine_fen": "罚款", "major_row": "目录清单的项"}
_ORGANS_OWN = "remedies"
"""Words of the organ's own file, which may be mended later; no decision rests on them."""


def draft_faults(facts: CaseFacts) -> Iterator[str]:
    """Each version of the draft is what its act wrote, and major where the facts say so."""
    acts = [step for step in facts.steps if step.code == "draft_decision"]
    if len(acts) != len(facts.drafts):
        yield f"决定书稿有{len(facts.drafts)}版，拟定书稿的步骤有{len(acts)}步（CF-G08）。"
        return
    for step, draft in zip(acts, facts.drafts, strict=True):
        where = f"第{draft.version}版决定书稿"
        if draft.made_by_id != step.actor_id:
            yield f"{where}的拟定人不是办理第{step.seq}步的人（CF-G08）。"
        try:
            day = timezone.localdate(step.happened_at)
            derived = drafted_columns(step.content, as_it_stood(facts, step), day)
        except (KeyError, TypeError, ValueError, IndexError):
            yield f"{where}：第{step.seq}步所填的内容不全，无法由它得出书稿（CF-G08）。"
            continue
        yield from _draft_differs(where, draft, derived)


def _draft_differs(where: str, draft: DecisionDraft, derived: Mapping[str, Any]) -> Iterator[str]:
    for name, label in _FLAGS.items():
        if getattr(draft, name) != derived[name]:
            stored, right = ("不是", "是") if derived[name] else ("是", "不是")
            yield f"{where}记为{stored}{label}的决定，由当时的事实应当{right}（CF-G08）。"
    for name, label in _COLUMNS.items():
        if getattr(draft, name) != derived[name]:
            yield f"{where}的{label}与拟定时所填的不符（CF-G08）。"
    content = derived["content"]
    several = (FURTHER, OWN_FINE, PROVED_BY, TOGETHER)
    if all_kinds(draft.content) != all_kinds(content) or any(
        draft.content.get(name) != content.get(name) for name in several
    ):
        yield f"{where}的违法行为、处罚种类与拟定时所填的不符（CF-G08）。"
    elif any(
        draft.content[name] != content[name]
        for name in draft.content.keys() & content.keys() - {_ORGANS_OWN}
    ):
        yield f"{where}的内容与拟定时所填的不符（CF-G08）。"


def decision_faults(facts: CaseFacts, decision: Decision) -> Iterator[str]:
    """A decision rests on its own draft, agreement, deliberation and act (CF-G08, CF-G09)."""
    draft, step = decision.draft, decision.step
    if step.case_id != facts.case.pk or not facts.procedure.step(step.code).decides:
        yield "决定所依据的步骤不是本案作出决定的一步（CF-G08）。"
    if decision.decided_on != timezone.localdate(step.recorded_at):
        yield "决定日期不是批准的当日（CF-G08）。"
    if draft.case_id != facts.case.pk or draft.pk != facts.drafts[-1].pk:
        yield "决定依据的不是本案最新的决定书稿（CF-G08）。"
    if (decision.outcome, decision.fine_fen) != (draft.outcome, draft.fine_fen):
        yield "决定的处理结果或者罚款与决定书稿不一致（CF-G08）。"
    if decision.clearance and decision.clearance.draft_id != draft.pk:
        yield "决定所引的审核通过不是对这一版书稿的（CF-G08）。"
    held = decision.deliberation
    if held and (held.draft_id != draft.pk or held.step.code != "deliberate"):
        yield "决定所引的集体讨论不是对这一版书稿的（CF-G09）。"
    if decision.document.subject != facts.case.uuid:
        yield "决定书不是本案的文书（CF-G15）。"


def notice_faults(facts: CaseFacts) -> Iterator[str]:
    """The fine of each notice is the sum of what the conclusion before it proposed (CF-G07)."""
    for notice in facts.notices:
        proposed = [
            step.content
            for step in facts.steps
            if step.code == "conclude_investigation" and step.seq < notice.step.seq
        ]
        if not proposed or notice.fine_fen != total_fine(proposed[-1]):
            yield f"第{notice.step.seq}步告知的罚款与调查终结时建议的合计不符（CF-G07）。"


def act_faults(facts: CaseFacts) -> Iterator[str]:
    """An act that writes a row of its own left one, and no such row is without its act."""
    for code, found, label in (
        ("review_agrees", Clearance.objects.filter(draft__in=facts.drafts).count(), "审核通过"),
        ("decide", len(facts.decisions), "决定"),
    ):
        taken = sum(step.code == code for step in facts.steps)
        if taken != found:
            name = facts.procedure.step(code).name
            yield f"“{name}”办了{taken}次，{label}有{found}份（CF-G08）。"
