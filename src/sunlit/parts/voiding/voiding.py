"""作废: which case may be void, which proposal waits, and how lists say that one is."""

from collections.abc import Mapping
from dataclasses import dataclass

from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts
from sunlit.parts.voiding.forms import GROUNDS
from sunlit.parts.voiding.steps import APPROVAL, PROPOSAL, REFUSAL, VOIDING
from sunlit.rules.citations import practice
from sunlit.rules.refusal import Refusal


@dataclass(frozen=True)
class Bounds:
    """What voiding meets in one procedure.

    `waits` are the steps that wait until a proposal is answered: nobody goes on with what may be
    void. `told` are those after which somebody outside the organ counts on the case, each with the
    sentence that says how the case ends then.
    """

    waits: frozenset[str]
    told: Mapping[str, str]


def open_voiding(facts: CaseFacts) -> Step | None:
    """Return the act that proposed to void the case and that nobody has answered yet, or None."""
    for step in reversed(facts.steps):
        if step.code in {APPROVAL, REFUSAL}:
            return None
        if step.code == PROPOSAL:
            return step
    return None


def why_not_voided(bounds: Bounds, code: str, facts: CaseFacts) -> Refusal | None:
    """Return why the step does not go with a proposal to void the case, or None."""
    asked = open_voiding(facts)
    if code not in VOIDING:
        if asked is None or code not in bounds.waits:
            return None
        name = facts.procedure.step(code).name
        return Refusal(f"本案正在提请作废，审批以后才能办理“{name}”。", practice())
    told = next((one.code for one in facts.steps if one.code in bounds.told), None)
    if told:
        return Refusal(bounds.told[told], practice())
    if code == PROPOSAL and asked:
        return Refusal("本案已经提请作废，等待审批。", practice())
    if code != PROPOSAL and asked is None:
        return Refusal("没有等待审批的作废。", practice())
    return None


def ground_of(asked: Step) -> str:
    """Return why the case should be void, in a few words: 重复登记，见 YQFGW-CF-2026-0001."""
    words = dict(GROUNDS)[asked.content["ground"]].partition("（")[0]
    other = (asked.content.get("other_case") or "").strip()
    return f"{words}，见 {other}" if other else words


def voided_words(facts: CaseFacts) -> str:
    """Return what lists add to the name of a case that is void; nothing for every other case."""
    asked = facts.last(PROPOSAL)
    if asked is None or APPROVAL not in facts.position.standing:
        return ""
    return f"（已作废：{ground_of(asked)}）"
