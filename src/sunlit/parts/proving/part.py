"""补存凭证: a file that proves an act comes later, by an act of its own."""

from sunlit.cases.asking import choosing
from sunlit.cases.attached import ABOUT, proof_called, provable
from sunlit.cases.models import Step
from sunlit.cases.queries import CaseFacts, localdate_of
from sunlit.cases.work import Opened, Part, Work
from sunlit.rules.forms import StepForm
from sunlit.rules.landmarks import ATTACH


def _which_act(form: StepForm, opened: Opened) -> StepForm:
    """Let the act that a file proves be chosen among those that a file may prove."""
    facts = opened.facts
    return choosing(form, ABOUT, provable(facts), lambda one: _act(one, facts))


def _act(step: Step, facts: CaseFacts) -> str:
    name = "：".join(filter(None, (facts.procedure.step(step.code).name, facts.whom_of(step))))
    number = step.content.get("receipt_number")
    receipt = f"（{number}）" if number else ""
    there = len(facts.proofs_of(step))
    has = f"已有 {there} 个文件" if there else "还没有文件"
    return f"{localdate_of(step)} {name}{receipt}：{proof_called(facts, step)}，{has}"


PROVING = Part(work={ATTACH: Work(asks=_which_act)})
